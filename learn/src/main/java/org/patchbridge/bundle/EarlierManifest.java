package org.patchbridge.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.patchbridge.dataset.CellOrigins;

/** What manifests of earlier formats do not say is filled in as not recorded. */
final class EarlierManifest {
  private EarlierManifest() {}

  /**
   * @throws BundleException where it is no manifest
   */
  static Manifest completed(Path bundle, String name, byte[] content) {
    JsonNode manifest = BundleJson.tree(bundle, name, content);
    if (manifest.path("origin") instanceof ObjectNode origin) {
      if (!origin.has("cellOrigins")) {
        origin.putPOJO(
            "cellOrigins", CellOrigins.ofUnrecorded(Math.max(0, origin.path("cells").asInt())));
      }
      if (!origin.has("donorsOfClass")) {
        origin.putObject("donorsOfClass");
      }
    }
    return BundleJson.bound(bundle, name, manifest, Manifest.class);
  }
}
