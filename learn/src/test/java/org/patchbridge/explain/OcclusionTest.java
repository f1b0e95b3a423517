package org.patchbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.evaluation.Classifier;

/** Against a logistic model, whose log-odds are a sum over its inputs. */
class OcclusionTest {
  private static final double[] WEIGHTS = {0.5, -0.25, 0.75, 1};
  private static final double[] CELL = {2, 3, -1, Double.NaN};

  /** Log-odds of class 0: the weighted sum of the present values of family "wave". */
  private static final Classifier LOGISTIC =
      (cohort, rows) ->
          Arrays.stream(rows)
              .mapToObj(
                  row -> new double[] {probability(cohort, row), 1 - probability(cohort, row)})
              .toArray(double[][]::new);

  private static double probability(Cohort cohort, int row) {
    FamilyBlock wave =
        cohort.families().stream().filter(f -> f.name().equals("wave")).findFirst().orElseThrow();
    double sum = 0;
    for (int k = 0; k < wave.width(); k++) {
      sum += wave.isPresent(row, k) ? WEIGHTS[k] * wave.value(row, k) : 0;
    }
    return 1 / (1 + Math.exp(-sum));
  }

  private static FamilyBlock block(String name, double[]... cells) {
    List<Column> columns =
        IntStream.range(0, cells[0].length).mapToObj(k -> new Column(name + k, "mV")).toList();
    FamilyBlock.Builder block = FamilyBlock.builder(name, columns, cells.length);
    for (int i = 0; i < cells.length; i++) {
      for (int k = 0; k < columns.size(); k++) {
        if (Double.isNaN(cells[i][k])) {
          block.absent(i, k, "no ramp was run");
        } else {
          block.set(i, k, cells[i][k]);
        }
      }
    }
    return block.build();
  }

  private static Cohort cohort(List<FamilyBlock> families, String... subclasses) {
    List<Cell> cells = new ArrayList<>();
    for (String subclass : subclasses) {
      cells.add(
          new Cell(
              "cell " + cells.size(),
              Species.MOUSE,
              Optional.empty(),
              Optional.of(subclass).filter(name -> !name.isEmpty()),
              Optional.empty()));
    }
    return new Cohort("cells", cells, families, List.of());
  }

  /** Medians 1, 0, 1, 4 of Sst and 3, 2, NaN, 4 of Vip: reference 2, 1, 1, 4. */
  private static TypicalRanges typical() {
    FamilyBlock wave = block("wave", new double[] {1, 0, 1, 4}, new double[] {3, 2, Double.NaN, 4});
    return TypicalRanges.fit(cohort(List.of(wave), "Sst", "Vip"), new int[] {0, 1});
  }

  /** The second of two unlabelled cells, with a family the model does not know. */
  private static Cohort unlabelled() {
    return cohort(
        List.of(
            block("other", new double[] {9, 9}, new double[] {8, 8}),
            block("wave", new double[] {0, 0, 0, 0}, CELL)),
        "",
        "");
  }

  @Test
  void manyCellsAtOnceHaveTheEffectsThatEachHasByItself() {
    Cohort cohort = unlabelled();
    List<Segment> families = Segment.wholeFamilies(cohort);

    assertThat(Occlusion.ofRows(LOGISTIC, cohort, new int[] {1, 0}, typical(), families))
        .containsExactly(
            Occlusion.of(LOGISTIC, cohort, 1, typical(), families),
            Occlusion.of(LOGISTIC, cohort, 0, typical(), families));
  }

  @Test
  void effectOfASegmentIsWhatItAddsToTheLogOdds() {
    List<Segment> columns = Segment.columnsOf(unlabelled().families().get(1));
    List<SegmentEffect> effects = Occlusion.of(LOGISTIC, unlabelled(), 1, typical(), columns);
    double[] reference = {2, 1, 1, 4};
    assertThat(effects).hasSize(4);
    for (int k = 0; k < 3; k++) {
      double added = WEIGHTS[k] * (CELL[k] - reference[k]);
      assertThat(effects.get(k).segment()).isEqualTo(new Segment("wave", k, k + 1));
      assertThat(effects.get(k).of(0)).isCloseTo(added, within(1e-9));
      assertThat(effects.get(k).of(1)).isCloseTo(-added, within(1e-9));
    }
  }

  @Test
  void absentValueStaysAbsentAndHasNoEffect() {
    Segment absent = new Segment("wave", 3, 4);
    SegmentEffect effect =
        Occlusion.of(LOGISTIC, unlabelled(), 1, typical(), List.of(absent)).get(0);
    assertThat(effect.logOdds()).containsExactly(0, 0);
  }

  @Test
  void familyTheModelDoesNotKnowHasNoEffect() {
    List<SegmentEffect> effects =
        Occlusion.of(LOGISTIC, unlabelled(), 1, typical(), Segment.wholeFamilies(unlabelled()));
    assertThat(effects.get(0).segment().family()).isEqualTo("other");
    assertThat(effects.get(0).logOdds()).containsExactly(0, 0);
    double whole = 0.5 * (2 - 2) - 0.25 * (3 - 1) + 0.75 * (-1 - 1);
    assertThat(effects.get(1).of(0)).isCloseTo(whole, within(1e-9));
  }

  @Test
  void allVariantsArePredictedInOneCallAndTheCohortIsLeftAsItWas() {
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger cells = new AtomicInteger();
    Cohort cohort = unlabelled();
    Classifier counting =
        (asked, rows) -> {
          calls.incrementAndGet();
          cells.set(rows.length);
          return LOGISTIC.probabilities(asked, rows);
        };
    Occlusion.of(counting, cohort, 1, typical(), Segment.windows(cohort.families().get(1), 3));
    assertThat(calls).hasValue(1);
    assertThat(cells).hasValue(3);
    assertThat(cohort.families().get(1).value(1, 0)).isEqualTo(2);
  }

  @Test
  void certaintyBeyondWhatAModelCanTellCountsAsThatMuchOnly() {
    Classifier certain =
        (cohort, rows) ->
            Arrays.stream(rows)
                .mapToObj(row -> row == 0 ? new double[] {1, 0} : new double[] {0.5, 0.5})
                .toArray(double[][]::new);
    SegmentEffect effect =
        Occlusion.of(certain, unlabelled(), 1, typical(), List.of(new Segment("wave", 0, 2)))
            .get(0);
    assertThat(effect.of(0)).isCloseTo(Math.log(999), within(1e-9));
    assertThat(effect.of(1)).isCloseTo(-Math.log(999), within(1e-9));
  }

  @Test
  void windowsCoverAFamilyOnceEach() {
    assertThat(Segment.windows("wave", 0, 7, 3))
        .containsExactly(
            new Segment("wave", 0, 3), new Segment("wave", 3, 6), new Segment("wave", 6, 7));
    assertThat(Segment.windows("wave", 4, 6, 50)).containsExactly(new Segment("wave", 4, 6));
    assertThatThrownBy(() -> Segment.windows("wave", 0, 7, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void segmentOutsideTheCohortIsRefused() {
    assertThatThrownBy(
            () ->
                Occlusion.of(
                    LOGISTIC, unlabelled(), 1, typical(), List.of(new Segment("wave", 2, 5))))
        .hasMessageContaining("columns 2 to 5 of wave are not in the cohort");
    assertThatThrownBy(
            () ->
                Occlusion.of(
                    LOGISTIC, unlabelled(), 1, typical(), List.of(new Segment("ramp", 0, 1))))
        .hasMessageContaining("ramp");
  }
}
