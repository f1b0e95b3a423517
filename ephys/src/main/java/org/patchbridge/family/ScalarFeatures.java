package org.patchbridge.family;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.patchbridge.protocol.LongSquareAnalysis;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.protocol.SubthresholdAnalysis;
import org.patchbridge.protocol.SuprathresholdAnalysis;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.signal.SampleStatistics;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikePoint;
import org.patchbridge.spike.SpikeTrain;

/** The numbers of a cell under the names of newer IPFX tables, in s, mV, pA, MΩ, Hz and V/s. */
public final class ScalarFeatures {
  private final Map<String, ScalarFeature> features = new LinkedHashMap<>();

  public Map<String, ScalarFeature> asMap() {
    return Collections.unmodifiableMap(features);
  }

  /** Passive properties, rheobase and hero sweep of the long squares. */
  public void addLongSquares(LongSquareAnalysis analysis) {
    put("v_baseline", analysis.baseline());
    analysis.subthreshold().toOptional().ifPresent(this::addSubthreshold);
    analysis.suprathreshold().toOptional().ifPresent(this::addSuprathreshold);
  }

  private void addSubthreshold(SubthresholdAnalysis analysis) {
    put("sag", analysis.sagSweep().sag());
    put("vm_for_sag", analysis.sagSweep().deflection().millivolts());
    put("sag_peak_t", analysis.sagSweep().secondsToDeflection());
    analysis
        .highestDepolarising()
        .ifPresent(
            sweep -> {
              put("sag_depol", sweep.deflectionSag());
              put("sag_peak_t_depol", sweep.secondsToDeflection());
            });
    analysis
        .membrane()
        .toOptional()
        .ifPresent(
            membrane -> {
              put("input_resistance", membrane.inputResistance());
              put("tau", membrane.timeConstant());
            });
  }

  private void addSuprathreshold(SuprathresholdAnalysis analysis) {
    put("rheobase_i", analysis.rheobaseCurrent());
    put("fi_fit_slope", analysis.slope().orElse(Double.NaN));
    addSweep(analysis.rheobase(), "_rheo");
    addSweep(analysis.hero(), "_hero");
    SpikeTrain hero = analysis.hero().train();
    put("adapt_hero", hero.adaptation());
    put("isi_cv_hero", hero.intervalVariation());
    put("median_isi_hero", hero.medianInterval());
    put("threshold_i_rheo", first(analysis.rheobase()).threshold().picoamps());
    List<LongSquareSweep> spiking = analysis.spiking();
    addOverSweeps("adapt", spiking, SpikeTrain::adaptation);
    addOverSweeps("isi_cv", spiking, SpikeTrain::intervalVariation);
    addOverSweeps("isi_norm_sq_var", spiking, SpikeTrain::squaredVariation);
    put("isi_norm_sq_var_hero", hero.squaredVariation());
    put("fast_trough_v_last_rheo", voltage(last(analysis.rheobase()).fastTrough()));
    addMeans(analysis.rheobase().train().spikes());
    new AdaptationScalars(this).add(analysis);
  }

  /** Means over all spikes of the rheobase sweep; differences where a spike has both ends. */
  private void addMeans(List<Spike> spikes) {
    SamplePrecision exact = SamplePrecision.DOUBLE;
    put("threshold_v_rheo_mean", mean(spikes, s -> s.threshold().millivolts(), exact));
    put(
        "peak_deltav_rheo_mean",
        mean(spikes, s -> s.peak().millivolts() - s.threshold().millivolts(), exact));
    put(
        "fast_trough_deltav_rheo_mean",
        mean(spikes, s -> voltage(s.fastTrough()) - s.threshold().millivolts(), exact));
  }

  private void addSweep(LongSquareSweep sweep, String suffix) {
    SpikeTrain train = sweep.train();
    put("latency" + suffix, train.latencySeconds());
    put("avg_rate" + suffix, train.averageRateHertz());
    put("mean_isi" + suffix, train.meanInterval());
    put("first_isi_inv" + suffix, 1 / train.firstInterval());
    addSpikes(List.of(first(sweep)), suffix, SamplePrecision.DOUBLE);
  }

  private static Spike first(LongSquareSweep sweep) {
    return sweep.train().spikes().get(0);
  }

  private static Spike last(LongSquareSweep sweep) {
    List<Spike> spikes = sweep.train().spikes();
    return spikes.get(spikes.size() - 1);
  }

  /**
   * Means over the first spikes of sweeps; nothing without spikes.
   *
   * @param precision type the reference averages potentials in
   */
  public void addSpikes(List<Spike> spikes, String suffix, SamplePrecision precision) {
    if (spikes.isEmpty()) {
      return;
    }
    double threshold = mean(spikes, s -> s.threshold().millivolts(), precision);
    double peak = mean(spikes, s -> s.peak().millivolts(), precision);
    double trough = mean(spikes, s -> voltage(s.trough()), precision);
    double fastTrough = mean(spikes, s -> voltage(s.fastTrough()), precision);
    SamplePrecision exact = SamplePrecision.DOUBLE;
    put("threshold_v" + suffix, threshold);
    put("peak_v" + suffix, peak);
    put("peak_deltav" + suffix, peak - threshold);
    put("trough_v" + suffix, trough);
    put("trough_deltav" + suffix, trough - threshold);
    put("fast_trough_v" + suffix, fastTrough);
    put("fast_trough_deltav" + suffix, fastTrough - threshold);
    put("trough_slowdeltav" + suffix, trough - fastTrough);
    put("slow_trough_v" + suffix, mean(spikes, s -> voltage(s.slowTrough()), precision));
    addTimes(spikes, suffix);
    put("width" + suffix, mean(spikes, Spike::widthSeconds, exact));
    put("width_suprathresh" + suffix, mean(spikes, Spike::suprathresholdWidthSeconds, exact));
    put("postap_slope" + suffix, mean(spikes, Spike::slopeAfter, exact));
    put("upstroke" + suffix, mean(spikes, s -> s.upstroke().voltsPerSecond(), exact));
    put("downstroke" + suffix, mean(spikes, ScalarFeatures::downstroke, exact));
    put("upstroke_downstroke_ratio" + suffix, mean(spikes, Spike::upstrokeDownstrokeRatio, exact));
  }

  public void put(String name, double value) {
    features.put(name, ScalarFeature.of(name, value));
  }

  private static double downstroke(Spike spike) {
    return spike.downstroke().map(slope -> slope.voltsPerSecond()).orElse(Double.NaN);
  }

  private static double voltage(Optional<SpikePoint> point) {
    return point.map(SpikePoint::millivolts).orElse(Double.NaN);
  }

  /**
   * The points of the spike on the sweep's clock, and as delays, which no clock moves. A delay is
   * the mean over the spikes that have both its ends.
   */
  private void addTimes(List<Spike> spikes, String suffix) {
    put("threshold_t" + suffix, meanTime(spikes, spike -> spike.threshold().seconds()));
    put("peak_t" + suffix, meanTime(spikes, spike -> spike.peak().seconds()));
    put(
        "peak_delay" + suffix,
        meanTime(spikes, spike -> spike.peak().seconds() - spike.threshold().seconds()));
    addTrough("trough", suffix, spikes, Spike::trough);
    addTrough("fast_trough", suffix, spikes, Spike::fastTrough);
    addTrough("slow_trough", suffix, spikes, Spike::slowTrough);
  }

  private void addTrough(
      String point, String suffix, List<Spike> spikes, Function<Spike, Optional<SpikePoint>> of) {
    put(point + "_t" + suffix, meanTime(spikes, spike -> time(of.apply(spike))));
    put(
        point + "_delay" + suffix,
        meanTime(spikes, spike -> time(of.apply(spike)) - spike.peak().seconds()));
  }

  private static double meanTime(List<Spike> spikes, ToDoubleFunction<Spike> seconds) {
    return mean(spikes, seconds, SamplePrecision.DOUBLE);
  }

  private static double time(Optional<SpikePoint> point) {
    return point.map(SpikePoint::seconds).orElse(Double.NaN);
  }

  private static double mean(
      List<Spike> spikes, ToDoubleFunction<Spike> measure, SamplePrecision precision) {
    double[] defined =
        spikes.stream().mapToDouble(measure).filter(value -> !Double.isNaN(value)).toArray();
    return SampleStatistics.mean(defined, precision);
  }

  /** Mean and largest of a measure over the sweeps that have it. */
  private void addOverSweeps(
      String name, List<LongSquareSweep> sweeps, ToDoubleFunction<SpikeTrain> measure) {
    double[] defined =
        sweeps.stream()
            .map(LongSquareSweep::train)
            .mapToDouble(measure)
            .filter(value -> !Double.isNaN(value))
            .toArray();
    put(name + "_mean", SampleStatistics.mean(defined, SamplePrecision.DOUBLE));
    put(name + "_max", Arrays.stream(defined).max().orElse(Double.NaN));
  }
}
