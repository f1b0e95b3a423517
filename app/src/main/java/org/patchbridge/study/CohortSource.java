package org.patchbridge.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.patchbridge.report.DataOrigin;

/**
 * Where a cohort comes from.
 *
 * @param how schema or generator, with the settings that matter
 * @param notes what a reader must know: warnings of the import, that data is simulated
 */
public record CohortSource(DataOrigin origin, String how, List<InputFile> files, List<String> notes) {

  public CohortSource {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }

  /** A file that was read, by its content. */
  public record InputFile(String name, long bytes, String sha256) {

    /**
     * @throws StudyException where the file cannot be read
     */
    public static InputFile of(Path file) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long bytes;
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
          bytes = in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return new InputFile(
            file.getFileName().toString(), bytes, HexFormat.of().formatHex(digest.digest()));
      } catch (IOException e) {
        throw new StudyException(file + ": cannot be read; check that it is there", e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }
}
