package org.patchbridge.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.patchbridge.dataset.CellOrigins;

/** What manifests before format 3 do not say, as far as it can be told from the rest. */
final class EarlierManifest {
  private EarlierManifest() {}

  /**
   * A manifest of any format.
   *
   * @throws BundleException where it is no manifest
   */
  static Manifest read(Path bundle, String name, byte[] content) {
    return BundleJson.bound(
        bundle, name, completed(BundleJson.tree(bundle, name, content)), Manifest.class);
  }

  /**
   * @param manifest is completed in place
   */
  static JsonNode completed(JsonNode manifest) {
    if (manifest.path("origin") instanceof ObjectNode origin) {
      int cells = Math.max(0, origin.path("cells").asInt());
      if (!origin.has("cellsWithoutDonor")) {
        // One cell of unknown donor was enough to take all donors for unknown: donors was 0.
        origin.put("cellsWithoutDonor", origin.path("donors").asInt() > 0 ? 0 : cells);
      }
      if (!origin.has("donorsOfClass")) {
        origin.putObject("donorsOfClass");
      }
      if (!origin.has("cellOrigins")) {
        origin.putPOJO("cellOrigins", CellOrigins.ofUnrecorded(cells));
      }
    }
    if (manifest.path("quality") instanceof ObjectNode quality) {
      EarlierQuality.complete(quality);
    }
    return manifest;
  }
}
