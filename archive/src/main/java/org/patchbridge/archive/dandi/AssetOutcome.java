package org.patchbridge.archive.dandi;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of one file.
 *
 * @param file where it lies, or would
 * @param reason what went wrong and what to do; empty where it lies there whole
 */
public record AssetOutcome(DandiAsset asset, Path file, Way way, Optional<String> reason) {

  /** How it came to its place, or did not. */
  public enum Way {
    /** From the archive, now. */
    FETCHED,
    /** It was there, with the archive's bytes. */
    PRESENT,
    /** Another file of its name is there, and stays. */
    OTHER_BYTES,
    /** It could not be had. */
    FAILED,
    /** Not begun, because too many before it failed. */
    NOT_TRIED
  }

  static AssetOutcome whole(DandiAsset asset, Path file, Way way) {
    return new AssetOutcome(asset, file, way, Optional.empty());
  }

  static AssetOutcome not(DandiAsset asset, Path file, Way way, String reason) {
    return new AssetOutcome(asset, file, way, Optional.of(reason));
  }

  /** Whether the file lies there with the archive's bytes. */
  public boolean isWhole() {
    return reason.isEmpty();
  }
}
