package org.patchbridge.family.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.family.FamilyTable;
import org.patchbridge.family.FirstActionPotential;
import org.patchbridge.family.IsiShape;
import org.patchbridge.family.NormalisedFrequency;
import org.patchbridge.family.PlacedVector;
import org.patchbridge.family.Preset;
import org.patchbridge.family.SilentSteps;
import org.patchbridge.family.SpikeFamilies;
import org.patchbridge.family.SpikingLevels;
import org.patchbridge.family.StepSubthreshold;
import org.patchbridge.family.SubthresholdNorm;
import org.patchbridge.family.VectorBuilder;
import org.patchbridge.protocol.FirstSpike;
import org.patchbridge.protocol.LongSquareAnalysis;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.protocol.RampAnalysis;
import org.patchbridge.protocol.ShortSquareAnalysis;
import org.patchbridge.protocol.StepResponse;
import org.patchbridge.protocol.SuprathresholdAnalysis;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.Outcome;

/** The families of the default preset: each present or absent on its own. */
final class DefaultFamilies {
  private static final double LEVEL_TOLERANCE = 5;
  private static final double LEVEL_SHIFT = 10;

  private final Outcome<LongSquareAnalysis> longSquares;
  private final Outcome<ShortSquareAnalysis> shortSquares;
  private final Outcome<RampAnalysis> ramps;

  DefaultFamilies(
      Outcome<LongSquareAnalysis> longSquares,
      Outcome<ShortSquareAnalysis> shortSquares,
      Outcome<RampAnalysis> ramps) {
    this.longSquares = longSquares;
    this.shortSquares = shortSquares;
    this.ramps = ramps;
  }

  FamilyTable table() {
    FamilyTable table = new FamilyTable(Preset.DEFAULT);
    table.put(FamilySpec.FIRST_AP_V, () -> firstSpikes(Function.identity(), 0));
    table.put(FamilySpec.FIRST_AP_DV, () -> firstSpikes(DefaultFamilies::differences, 1));
    table.put(FamilySpec.ISI_SHAPE, this::isiShape);
    putSpiking(table);
    Outcome<List<LongSquareSweep>> silent = longSquares.then(DefaultFamilies::silent);
    table.put(
        FamilySpec.STEP_SUBTHRESH,
        () ->
            new StepSubthreshold(IpfxFamilies.STEPS, IpfxFamilies.STEP_TOLERANCE)
                .of(SilentSteps.hyperpolarising(silent.orElseThrow())));
    table.put(
        FamilySpec.SUBTHRESH_NORM,
        () ->
            SubthresholdNorm.hyperpolarising(
                SilentSteps.hyperpolarising(silent.orElseThrow()), IpfxFamilies.NORM_TARGET));
    table.put(
        FamilySpec.SUBTHRESH_DEPOL_NORM,
        () -> SubthresholdNorm.depolarising(SilentSteps.depolarising(silent.orElseThrow())));
    return table;
  }

  private void putSpiking(FamilyTable table) {
    Outcome<SpikeFamilies> spiking =
        longSquares.then(
            analysis ->
                new SpikeFamilies(
                    new SpikingLevels(
                            IpfxFamilies.LEVELS,
                            LEVEL_TOLERANCE,
                            LEVEL_SHIFT,
                            SpikingLevels.Match.CLOSEST)
                        .of(ofUsualDuration(analysis.suprathreshold().orElseThrow()))));
    int bin = IpfxFamilies.BIN_MILLISECONDS;
    Outcome<PlacedVector> frequency =
        spiking.then(families -> families.instantaneousFrequency(bin));
    table.put(FamilySpec.INST_FREQ, frequency::orElseThrow);
    table.put(
        FamilySpec.INST_FREQ_NORM,
        () -> NormalisedFrequency.of(frequency.orElseThrow(), IpfxFamilies.LEVELS.length));
    table.put(
        FamilySpec.PSTH, () -> spiking.orElseThrow().psth(IpfxFamilies.RATE_BIN_MILLISECONDS));
    SpikeMeasures.all()
        .forEach(
            (spec, measure) -> table.put(spec, () -> spiking.orElseThrow().measure(bin, measure)));
  }

  private PlacedVector isiShape() {
    return IsiShape.of(
        longSquares.orElseThrow().sweeps().stream()
            .filter(sweep -> sweep.intervalShape().toOptional().isPresent())
            .toList());
  }

  /** Silent sweeps with the usual number of bins; steps of other lengths are left out. */
  private static List<LongSquareSweep> silent(LongSquareAnalysis analysis) {
    List<LongSquareSweep> binned =
        analysis.subthreshold().orElseThrow().silent().stream()
            .filter(sweep -> sweep.response().toOptional().isPresent())
            .toList();
    if (binned.isEmpty()) {
      throw new MeasurementException(
          "no silent long square sweep with 200 ms before and after the step");
    }
    return withUsual(binned, DefaultFamilies::bins);
  }

  /** Spiking sweeps of the usual duration; the others have another number of bins. */
  private static SuprathresholdAnalysis ofUsualDuration(SuprathresholdAnalysis analysis) {
    List<LongSquareSweep> spiking =
        withUsual(
            analysis.spiking(), sweep -> (int) Math.rint(sweep.window().durationSeconds() * 1000));
    return new SuprathresholdAnalysis(
        spiking, analysis.rheobase(), analysis.hero(), analysis.slope());
  }

  /** Sweeps with the value that most of them have; of equally common ones the larger. */
  private static List<LongSquareSweep> withUsual(
      List<LongSquareSweep> sweeps, ToIntFunction<LongSquareSweep> property) {
    Map<Integer, Long> counts =
        sweeps.stream().collect(Collectors.groupingBy(property::applyAsInt, Collectors.counting()));
    int usual =
        counts.entrySet().stream()
            .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .orElseThrow();
    return sweeps.stream().filter(sweep -> property.applyAsInt(sweep) == usual).toList();
  }

  private static int bins(LongSquareSweep sweep) {
    return sweep.response().then(StepResponse::millivolts).orElseThrow().length;
  }

  /** Short square, rheobase long square, ramp: each in its place, NaN where there is none. */
  private PlacedVector firstSpikes(Function<double[], double[]> transform, int shorterBy) {
    Outcome<List<FirstSpike>> ofShortSquares =
        shortSquares.then(analysis -> IpfxFamilies.unclipped(analysis.commonSweeps()));
    Outcome<List<FirstSpike>> ofRheobase =
        longSquares
            .then(analysis -> analysis.suprathreshold().orElseThrow().rheobase().firstSpike())
            .then(spike -> spike.stream().filter(s -> !s.clipped()).toList());
    Outcome<List<FirstSpike>> ofRamps =
        ramps.then(analysis -> IpfxFamilies.unclipped(analysis.spiking()));
    VectorBuilder vector = new VectorBuilder();
    boolean any = false;
    for (Outcome<List<FirstSpike>> outcome : List.of(ofShortSquares, ofRheobase, ofRamps)) {
      Optional<List<FirstSpike>> spikes = outcome.toOptional().filter(list -> !list.isEmpty());
      if (spikes.isPresent()) {
        vector.recorded(
            transform.apply(mean(spikes.get())),
            FirstActionPotential.resampledFrom(spikes.get(), shorterBy + 1));
        any = true;
      } else {
        double[] empty = new double[FirstActionPotential.LENGTH - shorterBy];
        Arrays.fill(empty, Double.NaN);
        vector.notRecorded(empty);
      }
    }
    if (!any) {
      throw new MeasurementException("no first spike that is not clipped");
    }
    return vector.build();
  }

  private static double[] mean(List<FirstSpike> spikes) {
    double[] mean = new double[FirstActionPotential.LENGTH];
    for (FirstSpike spike : spikes) {
      double[] samples = FirstActionPotential.resampled(spike);
      for (int k = 0; k < mean.length; k++) {
        mean[k] += samples[k] / spikes.size();
      }
    }
    return mean;
  }

  private static double[] differences(double[] waveform) {
    return FirstActionPotential.differences(waveform);
  }
}
