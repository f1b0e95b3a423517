package org.patchbridge.archive.dandi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes an asset of what the API tells, or says why it is none that can be fetched. */
final class AssetJson {
  private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{1,64}");
  private static final Pattern ETAG = Pattern.compile("[0-9a-f]{32}-\\d{1,5}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** What S3 takes at most, 5 TiB. */
  private static final long MOST_BYTES = 5L << 40;

  private AssetJson() {}

  /** One line of a list, or the answer to a question about one asset. */
  sealed interface Read {
    String path();

    record Usable(DandiAsset asset) implements Read {
      @Override
      public String path() {
        return asset.path();
      }
    }

    /**
     * @param reason the fact and the remedy
     */
    record Unusable(String path, String reason) implements Read {}
  }

  /** The id, where it is one. */
  static Optional<String> id(JsonNode listed) {
    String id = text(listed, "asset_id").orElseGet(() -> text(listed, "identifier").orElse(""));
    return ID.matcher(id).matches() ? Optional.of(id.toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  /**
   * @param id of the asset
   * @param listed its entry in a list; an empty object where it was asked for alone
   * @param metadata with size and digests
   */
  static Read read(String id, JsonNode listed, JsonNode metadata) {
    String path = text(listed, "path").or(() -> text(metadata, "path")).orElse("");
    if (path.isBlank()) {
      return new Read.Unusable(id, "the archive states no path of it");
    }
    JsonNode digest = metadata.path("digest");
    if (text(listed, "zarr").isPresent()
        || path.endsWith(".zarr")
        || text(digest, "dandi:dandi-zarr-checksum").isPresent()) {
      return new Read.Unusable(
          path, "a Zarr folder, not a file; only files are fetched (dandi-cli can)");
    }
    long bytes = metadata.path("contentSize").asLong(listed.path("size").asLong(-1));
    if (bytes < 0 || bytes > MOST_BYTES) {
      return new Read.Unusable(path, "the archive states no size that a file can have");
    }
    Optional<String> etag = text(digest, "dandi:dandi-etag").filter(ETAG.asMatchPredicate());
    if (etag.isEmpty()) {
      return new Read.Unusable(
          path, "the archive states no dandi-etag, so that its bytes cannot be checked");
    }
    return new Read.Usable(
        new DandiAsset(
            id,
            path,
            bytes,
            etag.get(),
            text(digest, "dandi:sha2-256").filter(SHA256.asMatchPredicate()),
            modified(listed, metadata)));
  }

  private static Instant modified(JsonNode listed, JsonNode metadata) {
    String text =
        text(metadata, "blobDateModified")
            .or(() -> text(listed, "modified"))
            .or(() -> text(metadata, "dateModified"))
            .orElse("");
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException none) {
      return Instant.EPOCH;
    }
  }

  static Optional<String> text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }
}
