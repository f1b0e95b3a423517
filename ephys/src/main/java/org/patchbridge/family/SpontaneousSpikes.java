package org.patchbridge.family;

import java.util.Locale;
import java.util.OptionalDouble;
import org.patchbridge.quality.QualityFailure;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.Trace;
import org.patchbridge.spike.DetectionSettings;
import org.patchbridge.spike.SpikeDetector;
import org.patchbridge.stimulus.Epoch;

/**
 * Spikes before a stimulus. The check of slow noise fails with them, as it does with a drifting
 * electrode, but what a person should know is that the cell fires by itself.
 */
public final class SpontaneousSpikes {
  /** What of the time before a stimulus quality is judged by, s. */
  private static final double JUDGED_SECONDS = 0.5;

  /** Highest cutoff of the derivative's filter as part of the Nyquist frequency. */
  private static final double HIGHEST_CUTOFF = 0.8;

  private static final String SLOW_NOISE = "slow-noise";

  private SpontaneousSpikes() {}

  /** The failure in its own words where spikes are the reason; else as it is. */
  public static QualityFailure named(QualityFailure failure, Trace trace, Epoch stimulus) {
    if (!failure.id().equals(SLOW_NOISE)) {
      return failure;
    }
    double end = trace.time().at(stimulus.first());
    double start = Math.max(trace.time().start(), end - JUDGED_SECONDS);
    int spikes = count(trace, start, end);
    return spikes == 0
        ? failure
        : new QualityFailure(
            "spontaneous-spikes",
            String.format(
                Locale.ROOT,
                "the cell fires before the stimulus, %d %s in %.2f s (%s)",
                spikes,
                spikes == 1 ? "spike" : "spikes",
                end - start,
                failure.message()));
  }

  private static int count(Trace trace, double start, double end) {
    double nyquistKilohertz = trace.time().rateHz() / 2 / 1e3;
    double cutoff = Math.min(DetectionSettings.FILTER_KILOHERTZ, HIGHEST_CUTOFF * nyquistKilohertz);
    try {
      return new SpikeDetector(
              DetectionSettings.defaults()
                  .from(start)
                  .until(end)
                  .withFilter(OptionalDouble.of(cutoff)))
          .detect(trace)
          .size();
    } catch (MeasurementException e) {
      return 0;
    }
  }
}
