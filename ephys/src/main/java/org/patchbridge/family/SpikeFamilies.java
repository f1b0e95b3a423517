package org.patchbridge.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikePoint;
import org.patchbridge.stimulus.StimulusWindow;

/**
 * Families binned over the stimulus, one chunk for each level of current; levels that were not
 * recorded are taken from their neighbours (IPFX: psth_vector, inst_freq_vector,
 * spike_feature_vector).
 */
public final class SpikeFamilies {
  private final List<Optional<LongSquareSweep>> levels;

  public SpikeFamilies(List<Optional<LongSquareSweep>> levels) {
    this.levels = levels;
  }

  /** Spikes per second in bins. */
  public PlacedVector psth(int binMilliseconds) {
    return combined(
        binMilliseconds,
        sweep -> {
          TimeBins bins = TimeBins.of(sweep.window(), binMilliseconds);
          double[] rates = bins.counts(sweep.train().thresholdSeconds());
          for (int k = 0; k < rates.length; k++) {
            rates[k] /= bins.width();
          }
          return rates;
        });
  }

  /** Instantaneous frequency in bins, Hz. */
  public PlacedVector instantaneousFrequency(int binMilliseconds) {
    return combined(
        binMilliseconds,
        sweep -> {
          double[] thresholds = sweep.train().thresholdSeconds();
          StimulusWindow window = sweep.window();
          return TimeBins.of(window, binMilliseconds)
              .means(withEnds(thresholds, window), instantaneousFrequency(thresholds, window));
        });
  }

  /** A measure of the spikes that are not clipped, in bins. */
  public PlacedVector measure(int binMilliseconds, ToDoubleFunction<Spike> measure) {
    return combined(
        binMilliseconds,
        sweep -> {
          List<Spike> spikes =
              sweep.train().spikes().stream().filter(spike -> !spike.clipped()).toList();
          return TimeBins.of(sweep.window(), binMilliseconds)
              .means(
                  spikes.stream().mapToDouble(spike -> spike.threshold().seconds()).toArray(),
                  spikes.stream().mapToDouble(measure).toArray());
        });
  }

  /** Potential of a spike's fast trough, mV; NaN where it has none. */
  public static double fastTrough(Spike spike) {
    return spike.fastTrough().map(SpikePoint::millivolts).orElse(Double.NaN);
  }

  private static double[] withEnds(double[] thresholds, StimulusWindow window) {
    double[] times = new double[thresholds.length + 2];
    times[0] = window.startSeconds();
    System.arraycopy(thresholds, 0, times, 1, thresholds.length);
    times[times.length - 1] = window.endSeconds();
    return times;
  }

  /** Rates at the start, at each spike and at the end; the time after the last spike counts too. */
  public static double[] instantaneousFrequency(double[] thresholds, StimulusWindow window) {
    int n = thresholds.length;
    if (n == 0) {
      return new double[2];
    }
    double[] intervals = new double[n + 1];
    intervals[0] = thresholds[0] - window.startSeconds();
    for (int k = 1; k < n; k++) {
      intervals[k] = thresholds[k] - thresholds[k - 1];
    }
    intervals[n] = Math.max(intervals[n - 1], window.endSeconds() - thresholds[n - 1]);
    double[] rates = new double[n + 2];
    rates[0] = 1 / intervals[0];
    for (int k = 0; k < n; k++) {
      rates[k + 1] = 1 / ((intervals[k] + intervals[k + 1]) / 2);
    }
    rates[n + 1] = 1 / intervals[n];
    return rates;
  }

  private PlacedVector combined(int binMilliseconds, Function<LongSquareSweep, double[]> chunk) {
    List<Optional<double[]>> chunks = new ArrayList<>();
    for (Optional<LongSquareSweep> level : levels) {
      chunks.add(level.map(chunk));
    }
    VectorBuilder vector = new VectorBuilder();
    for (int k = 0; k < chunks.size(); k++) {
      if (chunks.get(k).isPresent()) {
        vector.recorded(chunks.get(k).get(), placement(k, binMilliseconds));
      } else {
        List<Integer> neighbours = neighbours(k);
        vector.estimated(
            mean(neighbours.stream().map(level -> chunks.get(level).orElseThrow()).toList()),
            neighbours.stream().map(level -> placement(level, binMilliseconds)).toList());
      }
    }
    return vector.build();
  }

  /** The next levels on both sides that were recorded, or on the one side where there are any. */
  private List<Integer> neighbours(int level) {
    IntPredicate recorded = k -> levels.get(k).isPresent();
    return Stream.of(
            IntStream.range(0, level).filter(recorded).max(),
            IntStream.range(level + 1, levels.size()).filter(recorded).min())
        .flatMapToInt(OptionalInt::stream)
        .boxed()
        .toList();
  }

  private TracePlacement placement(int level, int binMilliseconds) {
    LongSquareSweep sweep = levels.get(level).orElseThrow();
    TimeBins bins = TimeBins.of(sweep.window(), binMilliseconds);
    double[] thresholds = sweep.train().thresholdSeconds();
    return bin -> {
      int[] spikes =
          IntStream.range(0, thresholds.length)
              .filter(spike -> bins.binOf(thresholds[spike]) == bin)
              .toArray();
      return List.of(
          new TraceSpan(
              sweep.info().number(),
              spikes.length == 1 ? OptionalInt.of(spikes[0]) : OptionalInt.empty(),
              sweep.fromFirstSample(bins.edges()[bin]),
              sweep.fromFirstSample(bins.edges()[bin + 1])));
    };
  }

  private static double[] mean(List<double[]> chunks) {
    return chunks.size() == 1 ? chunks.get(0) : mean(chunks.get(0), chunks.get(1));
  }

  private static double[] mean(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new MeasurementException("neighbouring levels differ in number of bins");
    }
    double[] mean = new double[a.length];
    for (int k = 0; k < mean.length; k++) {
      mean[k] = (a[k] + b[k]) / 2;
    }
    return mean;
  }
}
