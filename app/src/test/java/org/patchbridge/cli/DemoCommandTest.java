package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a demo leaves behind, and what goes on from there. */
class DemoCommandTest {
  private static final String[] SMALL_DEMO = {
    "demo",
    "--from",
    "tables",
    "--cells",
    "120",
    "--preset",
    "gouwens",
    "--trees",
    "10",
    "--folds",
    "2"
  };

  @TempDir static Path folder;
  private static Path study;
  private static Program.Result made;
  private static Path studyOfTwoThreads;
  private static Program.Result madeAsJson;

  /** A demo takes seconds: two serve all tests that only look at what it leaves behind. */
  @BeforeAll
  static void make() {
    study = folder.resolve("my study");
    made = smallDemo("--split", study, "--threads", "1");
    studyOfTwoThreads = folder.resolve("two-threads");
    madeAsJson = smallDemo("--split", studyOfTwoThreads, "--threads", "2", "--json");
  }

  private static Program.Result smallDemo(String option, Path study, String... more) {
    return Program.run(
        Stream.of(SMALL_DEMO, new String[] {option, "donor", "--study", study.toString()}, more)
            .flatMap(Arrays::stream)
            .toArray(String[]::new));
  }

  @Test
  void demoEndsWithAReportAndSaysThatItsCellsAreSimulated() {
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.out()).contains("Simulated data").contains("macro-F1");
    assertThat(study.resolve("report/index.html")).isNotEmptyFile();
    assertThat(study.resolve("report/report.json")).isNotEmptyFile();
    assertThat(study.resolve("study.yaml")).content().contains("simulated-mouse");
  }

  @Test
  void demoSimulatesRecordingsAndGoesTheWholeWayFromThem() {
    Path recordings = folder.resolve("recordings-demo");

    Program.Result result =
        Program.run(
            "demo",
            "--preset",
            "default",
            "--cells",
            "10",
            "--trees",
            "10",
            "--folds",
            "2",
            "--split",
            "donor",
            "--study",
            recordings.toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("Simulated mouse cells")
        .contains("Simulated human cells")
        .doesNotContain("extracted-");
    assertThat(recordings.resolve("report/index.html")).content().contains("simulated cells");
  }

  @Test
  void sameSeedGivesTheSamePredictionsForAnyNumberOfThreads() throws IOException {
    String ofOne = predictions(study);
    String ofTwo = predictions(studyOfTwoThreads);

    assertThat(ofTwo).isEqualTo(ofOne).contains("probability Pvalb");
  }

  private static String predictions(Path study) throws IOException {
    Program.run("export", "--study", study.toString());
    return Files.readString(study.resolve("export/predictions.csv"));
  }

  @Test
  void secondEvaluationFindsEverythingDone() {
    Program.Result again = smallDemo("--grouped-by", study);

    assertThat(again.err()).containsPattern("evaluating, (\\d+) fits, \\1 done before");
    assertThat(again.exitCode()).isZero();
  }

  @Test
  void exportWritesParquet() throws IOException, SQLException {
    Path exported = folder.resolve("parquet");

    Program.Result result = export(exported, "--format", "parquet");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(exported.resolve("metrics.parquet")).isNotEmptyFile();
    assertThat(exported.resolve("metrics.csv")).doesNotExist();
    export(exported);
    List<Path> cohorts;
    try (Stream<Path> files = Files.list(exported)) {
      cohorts = files.filter(file -> file.toString().matches(".*/cohort-.*[.]parquet")).toList();
    }
    assertThat(cohorts).hasSize(2);
    for (Path parquet : cohorts) {
      Path csv = Path.of(parquet.toString().replace(".parquet", ".csv"));
      assertThat(rows(parquet, "read_parquet"))
          .hasSizeGreaterThan(50)
          .isEqualTo(rows(csv, "read_csv"));
    }
  }

  private static Program.Result export(Path to, String... more) {
    return Program.run(
        Stream.concat(
                Stream.of("export", "--study", study.toString(), "--to", to.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static List<String> rows(Path table, String reader) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM " + reader + "('" + table + "')")) {
      int columns = row.getMetaData().getColumnCount();
      StringBuilder names = new StringBuilder();
      for (int column = 1; column <= columns; column++) {
        names.append(row.getMetaData().getColumnName(column)).append(' ');
      }
      rows.add(names.toString());
      while (row.next()) {
        StringBuilder values = new StringBuilder();
        for (int column = 1; column <= columns; column++) {
          Object value = row.getObject(column);
          values.append(value instanceof Number number ? number.doubleValue() : value).append(' ');
        }
        rows.add(values.toString());
      }
    }
    return rows;
  }

  @Test
  void reportShowsACommandThatCanBePastedIntoAShell() {
    assertThat(study.resolve("report/report.json"))
        .content()
        .contains("patchbridge demo ")
        .contains("--study '" + study + "'")
        .doesNotContain("demo demo");
  }

  @Test
  void jsonOutputIsJsonOnly() throws IOException {
    JsonNode printed = new ObjectMapper().readTree(madeAsJson.out());

    assertThat(printed.get("report").asText()).endsWith("index.html");
    assertThat(printed.get("headlines")).isNotEmpty();
  }
}
