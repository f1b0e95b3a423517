package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a recording of two cells the window calls the one that a person chose. */
class ElectrodeTest {
  private static final String CHOSEN =
      "{\"electrode\": \"" + PairedRecording.SECOND + "\", \"leftOut\": [], \"protocols\": {}}";

  @TempDir Path folder;

  @Test
  void anotherElectrodeIsAnotherCellAndIsTakenBack() throws Exception {
    SmallModel small = SmallModel.get();
    List<Path> files = small.files();
    Path pair = PairedRecording.of(files.get(0), files.get(1), folder.resolve("pair.nwb"));
    try (OpenWindow window =
        OpenWindow.of(folder.resolve("cache"), Optional.of(small.bundle()), pair + "")) {
      JsonNode usual = window.rowsWhenCalled(1).get(0);
      String id = usual.get("file").asText();
      JsonNode electrodes = window.json("/api/recordings/" + id).get("electrodes");
      assertThat(electrodes.toString())
          .isEqualTo("{\"names\":[\"electrode_0\",\"electrode_1\"],\"read\":\"electrode_0\"}");

      assertThat(window.tell("PUT", "/api/files/" + id + "/choices", CHOSEN).statusCode())
          .isEqualTo(204);
      JsonNode chosen = whenCalled(window, "/electrode_1");

      JsonNode recording = window.json("/api/recordings/" + id);
      assertThat(recording.at("/electrodes/read").asText()).isEqualTo("electrode_1");
      assertThat(window.get("/api/recordings/" + id + "/traces?sweeps=0").body())
          .contains("voltage");
      assertThat(window.json("/api/state").get("command").asText())
          .endsWith("--electrode pair.nwb:electrode_1");
      assertThat(chosen.get("flags").toString()).contains("by hand: electrode electrode_1");
      assertThat(chosen.get("probabilities")).isNotEqualTo(usual.get("probabilities"));
      JsonNode command =
          new ObjectMapper()
              .readTree(
                  SmallModel.succeeds(
                      "predict",
                      small.bundle() + "",
                      pair + "",
                      "--electrode",
                      "pair.nwb:electrode_1",
                      "--json"));
      assertThat(window.json("/api/export/calls.json")).isEqualTo(command);

      window.tell("POST", "/api/files/" + id + "/undo", "{}");
      JsonNode again = whenCalled(window, "");
      assertThat(again.get("probabilities")).isEqualTo(usual.get("probabilities"));
      assertThat(again.get("cell")).isEqualTo(usual.get("cell"));
    }
  }

  @Test
  void anElectrodeThatIsNotThereIsRefusedWithThoseThatAre() throws Exception {
    SmallModel small = SmallModel.get();
    Path file = small.files().get(0);
    try (OpenWindow window =
        OpenWindow.of(folder.resolve("cache"), Optional.of(small.bundle()), file + "")) {
      String id = window.rowsWhenCalled(1).get(0).get("file").asText();
      window.tell("PUT", "/api/files/" + id + "/choices", CHOSEN);
      OpenWindow.until(() -> isRefused(window));

      JsonNode row = row(window);
      assertThat(row.get("message").asText())
          .contains("no response was recorded with electrode \"electrode_1\"", "[electrode_0]");
      assertThat(window.get("/api/recordings/" + id).statusCode()).isEqualTo(422);
    }
  }

  private static JsonNode whenCalled(OpenWindow window, String end) throws Exception {
    OpenWindow.until(
        () -> {
          JsonNode row = row(window);
          String cell = row.get("cell").asText();
          return row.get("stage").asText().equals("called")
              && (end.isEmpty() ? !cell.contains("/") : cell.endsWith(end));
        });
    return row(window);
  }

  private static boolean isRefused(OpenWindow window) {
    return row(window).get("stage").asText().equals("refused");
  }

  private static JsonNode row(OpenWindow window) {
    try {
      return window.json("/api/calls").get("rows").get(0);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
