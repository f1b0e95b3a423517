package org.patchbridge.archive.dandi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Files and versions as a manifest has them. */
final class ManifestJson {
  private ManifestJson() {}

  static void write(DandisetVersion version, ObjectNode to) {
    to.put("id", version.identifier())
        .put("dandiset", version.dandiset())
        .put("version", version.version())
        .put("name", version.name())
        .put("citation", version.citation());
    version.licences().forEach(to.putArray("licences")::add);
  }

  static DandisetVersion version(JsonNode node) {
    List<String> licences = new ArrayList<>();
    node.path("licences").forEach(licence -> licences.add(licence.asText()));
    return new DandisetVersion(
        node.path("dandiset").asText(),
        node.path("version").asText(),
        node.path("name").asText(),
        licences,
        node.path("citation").asText());
  }

  static void write(DownloadManifest.Entry entry, ObjectNode to) {
    DandiAsset asset = entry.asset();
    to.put("file", entry.file())
        .put("path", asset.path())
        .put("asset_id", asset.id())
        .put("bytes", asset.bytes())
        .put("dandi_etag", asset.etag())
        .put("modified", asset.modified().toString())
        .put("of", entry.version().identifier());
    asset.sha256().ifPresent(sha256 -> to.put("sha256", sha256));
  }

  /** Judged as what the API tells: a manifest may come from anyone. */
  static AssetJson.Read asset(JsonNode node) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.set("contentSize", node.path("bytes"));
    metadata.set("blobDateModified", node.path("modified"));
    ObjectNode digest = metadata.putObject("digest");
    digest.set("dandi:dandi-etag", node.path("dandi_etag"));
    digest.set("dandi:sha2-256", node.path("sha256"));
    return AssetJson.id(node)
        .map(id -> AssetJson.read(id, node, metadata))
        .orElseGet(
            () -> new AssetJson.Read.Unusable(node.path("path").asText(), "its asset_id is none"));
  }
}
