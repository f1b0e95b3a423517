package org.patchbridge.report.plot;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.report.value.Numbers;

/** Round numbers along an axis. */
final class Ticks {
  private static final double[] STEPS = {1, 2, 5, 10};

  private final double step;
  private final List<Double> places = new ArrayList<>();

  /**
   * @param most ticks
   */
  Ticks(double low, double high, int most) {
    double rough = (high - low) / Math.max(1, most - 1);
    double size = rough > 0 ? Math.pow(10, Math.floor(Math.log10(rough))) : 1;
    double chosen = 10 * size;
    for (double each : STEPS) {
      if (each * size >= rough) {
        chosen = each * size;
        break;
      }
    }
    this.step = chosen;
    long first = (long) Math.ceil(low / step - 1e-9);
    long last = (long) Math.floor(high / step + 1e-9);
    for (long k = first; k <= last; k++) {
      places.add(k * step);
    }
  }

  List<Double> places() {
    return places;
  }

  /** With as many decimals as the step needs. */
  String label(double place) {
    return Numbers.decimal(place, Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9)));
  }
}
