package org.patchbridge.archive.dandi;

/**
 * What the bytes of a file come to.
 *
 * @param etag dandi-etag: 32 hexadecimal digits, a hyphen, the number of parts
 * @param sha256 64 hexadecimal digits in lower case
 */
record AssetDigest(String etag, String sha256) {

  /** Whether these are the bytes of an asset, by every digest that the archive states of it. */
  boolean isOf(DandiAsset asset) {
    return asset.etag().equals(etag) && asset.sha256().map(sha256::equals).orElse(true);
  }
}
