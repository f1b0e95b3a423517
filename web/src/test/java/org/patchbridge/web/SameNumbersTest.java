package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window and the command line give the same bytes for the same files. */
class SameNumbersTest {
  @TempDir static Path folder;
  private static SmallModel small;
  private static OpenWindow window;

  @BeforeAll
  static void open() throws Exception {
    small = SmallModel.get();
    window =
        OpenWindow.of(
            folder.resolve("cache"), Optional.of(small.bundle()), small.recordings().toString());
    window.rowsWhenCalled(small.files().size());
  }

  @AfterAll
  static void close() {
    window.close();
  }

  private String csvOfCommandLine(String... options) throws Exception {
    Path csv = folder.resolve("calls.csv");
    SmallModel.succeeds(predict(options, "--to", csv.toString()));
    return Files.readString(csv);
  }

  private static String[] predict(String[] options, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("predict", small.bundle().toString(), small.recordings().toString()));
    words.addAll(Arrays.asList(options));
    words.addAll(Arrays.asList(more));
    return words.toArray(String[]::new);
  }

  @Test
  void theTableIsThatOfPredict() throws Exception {
    assertThat(window.get("/api/export/calls.csv").body()).isEqualTo(csvOfCommandLine());
  }

  @Test
  void theJsonIsThatOfPredict() throws Exception {
    assertThat(window.get("/api/export/calls.json").body())
        .isEqualTo(SmallModel.succeeds(predict(new String[0], "--json")).strip());
  }

  @Test
  void sharesChangeBothInTheSameWayWithoutReadingAFileAgain() throws Exception {
    JsonNode state = window.json("/api/state");
    List<String> classes = new ArrayList<>();
    state.get("classes").forEach(name -> classes.add(name.asText()));
    String model = state.get("controls").get("model").asText();
    List<String> stated = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (int at = 0; at < classes.size(); at++) {
      double share = at == 0 ? 1 - 0.125 * (classes.size() - 1) : 0.125;
      stated.add("\"" + classes.get(at) + "\":" + share);
      words.add(classes.get(at) + "=" + share);
    }
    try {
      control("{\"model\":\"" + model + "\",\"prior\":{" + String.join(",", stated) + "}}");
      assertThat(window.get("/api/export/calls.csv").body())
          .isEqualTo(csvOfCommandLine("--prior", String.join(",", words)))
          .isNotEqualTo(csvOfCommandLine());
      assertThat(window.json("/api/state").get("command").asText()).contains("--prior");
    } finally {
      control("{\"model\":\"" + model + "\"}");
    }
  }

  private static void control(String controls) throws Exception {
    assertThat(window.tell("PUT", "/api/controls", controls).statusCode()).isEqualTo(204);
    OpenWindow.until(
        () -> {
          try {
            JsonNode state = window.json("/api/state");
            return state.get("controls").equals(state.get("calledWith"));
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void whatIsChosenByHandIsAnOptionOfTheCommandLineAndStandsInTheExport() throws Exception {
    Path first = small.files().get(0);
    String name = first.getFileName().toString();
    String id = window.json("/api/calls").get("rows").get(0).get("file").asText();
    int sweep = window.json("/api/recordings/" + id).get("sweeps").get(0).get("number").asInt();
    String before = window.get("/api/export/calls.csv").body();
    String choices = "/api/files/" + id + "/choices";

    window.tell("PUT", choices, "{\"leftOut\":[" + sweep + "],\"protocols\":{}}");
    whenExported(csv -> csv.contains("by hand: left out sweep " + sweep));

    String option = name + ":" + sweep;
    assertThat(window.get("/api/export/calls.csv").body())
        .isEqualTo(csvOfCommandLine("--leave-out", option));
    assertThat(window.json("/api/state").get("command").asText()).contains("--leave-out " + option);

    window.tell("POST", "/api/files/" + id + "/undo", "");
    whenExported(before::equals);
    assertThat(window.tell("POST", "/api/files/" + id + "/undo", "").statusCode()).isEqualTo(409);
  }

  private static void whenExported(java.util.function.Predicate<String> fits) throws Exception {
    OpenWindow.until(
        () -> {
          try {
            return fits.test(window.get("/api/export/calls.csv").body());
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void filesThatAreSentGiveTheSameNumbersUnderTheirOwnNames() throws Exception {
    try (OpenWindow other = OpenWindow.of(folder.resolve("other"), Optional.of(small.bundle()))) {
      for (Path file : small.files()) {
        other.upload(small.recordings().relativize(file).toString(), Files.readAllBytes(file));
      }
      other.rowsWhenCalled(small.files().size());
      String expected = csvOfCommandLine().replace(small.recordings() + "/", "");
      assertThat(other.get("/api/export/calls.csv").body()).isEqualTo(expected);
    }
  }

  @Test
  void aSpreadsheetGetsNoFormula() throws Exception {
    try (OpenWindow other =
        OpenWindow.of(folder.resolve("formulas"), Optional.of(small.bundle()))) {
      other.upload("=cmd|'x'!A0.nwb", "no recording".getBytes(StandardCharsets.UTF_8));
      other.upload("@sum.csv", "cell,scalars.tau\n+1,2\n".getBytes(StandardCharsets.UTF_8));
      other.rowsWhenCalled(2);
      String csv = other.get("/api/export/calls.csv").body();
      assertThat(csv.lines().skip(1))
          .hasSize(2)
          .allSatisfy(line -> assertThat(line).startsWith("'"));
      Path file = folder.resolve("calls.xlsx");
      Files.write(file, other.bytes("/api/export/calls.xlsx").body());
      try (ZipFile book = new ZipFile(file.toFile())) {
        List<String> names = new ArrayList<>();
        for (ZipEntry entry : Collections.list(book.entries())) {
          names.add(entry.getName());
          String text =
              new String(book.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
          assertThat(text).as(entry.getName()).doesNotContain("<f>");
        }
        assertThat(names).contains("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml");
      }
    }
  }
}
