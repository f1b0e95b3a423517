package org.patchbridge.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings as text: one file is shipped with the program, a user may name another. */
public final class SettingsFile {
  private SettingsFile() {}

  /** Makes settings of a text; {@code file} is for messages. */
  @FunctionalInterface
  public interface Parser<T> {
    /**
     * @throws RecordingException where the text breaks a rule
     */
    T parse(Reader text, String file) throws IOException;
  }

  /**
   * The shipped one.
   *
   * @param beside class in whose package the resource is
   */
  public static <T> T shipped(Class<?> beside, String name, Parser<T> parser) {
    try (InputStream stream = beside.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("resource " + name + " is missing from the build");
      }
      return parser.parse(new InputStreamReader(stream, StandardCharsets.UTF_8), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A user's.
   *
   * @throws RecordingException where the file cannot be read, or breaks a rule
   */
  public static <T> T read(Path file, Parser<T> parser) {
    RegularFile.require(file);
    try (Reader reader = Files.newBufferedReader(file)) {
      return parser.parse(reader, file.toString());
    } catch (IOException e) {
      throw new RecordingException(
          file.toString(), "", "cannot be read as UTF-8 text", "check path and encoding", e);
    }
  }
}
