package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A laboratory's own table is called once a person has said which column is which feature. */
class ColumnsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String TABLE =
      """
      Cell;Rin (MOhm);Vm rest;tau (ms);weight
      a1;182,4;-68,5;14,2;3
      a2;95,0;-72,0;7,9;4
      a3;210,7;-66,1;19,8;5
      """;

  @TempDir static Path folder;
  private static OpenWindow window;

  @BeforeAll
  static void open() throws Exception {
    window = OpenWindow.of(folder.resolve("cache"), Optional.of(SmallModel.get().bundle()));
  }

  @AfterAll
  static void close() {
    window.close();
  }

  private static String sent() throws Exception {
    window.send(window.request("/api/files").DELETE().build());
    HttpResponse<String> answer =
        window.upload("our-cells.csv", TABLE.getBytes(StandardCharsets.UTF_8));
    window.rowsWhenCalled(1);
    return JSON.readTree(answer.body()).get("id").asText();
  }

  private static String path(String id) {
    return "/api/tables/" + id + "/columns";
  }

  /** The lines as the page sends them. */
  private static ObjectNode asked(JsonNode told) {
    ObjectNode asked = JSON.createObjectNode().put("cell", told.get("cell").asText());
    ArrayNode lines = asked.putArray("lines");
    for (JsonNode line : told.get("lines")) {
      lines
          .addObject()
          .put("column", line.get("column").asText())
          .put("feature", line.get("feature").asText())
          .put("unit", line.get("unit").asText())
          .put("transform", line.get("transform").asText());
    }
    return asked;
  }

  @Test
  void aProposalThatIsTakenCallsTheTableAsTheCommandDoes() throws Exception {
    String id = sent();
    JsonNode refused = window.rowsWhenCalled(1).get(0);
    assertThat(refused.get("message").asText()).contains("none of the columns is a feature");
    JsonNode told = window.json(path(id));
    assertThat(told.get("cell").asText()).isEqualTo("Cell");
    assertThat(told.get("isChosen").asBoolean()).isFalse();
    assertThat(told.at("/columns/1/example").asText()).isEqualTo("182,4");
    assertThat(told.get("lines")).isNotEmpty();

    assertThat(window.tell("PUT", path(id), asked(told).toString()).statusCode()).isEqualTo(204);
    JsonNode rows = window.rowsWhenCalled(3);

    assertThat(rows.get(0).get("cell").asText()).isEqualTo("a1");
    assertThat(rows.get(0).get("byHand").asBoolean()).isTrue();
    JsonNode state = window.json("/api/state");
    assertThat(state.get("command").asText())
        .endsWith("our-cells.csv --columns our-cells-columns.yaml");
    JsonNode used = window.json(path(id));
    assertThat(used.get("isChosen").asBoolean()).isTrue();
    Path table = Files.writeString(folder.resolve("our-cells.csv"), TABLE);
    Path mapping =
        Files.writeString(folder.resolve("our-cells-columns.yaml"), used.get("yaml").asText());
    JsonNode command =
        JSON.readTree(
            SmallModel.succeeds(
                "predict",
                SmallModel.get().bundle() + "",
                table + "",
                "--columns",
                mapping + "",
                "--json"));
    JsonNode exported = window.json("/api/export/calls.json");
    assertThat(exported.findValuesAsText("mostProbable"))
        .isEqualTo(command.findValuesAsText("mostProbable"));
    assertThat(exported.findValues("probabilities")).isEqualTo(command.findValues("probabilities"));

    window.tell("POST", "/api/files/" + id + "/undo", "{}");
    assertThat(window.rowsWhenCalled(1).get(0).get("stage").asText()).isEqualTo("refused");
  }

  @Test
  void aBadChoiceIsRefusedWithItsPlaceAndNothingChanges() throws Exception {
    String id = sent();
    JsonNode told = window.json(path(id));

    ObjectNode noUnit = asked(told);
    ((ObjectNode) noUnit.at("/lines/0")).put("unit", "furlong");
    String column = noUnit.at("/lines/0/column").asText();
    HttpResponse<String> answer = window.tell("PUT", path(id), noUnit.toString());
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("column '" + column + "'", "'furlong' is no unit");

    ObjectNode otherKind = asked(told);
    ((ObjectNode) otherKind.at("/lines/0")).put("unit", "Hz");
    assertThat(window.tell("PUT", path(id), otherKind.toString()).body())
        .contains("our-cells-columns.yaml", "does not give the feature's unit");

    ObjectNode twice = asked(told);
    ObjectNode again = (ObjectNode) twice.at("/lines/0").deepCopy();
    again.put("column", "weight");
    ((ArrayNode) twice.get("lines")).add(again);
    assertThat(window.tell("PUT", path(id), twice.toString()).body())
        .contains("is taken from two columns");

    ObjectNode ofOther = JSON.createObjectNode().put("yaml", "format: 1\nfeaturs: []\n");
    assertThat(window.tell("PUT", path(id), ofOther.toString()).body())
        .contains("our-cells-columns.yaml", "featurs");
    assertThat(window.tell("PUT", path(id), "{\"lines\": []}").statusCode()).isEqualTo(400);
    assertThat(window.json(path(id)).get("isChosen").asBoolean()).isFalse();
  }

  @Test
  void aMappingFileIsTakenAndKeepsItsText() throws Exception {
    String id = sent();
    String yaml = window.json(path(id)).get("yaml").asText();
    ObjectNode file = JSON.createObjectNode().put("yaml", "# mine\n" + yaml);

    assertThat(window.tell("PUT", path(id), file.toString()).statusCode()).isEqualTo(204);
    window.rowsWhenCalled(3);

    assertThat(window.json(path(id)).get("yaml").asText()).startsWith("# mine\n");
  }
}
