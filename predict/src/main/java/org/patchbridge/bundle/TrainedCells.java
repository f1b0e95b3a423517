package org.patchbridge.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/**
 * Knows the cells again that a model was trained on: by a digest of all their values, whatever the
 * cell or its file is called. A digest tells no value, and differs between bundles by their salt.
 * Values that differ in any bit make another cell.
 */
public final class TrainedCells {
  private static final int DIGITS = 16;

  /** A cell of fewer values may equal another one by chance. */
  private static final int LEAST_VALUES = 3;

  private final String salt;
  private final Set<String> digests;

  private TrainedCells(String salt, Set<String> digests) {
    this.salt = salt;
    this.digests = Set.copyOf(digests);
  }

  /**
   * @param cohort cells as the model takes them
   * @param salt of the bundle, for example the digest of its training cohort
   */
  public static TrainedCells of(Cohort cohort, String salt) {
    Set<String> digests = new TreeSet<>();
    for (int row = 0; row < cohort.size(); row++) {
      if (values(cohort, row) >= LEAST_VALUES) {
        digests.add(digest(cohort, row, salt));
      }
    }
    return new TrainedCells(salt, digests);
  }

  /** Of a bundle of an earlier format, which does not know: holds no cell. */
  static TrainedCells unrecorded() {
    return new TrainedCells("", Set.of());
  }

  static TrainedCells read(ParameterReader in) {
    List<String> digests = in.texts("digests");
    if (digests.stream().anyMatch(digest -> digest.length() != DIGITS)) {
      throw in.wrong("digests", "are not all of " + DIGITS + " digits");
    }
    return new TrainedCells(in.text("salt"), new TreeSet<>(digests));
  }

  /** Sorted, so that the order of the cells is not told. */
  void write(ParameterWriter out) {
    out.text("salt", salt);
    out.texts("digests", List.copyOf(new TreeSet<>(digests)));
  }

  /**
   * @param cells as the model takes them
   */
  public boolean contains(Cohort cells, int row) {
    return !digests.isEmpty()
        && values(cells, row) >= LEAST_VALUES
        && digests.contains(digest(cells, row, salt));
  }

  private static long values(Cohort cohort, int row) {
    return cohort.families().stream()
        .mapToLong(
            family ->
                IntStream.range(0, family.width()).filter(k -> family.isPresent(row, k)).count())
        .sum();
  }

  private static String digest(Cohort cohort, int row, String salt) {
    MessageDigest digest = sha256();
    digest.update(salt.getBytes(StandardCharsets.UTF_8));
    for (FamilyBlock family : cohort.families()) {
      ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * family.width());
      for (int column = 0; column < family.width(); column++) {
        // Adding 0 makes one of the two zeros; all that is absent is alike.
        bytes.putDouble(
            family.isPresent(row, column) ? family.value(row, column) + 0.0 : Double.NaN);
      }
      digest.update(bytes.array());
    }
    return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), DIGITS / 2));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
