package org.patchbridge.family;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import org.patchbridge.protocol.FirstSpike;
import org.patchbridge.signal.MeasurementException;

/**
 * Mean waveform of the first spikes of sweeps at no more than 50 kHz (IPFX: first_ap_vectors).
 *
 * @param millivolts 3 ms from the threshold
 * @param spikes that were averaged
 */
public record FirstActionPotential(double[] millivolts, List<FirstSpike> spikes) {
  /** Sampling rate that higher ones are averaged down to, Hz. */
  private static final int RATE = 50_000;

  /** Length at that rate. */
  public static final int LENGTH = (int) (RATE * FirstSpike.SECONDS);

  /**
   * @throws MeasurementException if there are no spikes or their lengths differ or are no multiple
   *     of the averaging width
   */
  public static FirstActionPotential of(List<FirstSpike> spikes) {
    if (spikes.isEmpty()) {
      throw new MeasurementException("no first spike that is not clipped");
    }
    int length = spikes.get(0).millivolts().length;
    int rate = spikes.get(0).samplingRateHz();
    double[] mean = new double[length];
    for (FirstSpike spike : spikes) {
      if (spike.millivolts().length != length) {
        throw new MeasurementException("first spikes differ in length");
      }
      for (int k = 0; k < length; k++) {
        mean[k] += spike.millivolts()[k] / spikes.size();
      }
    }
    return new FirstActionPotential(rate > RATE ? averaged(mean, rate / RATE) : mean, spikes);
  }

  /**
   * Where the values come from.
   *
   * @param neighbours 2 for differences, which take two values
   */
  public TracePlacement placement(int neighbours) {
    return placement(spikes, neighbours, rate -> rate > RATE ? rate / RATE : 1);
  }

  /** The same of {@link #resampled} spikes. */
  public static TracePlacement resampledFrom(List<FirstSpike> spikes, int neighbours) {
    return placement(spikes, neighbours, rate -> (double) rate / RATE);
  }

  /**
   * @param samplesPerValue by sampling rate
   */
  private static TracePlacement placement(
      List<FirstSpike> spikes, int neighbours, IntToDoubleFunction samplesPerValue) {
    return position ->
        spikes.stream()
            .map(
                spike -> {
                  double step = samplesPerValue.applyAsDouble(spike.samplingRateHz());
                  double from = spike.firstIndex() + position * step;
                  return TraceSpan.ofSamples(
                      spike.sweep().number(),
                      OptionalInt.of(0),
                      from,
                      from + neighbours * step,
                      spike.sweep().samplingRateHz());
                })
            .toList();
  }

  private static double[] averaged(double[] samples, int width) {
    if (samples.length % width != 0) {
      throw new MeasurementException("first spike is cut off by the end of the sweep");
    }
    double[] means = new double[samples.length / width];
    for (int k = 0; k < samples.length; k++) {
      means[k / width] += samples[k] / width;
    }
    return means;
  }

  /**
   * The waveform with one value every 20 µs: averaged down from multiples of 50 kHz, otherwise
   * linearly interpolated; NaN after the last sample.
   */
  public static double[] resampled(FirstSpike spike) {
    int length = spike.millivolts().length;
    double[] source = Arrays.copyOf(spike.millivolts(), length + 1);
    source[length] = spike.following();
    double ratio = (double) spike.samplingRateHz() / RATE;
    int width = (int) ratio;
    double[] target = new double[LENGTH];
    for (int k = 0; k < LENGTH; k++) {
      if (ratio >= 1 && ratio == width) {
        target[k] = mean(source, k * width, width);
      } else {
        target[k] = interpolate(source, k * ratio);
      }
    }
    return target;
  }

  private static double mean(double[] source, int from, int width) {
    if (from + width > source.length) {
      return Double.NaN;
    }
    return Arrays.stream(source, from, from + width).sum() / width;
  }

  private static double interpolate(double[] source, double position) {
    int below = (int) position;
    double part = position - below;
    if (part == 0) {
      return below < source.length ? source[below] : Double.NaN;
    }
    return below + 1 < source.length
        ? source[below] + part * (source[below + 1] - source[below])
        : Double.NaN;
  }

  /** Differences of neighbours, mV. */
  public double[] differences() {
    return differences(millivolts);
  }

  /** Differences of neighbours. */
  public static double[] differences(double[] millivolts) {
    double[] d = new double[millivolts.length - 1];
    for (int k = 0; k < d.length; k++) {
      d[k] = millivolts[k + 1] - millivolts[k];
    }
    return d;
  }
}
