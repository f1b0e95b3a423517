package org.patchbridge.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Manifests of bundles up to format 2 hold most figures of quality as a number alone; they are
 * brought into today's form, without intervals.
 */
final class EarlierQuality {
  private static final String OVER = "over";

  private EarlierQuality() {}

  /** Changes the quality in place; leaves alone what is as today's. */
  static void complete(ObjectNode quality) {
    if (!quality.has("notes")) {
      quality.putArray("notes");
    }
    if (!quality.has(OVER)) {
      quality.putNull(OVER);
      measures(quality, "coverage", "meanSetSize", "calledShare", "calledAccuracy", "novelShare");
      for (JsonNode one : quality.path("classes")) {
        measures(one, "precision", "recall", "calibrationError", "coverage");
      }
      for (JsonNode point : quality.path("curve")) {
        measures(point, "accuracy");
      }
    }
  }

  /** An undefined number is the text "NaN". */
  private static void measures(JsonNode parent, String... names) {
    for (String name : List.of(names)) {
      JsonNode value = parent.get(name);
      if (parent instanceof ObjectNode object && value != null && value.isValueNode()) {
        ObjectNode measure = object.putObject(name);
        measure.set("value", value);
        measure.put("low", Double.NaN);
        measure.put("high", Double.NaN);
      }
    }
  }
}
