package org.patchbridge.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What manifests of bundles before format 3 do not say, as far as it can be told from the rest. */
final class OldManifest {
  private OldManifest() {}

  /**
   * @param manifest is completed in place
   */
  static JsonNode completed(JsonNode manifest) {
    if (manifest.path("origin") instanceof ObjectNode origin) {
      if (!origin.has("cellsWithoutDonor")) {
        // One cell of unknown donor was enough to take all donors for unknown: donors was 0.
        boolean known = origin.path("donors").asInt() > 0;
        origin.put("cellsWithoutDonor", known ? 0 : origin.path("cells").asInt());
      }
      if (!origin.has("donorsOfClass")) {
        origin.putObject("donorsOfClass");
      }
    }
    if (manifest.path("quality") instanceof ObjectNode quality && !quality.has("notes")) {
      quality.putArray("notes");
    }
    return manifest;
  }
}
