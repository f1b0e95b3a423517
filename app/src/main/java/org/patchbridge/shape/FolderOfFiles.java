package org.patchbridge.shape;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.patchbridge.figure.Drawing;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.InputException;

/**
 * A folder that shapes are written to. Each file appears whole or not at all; where one cannot be
 * written, as on a full disk, an {@link InputException} says which and what to do.
 */
public record FolderOfFiles(Path folder) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Makes the folder where it is missing. */
  public static FolderOfFiles of(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new FolderOfFiles(folder);
  }

  /**
   * @return what was written
   */
  public Path text(String name, String text) {
    return written(
        folder.resolve(name),
        file -> AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8))));
  }

  /**
   * @return what was written
   */
  public Path json(String name, Object value) throws IOException {
    return text(name, MAPPER.writeValueAsString(value) + "\n");
  }

  /** An object with one more value. */
  public Path json(String name, Object value, String more, Object moreValue) throws IOException {
    ObjectNode object = MAPPER.valueToTree(value);
    object.set(more, MAPPER.valueToTree(moreValue));
    return json(name, object);
  }

  /** What was written as JSON; values that the type does not know are passed over. */
  public <T> T json(String name, TypeReference<T> type) throws IOException {
    return MAPPER.readValue(folder.resolve(name).toFile(), type);
  }

  public boolean has(String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  /** Copies a file of this folder into another one. */
  public Path copy(String name, FolderOfFiles to) throws IOException {
    byte[] content = Files.readAllBytes(folder.resolve(name));
    return written(to.folder().resolve(name), file -> AtomicFile.write(file, content));
  }

  /** Lines of a text that was written. */
  public List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }

  /**
   * As SVG, PNG and PDF.
   *
   * @return what was written
   */
  public List<Path> figure(String stem, Drawing drawing) {
    return List.of(
        written(folder.resolve(stem + ".svg"), drawing::writeSvg),
        written(folder.resolve(stem + ".png"), drawing::writePng),
        written(folder.resolve(stem + ".pdf"), drawing::writePdf));
  }

  /** A way to write a file. */
  private interface Writing {
    void to(Path file) throws IOException;
  }

  private static Path written(Path file, Writing writing) {
    try {
      writing.to(file);
      return file;
    } catch (IOException e) {
      throw new InputException(
          file
              + ": cannot be written ("
              + IoFailure.inWords(e)
              + "); what was done is kept: make room, or choose another folder with --to, and give"
              + " the command again",
          e);
    }
  }
}
