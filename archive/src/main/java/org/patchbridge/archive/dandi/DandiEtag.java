package org.patchbridge.archive.dandi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.patchbridge.archive.web.FileDigest;

/**
 * The archive's two digests of a file, taken as its bytes come: the dandi-etag and SHA-256.
 *
 * <p>The dandi-etag is what S3 gives a file that was uploaded in parts: MD5 of the parts' MD5s, and
 * their number. Parts are of 64 MiB; where that would make 10,000 or more, of a ten-thousandth of
 * the file (dandischema, {@code digests/dandietag.py}).
 */
final class DandiEtag {
  private static final long PART_BYTES = 64L << 20;
  private static final long MOST_PARTS = 10_000;
  private static final int BUFFER = 1 << 16;

  private final long partBytes;
  private final MessageDigest part = md5();
  private final MessageDigest parts = md5();
  private final MessageDigest sha256 = FileDigest.sha256();
  private long inPart;
  private long done;

  /**
   * @param bytes size of the whole file
   */
  DandiEtag(long bytes) {
    this.partBytes = partBytes(bytes);
  }

  static long partBytes(long bytes) {
    return ceilDivided(bytes, PART_BYTES) >= MOST_PARTS
        ? ceilDivided(bytes, MOST_PARTS)
        : PART_BYTES;
  }

  private static long ceilDivided(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  void update(byte[] bytes, int length) {
    sha256.update(bytes, 0, length);
    int from = 0;
    while (from < length) {
      int count = (int) Math.min(length - from, partBytes - inPart);
      part.update(bytes, from, count);
      from += count;
      inPart += count;
      if (inPart == partBytes) {
        endPart();
      }
    }
  }

  private void endPart() {
    parts.update(part.digest());
    done++;
    inPart = 0;
  }

  /** Both digests of what has come; to be asked once. */
  AssetDigest finish() {
    if (inPart > 0) {
      endPart();
    }
    HexFormat hex = HexFormat.of();
    return new AssetDigest(
        hex.formatHex(parts.digest()) + "-" + done, hex.formatHex(sha256.digest()));
  }

  static AssetDigest of(Path file) throws IOException {
    DandiEtag etag = new DandiEtag(Files.size(file));
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        etag.update(buffer, read);
      }
    }
    return etag.finish();
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
