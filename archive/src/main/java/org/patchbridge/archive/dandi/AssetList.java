package org.patchbridge.archive.dandi;

import java.util.Comparator;
import java.util.List;

/**
 * Files of a dandiset.
 *
 * @param version of which they are
 * @param assets each once, in the order of their paths
 * @param unusable what cannot be fetched, and why
 */
public record AssetList(
    DandisetVersion version, List<DandiAsset> assets, List<UnusableAsset> unusable) {

  /**
   * @param reason fact and remedy
   */
  public record UnusableAsset(String path, String reason) {}

  public AssetList {
    assets = assets.stream().sorted(Comparator.comparing(DandiAsset::path)).toList();
    unusable = List.copyOf(unusable);
  }

  /** Of all of them. */
  public long bytes() {
    return assets.stream().mapToLong(DandiAsset::bytes).sum();
  }
}
