package org.patchbridge.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.ScalarFeature;
import org.patchbridge.family.ScalarRole;

/** Scalar features against the reference's cell record, whose names are older. */
final class ScalarParity {
  /** Relative tolerance; float32 sums are reproduced. */
  private static final double TOLERANCE = 1e-6;

  /** The reference steps its fit with a numerical Jacobian. */
  private static final double TAU_TOLERANCE = 1e-4;

  private static final double MILLI = 1e-3;

  private ScalarParity() {}

  /** Older name to newer name. */
  static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("vrest", "v_baseline");
    names.put("ri", "input_resistance");
    names.put("sag", "sag");
    names.put("tau", "tau");
    names.put("vm_for_sag", "vm_for_sag");
    names.put("f_i_curve_slope", "fi_fit_slope");
    names.put("adaptation", "adapt_hero");
    names.put("latency", "latency_hero");
    names.put("avg_isi", "mean_isi_hero");
    for (String measure :
        List.of(
            "upstroke_downstroke_ratio",
            "peak_v",
            "peak_t",
            "trough_v",
            "trough_t",
            "fast_trough_v",
            "fast_trough_t",
            "slow_trough_v",
            "slow_trough_t",
            "threshold_v",
            "threshold_t",
            "threshold_i")) {
      names.put(measure + "_long_square", measure + "_rheo");
      names.put(measure + "_ramp", measure + "_ramp");
      names.put(measure + "_short_square", measure + "_short_square");
    }
    return names;
  }

  static List<String> faults(String cell, CellExtraction ours) {
    JsonNode golden = Golden.json(cell, "cell_features.json").get("cell_record");
    List<String> faults = new ArrayList<>();
    names()
        .forEach(
            (older, newer) -> {
              double expected = Golden.number(golden.get(older));
              if (older.equals("tau") || older.equals("avg_isi")) {
                expected *= MILLI;
              }
              double actual =
                  ours.scalars()
                      .getOrDefault(
                          newer, new ScalarFeature("", ScalarRole.FEATURE, OptionalDouble.empty()))
                      .value()
                      .orElse(Double.NaN);
              double tolerance = older.equals("tau") ? TAU_TOLERANCE : TOLERANCE;
              boolean bothMissing = Double.isNaN(expected) && Double.isNaN(actual);
              // An intended zero may come out as a rounding error of the sum.
              boolean close =
                  Math.abs(actual - expected) <= Math.max(tolerance * Math.abs(expected), 1e-12);
              if (!bothMissing && !close) {
                faults.add(newer + " is " + actual + ", not " + expected);
              }
            });
    return faults;
  }
}
