package org.patchbridge.quality;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.Sweep;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.SampleStatistics;

/**
 * Resistance by Ohm's law from the square pulses of a command potential; the first pulse is the
 * amplifier's own test pulse and left out (IPFX: get_r_from_stable_pulse_response,
 * get_r_from_peak_pulse_response). Means over the pulses, GΩ (= mV/pA).
 */
final class PulseResistance {
  private static final double AVERAGED_SECONDS = 0.001;

  private final double[] millivolts;
  private final double[] picoamps;
  private final SamplePrecision precision;
  private final int averaged;
  private final List<Integer> rises = new ArrayList<>();
  private final List<Integer> falls = new ArrayList<>();

  /**
   * @param recorded samples that were recorded
   * @throws MeasurementException if there is no whole pulse after the first, or a downward one
   */
  PulseResistance(Sweep sweep, int recorded) {
    millivolts = sweep.millivolts();
    picoamps = sweep.picoamps();
    precision = sweep.precision();
    averaged = (int) (AVERAGED_SECONDS * sweep.info().samplingRateHz());
    for (int k = 0; k + 1 < recorded; k++) {
      if (millivolts[k + 1] > millivolts[k]) {
        rises.add(k);
      } else if (millivolts[k + 1] < millivolts[k]) {
        falls.add(k);
      }
    }
    checkPulses();
  }

  private void checkPulses() {
    if (rises.size() != falls.size()) {
      throw new MeasurementException("a pulse of the command is cut off");
    }
    if (rises.size() < 2) {
      throw new MeasurementException("the command has no pulse after the test pulse");
    }
    rises.remove(0);
    falls.remove(0);
    for (int k = 0; k < rises.size(); k++) {
      int first = rises.get(k) - 1 - averaged;
      if (averaged < 1 || first < 0 || falls.get(k) - 1 - averaged <= rises.get(k)) {
        throw new MeasurementException("a pulse of the command is too short or points downwards");
      }
    }
  }

  /** From the last millisecond of the pulses: seal or membrane together with the access. */
  double steady() {
    double sum = 0;
    for (int k = 0; k < rises.size(); k++) {
      int end = falls.get(k) - 1;
      sum += resistance(k, mean(millivolts, end), mean(picoamps, end));
    }
    return sum / rises.size();
  }

  /** From the highest current, when the membrane's capacitance still lets all through: access. */
  double peak() {
    double sum = 0;
    for (int k = 0; k < rises.size(); k++) {
      int peak = rises.get(k);
      for (int i = peak; i < falls.get(k) - 1; i++) {
        if (picoamps[i] > picoamps[peak]) {
          peak = i;
        }
      }
      sum += resistance(k, millivolts[peak], picoamps[peak]);
    }
    return sum / rises.size();
  }

  private double resistance(int pulse, double potential, double current) {
    int end = rises.get(pulse) - 1;
    double resistance = (potential - mean(millivolts, end)) / (current - mean(picoamps, end));
    if (!Double.isFinite(resistance)) {
      throw new MeasurementException("the current does not answer the pulse");
    }
    return resistance;
  }

  private double mean(double[] samples, int end) {
    return SampleStatistics.mean(samples, end - averaged, end, precision);
  }
}
