package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.cli.console.ExitCode;

/** Cells whose features say little and whose layer says much. */
class CovariateCommandTest {
  private static final int CELLS = 80;
  private static final String SCHEMA =
      """
      format: 1
      name: lab
      species: human
      files:
        cells: {path: cells.csv, id: {column: cell}}
      donor: donor
      label: {column: type, classes: {Sst: Sst, Vip: Vip}}
      covariates:
        - {name: layer, from: where, type: ordinal, levels: {L2: 2, L5: 5}}
        - {name: tissue, from: tissue, type: categorical, levels: [acute, culture]}
      families:
        - family: passive
          columns:
            - {name: tau, unit: ms}
            - {name: rest, unit: mV}
      """;

  @TempDir static Path folder;
  private static String study;

  @BeforeAll
  static void evaluateWithAndWithoutLayer() throws Exception {
    Random random = new Random(4);
    StringBuilder table = new StringBuilder("cell,donor,type,where,tissue,tau,rest\n");
    for (int i = 0; i < CELLS; i++) {
      boolean vip = i % 2 == 0;
      // One layer in ten is the other's, and one in ten is not known.
      String layer = i % 10 == 3 ? "" : vip == (i % 10 != 4) ? "L2" : "L5";
      table.append(
          "c%d,d%d,%s,%s,%s,%.3f,%.3f%n"
              .formatted(
                  i,
                  i / 4,
                  vip ? "Vip" : "Sst",
                  layer,
                  i % 3 == 0 ? "acute" : "culture",
                  20 + random.nextGaussian() + (vip ? 0.3 : 0),
                  -65 + random.nextGaussian()));
    }
    Files.writeString(folder.resolve("cells.csv"), table);
    Files.writeString(folder.resolve("lab.yaml"), SCHEMA);
    study = folder.resolve("study").toString();
    succeeds("import", "--schema", folder.resolve("lab.yaml") + "", folder + "", "--study", study);
    succeeds(
        "evaluate",
        "--study",
        study,
        "--trees",
        "10",
        "--folds",
        "2",
        "--split",
        "donor",
        "--with-covariates",
        "layer",
        "--threads",
        "1");
  }

  private static Program.Result succeeds(String... arguments) {
    Program.Result result = Program.run(arguments);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result;
  }

  @Test
  void theEnsembleStandsWithAndWithoutLayerOnTheSameFoldsWithTheirDifference() throws Exception {
    JsonNode report =
        new ObjectMapper()
            .readTree(Path.of(study, "report", "report.json").toFile())
            .findValue("report");
    JsonNode comparison = null;
    List<String> models = new ArrayList<>();
    for (JsonNode section : report.get("sections")) {
      section.path("rows").forEach(row -> models.add(row.path("model").asText()));
      for (JsonNode pair : section.path("comparisons")) {
        if (pair.get("first").asText().equals("ensemble with layer")
            && pair.get("second").asText().equals("ensemble")) {
          comparison = pair;
        }
      }
    }
    assertThat(models).contains("ensemble", "ensemble with layer");
    assertThat(comparison).isNotNull();
    assertThat(comparison.at("/difference/value").asDouble()).isGreaterThan(0.15);
    assertThat(comparison.at("/difference/interval/low").asDouble()).isGreaterThan(0);
  }

  @Test
  void aSavedModelTakesTheLayerFromAColumnAndSaysWhereItIsAbsent() throws Exception {
    Path model = folder.resolve("model");
    succeeds(
        "train",
        "--study",
        study,
        "--model",
        "forest",
        "--trees",
        "50",
        "--with-covariates",
        "layer,tissue",
        "--to",
        model.toString(),
        "--threads",
        "1");
    Path table = folder.resolve("new.csv");
    Files.writeString(
        table,
        """
        cell,passive.tau,passive.rest,covariate.layer,covariate.tissue=acute,covariate.tissue=culture
        up,20,-65,2,1,0
        deep,20,-65,5,1,0
        somewhere,20,-65,,,
        thawed,20,-65,2,,
        """);
    JsonNode calls =
        new ObjectMapper()
            .readTree(
                succeeds("predict", model.toString(), table.toString(), "--adapt", "none", "--json")
                    .out())
            .get("predictions");

    assertThat(calls.get(0).at("/call/mostProbable").asText()).isEqualTo("Vip");
    assertThat(calls.get(1).at("/call/mostProbable").asText()).isEqualTo("Sst");
    assertThat(calls.get(0).at("/call/flags").toString()).doesNotContain("covariate");
    assertThat(calls.get(2).at("/call/flags").toString()).contains("absent: covariate.layer");
    assertThat(calls.get(3).at("/call/flags").toString())
        .contains("absent: covariate.tissue=acute, covariate.tissue=culture")
        .doesNotContain("layer");
    assertThat(calls.get(2).at("/call/novelty").asDouble())
        .isEqualTo(calls.get(0).at("/call/novelty").asDouble());
  }

  @Test
  void covariatesThatNobodyNamedAreRefusedWithThoseThatAreKnown() {
    Program.Result result = Program.run("evaluate", "--study", study, "--with-covariates", "depth");
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err())
        .contains("--with-covariates depth: lab has layer, tissue; name them under 'covariates'");
    assertThat(
            Program.run(
                    "train", "--study", study, "--model", "attention", "--with-covariates", "layer")
                .err())
        .contains("--with-covariates needs --model default or forest");
  }

  @Test
  void aMixThatIsNoListOfSharesIsRefusedWithAnExample() {
    for (String wrong : List.of("Pvalb", "Pvalb=much", "Sst=0.5,Sst=0.5", "Pvalb=0.5,")) {
      Program.Result result = Program.run("transfer", "--study", study, "--mix", wrong);
      assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(result.err())
          .contains("is not SUBCLASS=SHARE once each, for example Lamp5=0.1,Pvalb=0.45");
    }
  }
}
