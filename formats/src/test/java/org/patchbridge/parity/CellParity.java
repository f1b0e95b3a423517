package org.patchbridge.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.Preset;

/**
 * How the families of one cell compare with the reference.
 *
 * @param deviations largest absolute deviation of each family that both have
 * @param faults every disagreement beyond tolerance, in words
 */
record CellParity(String cell, Preset preset, Map<String, Double> deviations, List<String> faults) {

  /** Float32 sums of the reference differ from exact ones by up to this, mV. */
  private static final double WAVEFORM_TOLERANCE = 2e-5;

  /** Filter coefficients differ in their last bits; slopes in the twelfth digit. */
  private static final double RATIO_TOLERANCE = 1e-6;

  static CellParity of(String cell, CellExtraction ours) {
    Preset preset = ours.preset();
    JsonNode golden = Golden.json(cell, preset == Preset.PAPER ? "notebook.json" : "ipfx.json");
    CellParity parity = new CellParity(cell, preset, new LinkedHashMap<>(), new ArrayList<>());
    boolean goldenIsOk = golden.get("status").asText().equals("ok");
    if (goldenIsOk != ours.refusal().isEmpty()) {
      parity.faults.add(
          "reference "
              + golden.get("status")
              + " "
              + golden.path("exception").path("message")
              + ", ours "
              + ours.refusal().orElse("ok"));
    }
    for (FamilySpec spec : preset.families()) {
      if (goldenIsOk && spec != FamilySpec.INST_FREQ_NORM) {
        parity.compare(spec, golden.get("vectors").get(spec.name()), ours);
      }
    }
    return parity;
  }

  boolean agrees() {
    return faults.isEmpty();
  }

  private void compare(FamilySpec spec, JsonNode golden, CellExtraction ours) {
    FamilyVector vector = ours.families().get(spec.name());
    boolean absentThere = golden == null || golden.isNull();
    if (vector instanceof FamilyVector.Absent absent) {
      if (!absentThere) {
        faults.add(spec.name() + " is absent: " + absent.reason());
      }
      return;
    }
    float[] values = ((FamilyVector.Present) vector).values();
    if (absentThere) {
      faults.add(spec.name() + " is absent in the reference only");
      return;
    }
    JsonNode expected = golden.get("values");
    if (expected.size() != values.length) {
      faults.add(spec.name() + " has " + values.length + ", not " + expected.size() + " values");
      return;
    }
    compareValues(spec, expected, values);
  }

  private void compareValues(FamilySpec spec, JsonNode expected, float[] values) {
    double worst = 0;
    int worstAt = 0;
    for (int k = 0; k < values.length; k++) {
      float reference = (float) Golden.number(expected.get(k));
      boolean same = Float.compare(reference + 0f, values[k] + 0f) == 0;
      double deviation = same ? 0 : Math.abs(reference - values[k]);
      if (Double.isNaN(deviation)) {
        deviation = Double.POSITIVE_INFINITY;
      }
      if (deviation > worst) {
        worst = deviation;
        worstAt = k;
      }
    }
    deviations.put(spec.name(), worst);
    if (worst > tolerance(spec)) {
      faults.add(
          spec.name()
              + "["
              + worstAt
              + "] is "
              + values[worstAt]
              + ", not "
              + Golden.number(expected.get(worstAt)));
    }
  }

  static double tolerance(FamilySpec spec) {
    return switch (spec.name()) {
      case "psth",
          "inst_freq",
          "spiking_threshold_v",
          "spiking_peak_v",
          "spiking_fast_trough_v",
          "spiking_width" ->
          0;
      case "spiking_upstroke_downstroke_ratio" -> RATIO_TOLERANCE;
      default -> WAVEFORM_TOLERANCE;
    };
  }
}
