package org.patchbridge.shape.cohort;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.patchbridge.work.CohortDigest;

/** SHA-256 over what the analyses of a space see of it, and of files. */
final class CloudDigest {
  private CloudDigest() {}

  /** Of titles, cells and coordinates. */
  static String of(CellCloud cloud) {
    MessageDigest digest = sha256();
    digest.update(CohortDigest.of(cloud.cells()).getBytes(StandardCharsets.UTF_8));
    digest.update(CohortDigest.of(cloud.identified()).getBytes(StandardCharsets.UTF_8));
    digest.update((cloud.name() + "\n" + cloud.title()).getBytes(StandardCharsets.UTF_8));
    for (double[] point : cloud.coordinates()) {
      ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * point.length);
      for (double value : point) {
        bytes.putDouble(value);
      }
      digest.update(bytes.array());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static String of(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
