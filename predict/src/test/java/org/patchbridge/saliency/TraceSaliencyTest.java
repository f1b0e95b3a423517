package org.patchbridge.saliency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.explain.Segment;
import org.patchbridge.explain.SegmentEffect;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.Preset;
import org.patchbridge.family.TracePlacement;
import org.patchbridge.family.TraceSpan;
import org.patchbridge.saliency.TraceSaliency.Piece;

class TraceSaliencyTest {
  private static final OptionalInt NO_SPIKE = OptionalInt.empty();

  /** Position k lies from 1 + k/10 to 1 + (k+1)/10 s of sweep 7. */
  private static final TracePlacement IN_SWEEP_7 =
      k -> List.of(new TraceSpan(7, NO_SPIKE, 1 + k / 10.0, 1 + (k + 1) / 10.0));

  /** The same of two spikes of sweep 7 and one of sweep 9. */
  private static final TracePlacement OF_THREE_SPIKES =
      k ->
          List.of(
              new TraceSpan(9, OptionalInt.of(0), 3 + k, 4 + k),
              new TraceSpan(7, OptionalInt.of(1), 20 + k, 21 + k),
              new TraceSpan(7, OptionalInt.of(0), 1 + k, 2 + k));

  private static CellExtraction cell(float[] values, TracePlacement placement) {
    return new CellExtraction(
        "cell",
        Preset.DEFAULT,
        Optional.empty(),
        Map.of("psth", new FamilyVector.Present(values, new BitSet())),
        Map.of("psth", placement),
        Map.of(),
        List.of(),
        new CellExtraction.Analyses(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        List.of(),
        OptionalDouble.empty());
  }

  private static SegmentEffect effect(int from, int to, double forFirst) {
    return new SegmentEffect(new Segment("psth", from, to), new double[] {forFirst, -forFirst});
  }

  @Test
  void neighbouringPositionsAreOneStretchOfTrace() {
    TraceSaliency saliency =
        TraceSaliency.of(List.of(effect(2, 5, 0.6)), cell(new float[9], IN_SWEEP_7), 0);
    assertThat(saliency.effects()).hasSize(1);
    PlacedEffect placed = saliency.effects().get(0);
    assertThat(placed.logOdds()).isEqualTo(0.6);
    assertThat(placed.spans()).hasSize(1);
    assertThat(placed.spans().get(0).fromSeconds()).isCloseTo(1.2, within(1e-12));
    assertThat(placed.spans().get(0).toSeconds()).isCloseTo(1.5, within(1e-12));
    assertThat(saliency.curves().get(7)).hasSize(1);
    assertThat(saliency.curves().get(7).get(0).logOdds()).isEqualTo(0.6);
  }

  @Test
  void whatWasAveragedOverSpikesIsSharedAmongThem() {
    TraceSaliency saliency =
        TraceSaliency.of(List.of(effect(0, 2, 0.9)), cell(new float[4], OF_THREE_SPIKES), 0);
    assertThat(saliency.effects().get(0).spans())
        .containsExactly(
            new TraceSpan(7, OptionalInt.of(0), 1, 3),
            new TraceSpan(7, OptionalInt.of(1), 20, 22),
            new TraceSpan(9, OptionalInt.of(0), 3, 5));
    assertThat(saliency.curves().keySet()).containsExactly(7, 9);
    assertThat(saliency.curves().get(9)).hasSize(1);
    assertThat(saliency.curves().get(9).get(0).logOdds()).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void evidenceForOneClassIsAgainstTheOther() {
    List<SegmentEffect> effects = List.of(effect(0, 3, 0.5), effect(3, 6, -1.5));
    CellExtraction cell = cell(new float[9], IN_SWEEP_7);
    TraceSaliency first = TraceSaliency.of(effects, cell, 0);
    TraceSaliency second = TraceSaliency.of(effects, cell, 1);
    assertThat(first.effects()).extracting(PlacedEffect::logOdds).containsExactly(-1.5, 0.5);
    assertThat(second.effects()).extracting(PlacedEffect::logOdds).containsExactly(1.5, -0.5);
    assertThat(second.curves().get(7)).extracting(Piece::logOdds).containsExactly(-0.5, 1.5);
  }

  @Test
  void positionsWithoutAValueAndWindowsWithoutEffectAreLeftOut() {
    float[] values = {1, Float.NaN, 1, 1};
    TraceSaliency saliency =
        TraceSaliency.of(
            List.of(
                effect(0, 3, 0.4),
                effect(3, 4, 0),
                new SegmentEffect(new Segment("scalars", 0, 1), new double[] {2, -2})),
            cell(values, IN_SWEEP_7),
            0);
    assertThat(saliency.effects()).hasSize(1);
    assertThat(saliency.effects().get(0).spans()).hasSize(2);
    assertThat(saliency.curves().get(7)).extracting(Piece::logOdds).containsExactly(0.2, 0.2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void curveIsTheSumOfWhatLiesAtEachTime(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SegmentEffect> effects = new ArrayList<>();
    for (int k = 0; k < 12; k++) {
      int from = random.nextInt(30);
      effects.add(effect(from, from + 1 + random.nextInt(10), random.nextDouble() - 0.5));
    }
    TraceSaliency saliency = TraceSaliency.of(effects, cell(new float[40], IN_SWEEP_7), 0);
    for (int k = 0; k < 40; k++) {
      int position = k;
      double time = 1 + (k + 0.5) / 10;
      double expected =
          effects.stream()
              .filter(e -> e.segment().from() <= position && position < e.segment().to())
              .mapToDouble(e -> e.of(0))
              .sum();
      double found =
          saliency.curves().get(7).stream()
              .filter(piece -> piece.fromSeconds() <= time && time < piece.toSeconds())
              .mapToDouble(Piece::logOdds)
              .sum();
      assertThat(found).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void noWindowReachesOverTwoCurrents() {
    List<Column> columns =
        IntStream.range(0, 120).mapToObj(k -> new Column("psth[" + k + "]", "Hz")).toList();
    FamilyBlock psth = FamilyBlock.builder("psth", columns, 1).build();
    FamilyBlock scalars =
        FamilyBlock.builder("scalars", List.of(new Column("tau", "ms")), 1).build();
    Cell cell = new Cell("c", Species.MOUSE, Optional.empty(), Optional.empty(), Optional.empty());
    List<Segment> windows =
        TraceSaliency.windows(new Cohort("one", List.of(cell), List.of(scalars, psth), List.of()));
    assertThat(windows).hasSize(60).allMatch(window -> window.family().equals("psth"));
    assertThat(windows).allMatch(window -> window.from() / 20 == (window.to() - 1) / 20);
    assertThat(windows.stream().mapToInt(Segment::width).sum()).isEqualTo(120);
  }
}
