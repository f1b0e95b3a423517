package org.patchbridge.family;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.protocol.SuprathresholdAnalysis;
import org.patchbridge.spike.Slope;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikePoint;

/**
 * How spikes change along a train, as the human tables have it: measures of the fourth spike over
 * those of the first, in the sweep of lowest current with five spikes or more; and the part of the
 * last interval that the after-hyperpolarisation takes.
 */
final class AdaptationScalars {
  /** Number of the spike that is compared with the first. */
  private static final int COMPARED = 4;

  private final ScalarFeatures features;

  AdaptationScalars(ScalarFeatures features) {
    this.features = features;
  }

  void add(SuprathresholdAnalysis analysis) {
    put("ahp_delay_ratio_hero", delayRatio(analysis.hero()));
    // The fourth interval needs a fifth spike.
    Optional<LongSquareSweep> sweep = analysis.lowestWithSpikes(COMPARED + 1);
    sweep.ifPresent(this::addRatios);
  }

  private void addRatios(LongSquareSweep sweep) {
    List<Spike> spikes = sweep.train().spikes();
    put("ahp_delay_ratio_5spike", delayRatio(sweep));
    put("isi_adapt_ratio", interval(spikes, COMPARED - 1) / interval(spikes, 0));
    putRatio("width", spikes, Spike::widthSeconds);
    putRatio("upstroke", spikes, spike -> spike.upstroke().voltsPerSecond());
    putRatio(
        "downstroke",
        spikes,
        spike -> spike.downstroke().map(Slope::voltsPerSecond).orElse(Double.NaN));
    putRatio("peak_v", spikes, spike -> spike.peak().millivolts());
    putRatio("threshold_v", spikes, spike -> spike.threshold().millivolts());
    putRatio(
        "fast_trough_v",
        spikes,
        spike -> spike.fastTrough().map(SpikePoint::millivolts).orElse(Double.NaN));
  }

  /** A ratio with zero, below or above the line, says nothing and is left empty. */
  private void putRatio(String name, List<Spike> spikes, ToDoubleFunction<Spike> measure) {
    double compared = measure.applyAsDouble(spikes.get(COMPARED - 1));
    double first = measure.applyAsDouble(spikes.get(0));
    put(name + "_adapt_ratio", compared == 0 || first == 0 ? Double.NaN : compared / first);
  }

  /** From peak to peak, s. */
  private static double interval(List<Spike> spikes, int index) {
    return spikes.get(index + 1).peak().seconds() - spikes.get(index).peak().seconds();
  }

  /** Time from the last peak but one to its trough over the time to the last peak. */
  private static double delayRatio(LongSquareSweep sweep) {
    List<Spike> spikes = sweep.train().spikes();
    int index = spikes.size() - 2;
    if (index < 0) {
      return Double.NaN;
    }
    Spike spike = spikes.get(index);
    double trough = spike.trough().map(SpikePoint::seconds).orElse(Double.NaN);
    return (trough - spike.peak().seconds()) / interval(spikes, index);
  }

  private void put(String name, double value) {
    features.put(name, value);
  }
}
