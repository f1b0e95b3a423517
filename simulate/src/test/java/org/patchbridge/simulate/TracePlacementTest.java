package org.patchbridge.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.dataset.Species;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.Preset;
import org.patchbridge.family.TraceSpan;
import org.patchbridge.family.recipe.CellFeatures;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikePoint;
import org.patchbridge.stimulus.StimulusOntology;

/**
 * The values of families are computed again from the stretches of trace they are placed at, without
 * the code that took them.
 */
class TracePlacementTest {
  /** Families are stored in single precision. */
  private static final double TOLERANCE = 2e-4;

  private static final Map<String, Extracted> EXTRACTED = new HashMap<>();

  /** A recording and what was taken from it. */
  private record Extracted(
      SimulatedCell recording, CellExtraction cell, Map<Integer, Sweep> loaded) {

    float[] values(String family) {
      return ((FamilyVector.Present) cell.families().get(family)).values();
    }

    boolean recorded(String family, int position) {
      return !((FamilyVector.Present) cell.families().get(family)).estimated().get(position);
    }

    List<TraceSpan> at(String family, int position) {
      return cell.placements().get(family).at(position);
    }

    double[] samples(TraceSpan span) {
      SweepInfo info = info(span.sweep());
      double rate = info.samplingRateHz();
      return Arrays.copyOfRange(
          load(info).millivolts(),
          (int) Math.rint(span.fromSeconds() * rate),
          (int) Math.rint(span.toSeconds() * rate));
    }

    double mean(TraceSpan span) {
      return Arrays.stream(samples(span)).average().orElseThrow();
    }

    double meanOfMeans(String family, int position) {
      return at(family, position).stream().mapToDouble(this::mean).average().orElseThrow();
    }

    Sweep load(SweepInfo info) {
      return loaded.computeIfAbsent(info.number(), number -> recording.load(info));
    }

    private SweepInfo info(int number) {
      return recording.sweeps().stream()
          .filter(sweep -> sweep.number() == number)
          .findFirst()
          .orElseThrow();
    }

    List<Spike> spikes(int sweep) {
      return cell.spikes().stream()
          .filter(each -> each.sweep().number() == sweep)
          .findFirst()
          .orElseThrow()
          .spikes();
    }

    double seconds(Spike spike, int sweep) {
      return spike.threshold().index() / info(sweep).samplingRateHz();
    }

    LongSquareSweep longSquare(int number) {
      return cell.analyses().longSquares().orElseThrow().sweeps().stream()
          .filter(sweep -> sweep.info().number() == number)
          .findFirst()
          .orElseThrow();
    }
  }

  static Stream<Arguments> recordings() {
    return Stream.of(
        Arguments.of(Preset.DEFAULT, 50_000, "Pvalb"),
        Arguments.of(Preset.DEFAULT, 100_000, "Sst"),
        Arguments.of(Preset.IPFX, 50_000, "Vip"),
        Arguments.of(Preset.PAPER, 50_000, "Sst"));
  }

  private static Extracted extracted(Preset preset, int rate, String subclass) {
    return EXTRACTED.computeIfAbsent(
        preset.key() + rate + subclass,
        key -> {
          SimulationSettings settings =
              SimulationSettings.defaults()
                  .withSamplingRateHz(rate)
                  .withRampShare(1)
                  .withStepsAboveRheobasePicoamps(List.of(20, 40, 80));
          SimulatedCell cell =
              CellSimulator.with(settings)
                  .simulate(
                      new PlannedCell(
                          "cell", Species.MOUSE, "donor", 3, 4, subclass, Optional.empty()));
          return new Extracted(
              cell,
              CellFeatures.extract(cell, preset, StimulusOntology.builtIn()),
              new HashMap<>());
        });
  }

  private static IntStream positions(Extracted extracted, String family) {
    return IntStream.range(0, extracted.values(family).length);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void everyPresentFamilyIsPlacedInsideTheSweepsThatWereUsed(
      Preset preset, int rate, String subclass) {
    Extracted extracted = extracted(preset, rate, subclass);
    assertThat(extracted.cell().refusal()).isEmpty();
    assertThat(extracted.cell().placements()).hasSizeGreaterThanOrEqualTo(11);
    extracted
        .cell()
        .placements()
        .forEach(
            (family, placement) -> {
              int length = extracted.values(family).length;
              for (int position = 0; position < length; position++) {
                assertThat(placement.at(position)).as(family).isNotEmpty();
                for (TraceSpan span : placement.at(position)) {
                  assertThat(extracted.cell().usedSweeps()).contains(span.sweep());
                  assertThat(span.fromSeconds()).isGreaterThan(0).isLessThan(span.toSeconds());
                  assertThat(extracted.samples(span)).isNotEmpty().doesNotContain(Double.NaN);
                }
              }
              assertThatThrownBy(() -> placement.at(length))
                  .isInstanceOf(IndexOutOfBoundsException.class);
            });
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void firstSpikesAreTheSamplesTheyArePlacedAt(Preset preset, int rate, String subclass) {
    Extracted extracted = extracted(preset, rate, subclass);
    positions(extracted, "first_ap_v")
        .forEach(
            position ->
                assertThat(extracted.meanOfMeans("first_ap_v", position))
                    .isCloseTo(extracted.values("first_ap_v")[position], within(TOLERANCE)));
    List<TraceSpan> first = extracted.at("first_ap_v", 0);
    for (TraceSpan span : first) {
      assertThat(span.spike()).hasValue(0);
      assertThat(extracted.seconds(extracted.spikes(span.sweep()).get(0), span.sweep()))
          .isCloseTo(span.fromSeconds(), within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void differencesAreThoseOfTheTwoHalvesOfTheirStretch(Preset preset, int rate, String subclass) {
    Extracted extracted = extracted(preset, rate, subclass);
    ToDoubleFunction<TraceSpan> rise =
        span -> {
          double[] samples = extracted.samples(span);
          int half = samples.length / 2;
          return (Arrays.stream(samples, half, samples.length).sum()
                  - Arrays.stream(samples, 0, half).sum())
              / half;
        };
    positions(extracted, "first_ap_dv")
        .forEach(
            position ->
                assertThat(
                        extracted.at("first_ap_dv", position).stream()
                            .mapToDouble(rise)
                            .average()
                            .orElseThrow())
                    .isCloseTo(extracted.values("first_ap_dv")[position], within(TOLERANCE)));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void intervalShapeIsTheMeanOfItsIntervalsAboveThreshold(
      Preset preset, int rate, String subclass) {
    Extracted extracted = extracted(preset, rate, subclass);
    ToDoubleFunction<TraceSpan> aboveThreshold =
        span ->
            extracted.mean(span)
                - extracted
                    .spikes(span.sweep())
                    .get(span.spike().orElseThrow())
                    .threshold()
                    .millivolts();
    positions(extracted, "isi_shape")
        .forEach(
            position ->
                assertThat(
                        extracted.at("isi_shape", position).stream()
                            .mapToDouble(aboveThreshold)
                            .average()
                            .orElseThrow())
                    .isCloseTo(extracted.values("isi_shape")[position], within(TOLERANCE)));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void rateOfABinIsTheSpikesInItsStretch(Preset preset, int rate, String subclass) {
    Extracted extracted = extracted(preset, rate, subclass);
    int estimated = 0;
    for (int position = 0; position < extracted.values("psth").length; position++) {
      List<TraceSpan> spans = extracted.at("psth", position);
      estimated += extracted.recorded("psth", position) ? 0 : 1;
      assertThat(spans).hasSizeLessThanOrEqualTo(extracted.recorded("psth", position) ? 1 : 2);
      double expected =
          spans.stream().mapToDouble(span -> spikeRate(extracted, span)).average().orElseThrow();
      assertThat(expected).isCloseTo(extracted.values("psth")[position], within(1e-3));
    }
    boolean allRecorded = preset == Preset.PAPER;
    assertThat(estimated > 0).as("currents that were not recorded").isNotEqualTo(allRecorded);
  }

  /** The margin keeps spikes on an edge, to rounding, on the side the family counts them. */
  private static double spikeRate(Extracted extracted, TraceSpan span) {
    double margin = 1e-9;
    long spikes =
        extracted.spikes(span.sweep()).stream()
            .mapToDouble(spike -> extracted.seconds(spike, span.sweep()))
            .filter(t -> t >= span.fromSeconds() - margin && t < span.toSeconds() - margin)
            .count();
    return spikes / (span.toSeconds() - span.fromSeconds());
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void measureOfABinWithOneSpikeIsThatOfTheSpikeItNames(Preset preset, int rate, String subclass) {
    Extracted extracted = extracted(preset, rate, subclass);
    Map<String, ToDoubleFunction<Spike>> measures =
        Map.of(
            "spiking_threshold_v", spike -> spike.threshold().millivolts(),
            "spiking_peak_v", spike -> spike.peak().millivolts(),
            "spiking_width", Spike::widthSeconds,
            "spiking_fast_trough_v",
                spike -> spike.fastTrough().map(SpikePoint::millivolts).orElse(Double.NaN),
            "spiking_upstroke_downstroke_ratio", Spike::upstrokeDownstrokeRatio);
    measures.forEach(
        (family, measure) -> {
          int alone = 0;
          for (int position = 0; position < extracted.values(family).length; position++) {
            TraceSpan span = extracted.at(family, position).get(0);
            if (extracted.recorded(family, position) && span.spike().isPresent()) {
              Spike spike = extracted.spikes(span.sweep()).get(span.spike().getAsInt());
              if (!spike.clipped()) {
                assertThat(measure.applyAsDouble(spike))
                    .as(family)
                    .isCloseTo(extracted.values(family)[position], within(TOLERANCE));
                alone++;
              }
            }
          }
          assertThat(alone).as("bins of " + family + " with one spike").isGreaterThan(5);
        });
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void binsOfAStepAreTheMeanOfTheirStretch(Preset preset, int rate, String subclass) {
    Extracted extracted = extracted(preset, rate, subclass);
    positions(extracted, "step_subthresh")
        .filter(position -> extracted.recorded("step_subthresh", position))
        .forEach(
            position ->
                assertThat(extracted.meanOfMeans("step_subthresh", position))
                    .isCloseTo(extracted.values("step_subthresh")[position], within(TOLERANCE)));
    positions(extracted, "subthresh_norm")
        .forEach(
            position -> {
              TraceSpan span = extracted.at("subthresh_norm", position).get(0);
              LongSquareSweep sweep = extracted.longSquare(span.sweep());
              double depth = sweep.baseline() - sweep.deflection().millivolts();
              assertThat((extracted.mean(span) - sweep.baseline()) / depth)
                  .isCloseTo(extracted.values("subthresh_norm")[position], within(TOLERANCE));
            });
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void binsOverASpikeTrainLieInsideTheStep(Preset preset, int rate, String subclass) {
    Extracted extracted = extracted(preset, rate, subclass);
    positions(extracted, "inst_freq")
        .forEach(
            position -> {
              for (TraceSpan span : extracted.at("inst_freq", position)) {
                LongSquareSweep sweep = extracted.longSquare(span.sweep());
                double middle = (span.fromSeconds() + span.toSeconds()) / 2;
                SweepInfo info = extracted.info(span.sweep());
                int sample = (int) (middle * info.samplingRateHz());
                assertThat(extracted.load(info).current().at(sample))
                    .isEqualTo(sweep.amplitude())
                    .isGreaterThan(0);
              }
            });
  }
}
