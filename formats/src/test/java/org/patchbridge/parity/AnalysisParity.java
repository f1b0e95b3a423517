package org.patchbridge.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.Preset;
import org.patchbridge.protocol.LongSquareAnalysis;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.protocol.SubthresholdAnalysis;
import org.patchbridge.protocol.SuprathresholdAnalysis;

/** Long square analysis against the reference's, for the window of each path. */
final class AnalysisParity {
  private static final double TOLERANCE = 1e-6;
  private static final double TAU_TOLERANCE = 1e-4;

  private final List<String> faults = new ArrayList<>();

  private AnalysisParity() {}

  static List<String> faults(String cell, CellExtraction ours) {
    AnalysisParity parity = new AnalysisParity();
    JsonNode golden =
        Golden.json(cell, ours.preset() == Preset.PAPER ? "notebook.json" : "ipfx.json");
    Optional<LongSquareAnalysis> analysis = ours.analyses().longSquares();
    for (JsonNode node : golden.path("analyses")) {
      boolean longSquares = node.get("kind").asText().equals("LongSquareAnalysis");
      if (longSquares && analysis.isPresent() && node.has("result")) {
        parity.compare(node, analysis.get());
      }
    }
    return parity.faults;
  }

  private void compare(JsonNode golden, LongSquareAnalysis ours) {
    JsonNode result = golden.get("result");
    SuprathresholdAnalysis above = ours.suprathreshold().orElseThrow();
    SubthresholdAnalysis below = ours.subthreshold().orElseThrow();
    number("rheobase_i", result, above.rheobaseCurrent(), TOLERANCE);
    number("v_baseline", result, ours.baseline(), TOLERANCE);
    number("sag", result, below.sagSweep().sag(), TOLERANCE);
    number("vm_for_sag", result, below.sagSweep().deflection().millivolts(), TOLERANCE);
    var membrane = below.membrane().orElseThrow();
    number("input_resistance", result, membrane.inputResistance(), TOLERANCE);
    number("tau", result, membrane.timeConstant(), TAU_TOLERANCE);
    number("fi_fit_slope", result, above.slope().orElseThrow(), TOLERANCE);
    number("rheobase_sweep_number", result, above.rheobase().info().number(), 0);
    number("hero_sweep_number", result, above.hero().info().number(), 0);
    IntStream.range(0, membrane.timeConstants().length)
        .forEach(
            k ->
                check(
                    "tau of sweep " + k,
                    Golden.number(result.get("tau_per_sweep").get(k)),
                    membrane.timeConstants()[k],
                    TAU_TOLERANCE));
    for (int k = 0; k < ours.sweeps().size(); k++) {
      compareSweep(golden.get("sweeps").get(k), ours.sweeps().get(k));
    }
  }

  private void compareSweep(JsonNode golden, LongSquareSweep ours) {
    String name = "sweep " + ours.info().number() + " ";
    check(name + "amp", number(golden, "stim_amp"), ours.amplitude(), 0);
    check(name + "rate", number(golden, "avg_rate"), ours.train().averageRateHertz(), TOLERANCE);
    check(name + "baseline", number(golden, "v_baseline"), ours.baseline(), TOLERANCE);
    check(name + "sag", number(golden, "sag"), ours.sag(), TOLERANCE);
    check(name + "adapt", number(golden, "adapt"), ours.train().adaptation(), TOLERANCE);
    check(name + "cv", number(golden, "isi_cv"), ours.train().intervalVariation(), TOLERANCE);
    check(name + "isi", number(golden, "median_isi"), ours.train().medianInterval(), TOLERANCE);
    check(name + "latency", number(golden, "latency"), ours.train().latencySeconds(), TOLERANCE);
    check(name + "deflection", number(golden, "peak_deflect_v"), ours.deflection().millivolts(), 0);
  }

  private static double number(JsonNode golden, String name) {
    return Golden.number(golden.get(name));
  }

  private void number(String name, JsonNode golden, double actual, double tolerance) {
    check(name, Golden.number(golden.get(name)), actual, tolerance);
  }

  private void check(String name, double expected, double actual, double tolerance) {
    boolean bothMissing = Double.isNaN(expected) && Double.isNaN(actual);
    // An intended zero may come out as a rounding error of the sum.
    boolean close = Math.abs(actual - expected) <= Math.max(tolerance * Math.abs(expected), 1e-12);
    if (!bothMissing && !close) {
      faults.add(name + " is " + actual + ", not " + expected);
    }
  }
}
