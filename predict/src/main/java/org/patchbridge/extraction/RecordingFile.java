package org.patchbridge.extraction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.patchbridge.files.ByteSource;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.CohortDigest;
import org.patchbridge.work.InputException;

/**
 * A recording's file as it was when it was found. Two are equal where path, size and time are.
 *
 * @param path absolute, without symbolic links; of a file that lies elsewhere, its name there
 * @param modified time of the last change, ISO 8601
 * @param elsewhere how its bytes are to be had where they are not on this machine
 */
public record RecordingFile(
    Path path, long bytes, String modified, Optional<BytesElsewhere> elsewhere) {

  /** The bytes of a file that is not on this machine. */
  public interface BytesElsewhere {
    /** To be closed by who opens it. */
    ByteSource open();

    /** What is stated there of the whole file: equal digests mean equal bytes. */
    String digest();
  }

  /** A file of this machine. */
  public RecordingFile(Path path, long bytes, String modified) {
    this(path, bytes, modified, Optional.empty());
  }

  public static RecordingFile of(Path path) {
    try {
      return at(path);
    } catch (IOException e) {
      throw new InputException(
          path
              + ": cannot be found ("
              + IoFailure.inWords(e)
              + "); check the path and its permissions",
          e);
    }
  }

  static RecordingFile at(Path path) throws IOException {
    Path real = path.toRealPath();
    BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
    return new RecordingFile(
        real, attributes.size(), attributes.lastModifiedTime().toInstant().toString());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordingFile file
        && path.equals(file.path)
        && bytes == file.bytes
        && modified.equals(file.modified);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, bytes, modified);
  }

  /** Name of the file's rows in the store. */
  public String key() {
    return CohortDigest.ofText(path.toString());
  }
}
