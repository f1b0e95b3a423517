package org.patchbridge.family.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.family.FamilyTable;
import org.patchbridge.family.FirstActionPotential;
import org.patchbridge.family.IsiShape;
import org.patchbridge.family.NormalisedFrequency;
import org.patchbridge.family.PlacedVector;
import org.patchbridge.family.SilentSteps;
import org.patchbridge.family.SpikeFamilies;
import org.patchbridge.family.SpikingLevels;
import org.patchbridge.family.StepSubthreshold;
import org.patchbridge.family.SubthresholdNorm;
import org.patchbridge.family.TimeBins;
import org.patchbridge.family.VectorBuilder;
import org.patchbridge.protocol.FirstSpike;
import org.patchbridge.protocol.LongSquareAnalysis;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.protocol.PulseSweep;
import org.patchbridge.protocol.RampAnalysis;
import org.patchbridge.protocol.ShortSquareAnalysis;
import org.patchbridge.protocol.StepResponse;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.stimulus.StimulusWindow;

/** The families as IPFX's run_feature_vector_extraction takes them: all or none. */
final class IpfxFamilies {
  static final double[] LEVELS = {0, 20, 40, 60, 80, 100};
  static final double[] STEPS = {-90, -70, -50, -30, -10};
  static final double STEP_TOLERANCE = 5;
  static final double NORM_TARGET = -101;
  static final int RATE_BIN_MILLISECONDS = 50;
  static final int BIN_MILLISECONDS = 20;

  /** Taken for the current above rheobase if at most one level matches, pA. */
  private static final double LEVEL_SHIFT = 10;

  private IpfxFamilies() {}

  /**
   * @throws MeasurementException if one of them cannot be had
   */
  static void putAll(
      FamilyTable table,
      LongSquareAnalysis longSquares,
      ShortSquareAnalysis shortSquares,
      RampAnalysis ramps) {
    putSubthreshold(table, longSquares);
    table.require(FamilySpec.ISI_SHAPE, () -> IsiShape.of(longSquares.sweeps()));
    putFirstSpikes(table, longSquares, shortSquares, ramps);
    SpikeFamilies spiking =
        new SpikeFamilies(
            new SpikingLevels(LEVELS, 0, LEVEL_SHIFT, SpikingLevels.Match.FIRST)
                .of(longSquares.suprathreshold().orElseThrow()));
    table.require(FamilySpec.PSTH, () -> spiking.psth(RATE_BIN_MILLISECONDS));
    PlacedVector frequency = spiking.instantaneousFrequency(BIN_MILLISECONDS);
    table.require(FamilySpec.INST_FREQ, () -> frequency);
    table.require(
        FamilySpec.INST_FREQ_NORM, () -> NormalisedFrequency.of(frequency, LEVELS.length));
    SpikeMeasures.all()
        .forEach(
            (spec, measure) ->
                table.require(spec, () -> spiking.measure(BIN_MILLISECONDS, measure)));
  }

  private static void putSubthreshold(FamilyTable table, LongSquareAnalysis longSquares) {
    List<LongSquareSweep> silent = longSquares.subthreshold().orElseThrow().silent();
    Map<Double, LongSquareSweep> down = SilentSteps.hyperpolarising(silent);
    Map<Double, LongSquareSweep> up = SilentSteps.depolarising(silent);
    if (!SilentSteps.fillTheirBins(down.values())) {
      throw new MeasurementException("samples of a step do not fill its bins");
    }
    table.require(
        FamilySpec.STEP_SUBTHRESH, () -> new StepSubthreshold(STEPS, STEP_TOLERANCE).of(down));
    table.require(
        FamilySpec.SUBTHRESH_NORM, () -> SubthresholdNorm.hyperpolarising(down, NORM_TARGET));
    table.require(
        FamilySpec.SUBTHRESH_DEPOL_NORM,
        () -> up.isEmpty() ? undefined(silent.get(0).window()) : SubthresholdNorm.depolarising(up));
  }

  /** IPFX stands NaN for a cell without silent depolarising steps. */
  private static PlacedVector undefined(StimulusWindow window) {
    double total =
        StepResponse.MARGIN_SECONDS * 2
            + (TimeBins.roundToMilliseconds(window.endSeconds())
                - TimeBins.roundToMilliseconds(window.startSeconds()));
    return nan((int) (total / StepResponse.BIN_SECONDS));
  }

  private static PlacedVector nan(int length) {
    double[] values = new double[length];
    Arrays.fill(values, Double.NaN);
    return new VectorBuilder().notRecorded(values).build();
  }

  private static void putFirstSpikes(
      FamilyTable table,
      LongSquareAnalysis longSquares,
      ShortSquareAnalysis shortSquares,
      RampAnalysis ramps) {
    LongSquareSweep rheobase = longSquares.suprathreshold().orElseThrow().rheobase();
    List<List<FirstSpike>> protocols =
        List.of(
            unclipped(shortSquares.commonSweeps()),
            rheobase.firstSpike().stream().toList(),
            unclipped(ramps.spiking()));
    VectorBuilder waveform = new VectorBuilder();
    VectorBuilder differences = new VectorBuilder();
    for (List<FirstSpike> spikes : protocols) {
      if (spikes.isEmpty()) {
        waveform.notRecorded(new double[FirstActionPotential.LENGTH]);
        differences.notRecorded(new double[FirstActionPotential.LENGTH - 1]);
      } else {
        FirstActionPotential mean = FirstActionPotential.of(spikes);
        waveform.recorded(mean.millivolts(), mean.placement(1));
        differences.recorded(mean.differences(), mean.placement(2));
      }
    }
    table.require(FamilySpec.FIRST_AP_V, waveform::build);
    table.require(FamilySpec.FIRST_AP_DV, differences::build);
  }

  static List<FirstSpike> unclipped(List<PulseSweep> sweeps) {
    return sweeps.stream()
        .flatMap(sweep -> sweep.firstSpike().stream())
        .filter(spike -> !spike.clipped())
        .toList();
  }
}
