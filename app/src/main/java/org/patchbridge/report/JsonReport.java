package org.patchbridge.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.patchbridge.report.model.ReportModel;

/** The report as JSON: the model's records one to one, in an envelope with a format version. */
public final class JsonReport {
  private static final String FORMAT = "patchbridge-report";
  private static final int VERSION = 1;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private record Envelope(String format, int version, ReportModel report) {}

  private JsonReport() {}

  /**
   * Writes aside, then replaces {@code file}; missing folders are made.
   *
   * @throws ReportException where the file cannot be written
   */
  public static void write(ReportModel report, Path file) {
    try {
      ReportFile.write(file, MAPPER.writeValueAsBytes(new Envelope(FORMAT, VERSION, report)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report model always has a JSON form", e);
    }
  }

  /**
   * @throws ReportException where the file cannot be read, is no report, or is damaged; with line
   *     and column
   */
  public static ReportModel read(Path file) {
    try {
      Envelope envelope = MAPPER.readValue(Files.readAllBytes(file), Envelope.class);
      if (envelope == null) {
        throw notAReport(file, ": the document is null", null);
      }
      if (!envelope.format().equals(FORMAT) || envelope.version() != VERSION) {
        throw new ReportException(
            file,
            "is " + envelope.format() + " version " + envelope.version(),
            "this program reads " + FORMAT + " version " + VERSION);
      }
      return envelope.report();
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : " at line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr();
      throw notAReport(file, place + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new ReportException(
          file, "cannot be read: " + e, "check that it exists and is readable", e);
    }
  }

  private static ReportException notAReport(Path file, String fact, Throwable cause) {
    return new ReportException(
        file,
        "is not a PatchBridge report" + fact,
        "write it again with 'patchbridge report'",
        cause);
  }
}
