package org.patchbridge.abf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;

/** Notices values that no neuron and no amplifier produces. Nothing is repaired. */
final class SampleChecks {
  /** Beyond this a membrane breaks down: the scale is wrong, mV. */
  private static final double MAX_POTENTIAL_MV = 300;

  /** Amplifiers inject at most some ten nA, pA. */
  private static final double MAX_CURRENT_PA = 1e5;

  private SampleChecks() {}

  /** Warnings about the samples of a sweep at a place. */
  static List<Finding> check(String place, double[] millivolts, double[] picoamps) {
    List<Finding> found = new ArrayList<>();
    if (isBeyond(millivolts, MAX_POTENTIAL_MV)) {
      found.add(
          new Finding(
              "response-implausible",
              Severity.WARNING,
              place,
              "the potential spans "
                  + range(millivolts)
                  + " mV; unit or scale of the channel are probably wrong"));
    }
    if (isBeyond(picoamps, MAX_CURRENT_PA)) {
      found.add(
          new Finding(
              "stimulus-implausible",
              Severity.WARNING,
              place,
              "the current spans " + range(picoamps) + " pA"));
    }
    if (isConstant(picoamps)) {
      found.add(
          new Finding(
              "stimulus-constant",
              Severity.WARNING,
              place,
              "the injected current never changes: the stimulus amplitude is missing"));
    }
    return found;
  }

  private static boolean isBeyond(double[] values, double limit) {
    for (double value : values) {
      if (Math.abs(value) > limit) {
        return true;
      }
    }
    return false;
  }

  private static boolean isConstant(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  private static String range(double[] values) {
    double low = Arrays.stream(values).filter(v -> !Double.isNaN(v)).min().orElse(Double.NaN);
    double high = Arrays.stream(values).filter(v -> !Double.isNaN(v)).max().orElse(Double.NaN);
    return String.format(Locale.ROOT, "%.4g to %.4g", low, high);
  }
}
