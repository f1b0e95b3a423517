package org.patchbridge.reproduction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.InputException;

/**
 * The page, and the same for programs. {@code reproduction.csv} and the part {@code numbers} of
 * {@code reproduction.json} are equal, bit for bit, wherever the same form was run; what depends on
 * the machine stands in the part {@code made}.
 */
public final class ReproductionFiles {
  public static final String PAGE = "index.html";
  public static final String JSON = "reproduction.json";
  public static final String CSV = "reproduction.csv";

  private static final String FORMAT = "patchbridge-reproduction";
  private static final int VERSION = 1;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path folder;

  /**
   * @param folder made where it is missing
   */
  public ReproductionFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Who makes the page, how and when.
   *
   * @param generator program and version
   */
  public record Origin(String generator, String commandLine, Instant time) {}

  /**
   * Writes all of them; one after the other, each as a whole.
   *
   * @throws InputException where a file cannot be written
   */
  public void write(Reproduction found, RunLedger ledger, Origin origin) {
    List<RunSession> sessions = ledger.sessions();
    write(CSV, ReproductionTable.csv(found));
    write(JSON, json(found, sessions, origin));
    write(PAGE, new ReproductionPage(found, sessions, origin).html());
  }

  private static String json(Reproduction found, List<RunSession> sessions, Origin origin) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("form", found.form().name());
    numbers.put("rows", ReproductionTable.rows(found));
    numbers.put(
        "differences", found.differences().stream().map(ReproductionTable::difference).toList());
    numbers.put("others", found.others().stream().map(ReproductionTable::other).toList());
    numbers.put("shape", found.shape());
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("generator", origin.generator());
    made.put("command", origin.commandLine());
    made.put("time", origin.time().toString());
    made.put("runs", sessions);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("format", FORMAT);
    document.put("version", VERSION);
    document.put("numbers", numbers);
    document.put("made", made);
    try {
      return MAPPER.writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a reproduction always has a JSON form", e);
    }
  }

  private void write(String name, String content) {
    Path file = folder.resolve(name);
    try {
      AtomicFile.write(file, content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new InputException(
          file
              + ": cannot be written ("
              + IoFailure.inWords(e)
              + "); choose a writable place with free space",
          e);
    }
  }
}
