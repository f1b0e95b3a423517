package org.patchbridge.work;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.Exclusion;
import org.patchbridge.dataset.FamilyBlock;

/** SHA-256 over everything in a cohort, shortened to 16 hexadecimal digits. */
public final class CohortDigest {
  private static final int DIGITS = 16;
  private final MessageDigest digest;

  private CohortDigest(MessageDigest digest) {
    this.digest = digest;
  }

  public static String of(Cohort cohort) {
    CohortDigest digest = new CohortDigest(sha256());
    digest.add(cohort.name());
    for (Cell cell : cohort.cells()) {
      digest.add(cell.id());
      digest.add(cell.species().label());
      digest.add(cell.donor().orElse(""));
      digest.add(cell.subclass().orElse(""));
      digest.add(cell.condition().orElse(""));
    }
    for (Exclusion exclusion : cohort.exclusions()) {
      digest.add(exclusion.cellId());
      digest.add(exclusion.subclass().orElse(""));
      digest.add(exclusion.reason());
    }
    for (FamilyBlock family : cohort.families()) {
      digest.add(family);
    }
    return HexFormat.of().formatHex(digest.digest.digest()).substring(0, DIGITS);
  }

  public static String ofText(String text) {
    byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash).substring(0, DIGITS);
  }

  private void add(FamilyBlock family) {
    add(family.name());
    for (Column column : family.columns()) {
      add(column.name());
      add(column.unit());
    }
    for (int cell = 0; cell < family.cells(); cell++) {
      for (int column = 0; column < family.width(); column++) {
        add(family.value(cell, column));
        add(family.absenceReason(cell, column));
      }
    }
  }

  /** The length goes first, so that no two lists of texts run together to the same bytes. */
  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private void add(double value) {
    digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
