package org.patchbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.patchbridge.dataset.Species;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.family.Preset;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.simulate.SimulatedStudy;
import org.patchbridge.simulate.SimulationSettings;
import org.patchbridge.simulate.SimulationSettings.ClassProportions;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.ExtractedFeatures;
import org.patchbridge.study.store.ExtractionSummary;
import org.patchbridge.work.Progress;

/** Recordings, the studies that are made of them here, and whether two studies are the same. */
final class LocalStudy {
  static final ExtractionSettings SETTINGS = ExtractionSettings.of(Preset.DEFAULT);

  private LocalStudy() {}

  /** What a run of the program on Spark printed and returned. */
  record Run(int exitCode, String out, String err) {}

  static Run run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream toOut = new ByteArrayOutputStream();
    ByteArrayOutputStream toErr = new ByteArrayOutputStream();
    System.setOut(new PrintStream(toOut, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(toErr, true, StandardCharsets.UTF_8));
    try {
      int code = SparkCommand.run(arguments);
      return new Run(
          code, toOut.toString(StandardCharsets.UTF_8), toErr.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** Half of them mouse, half human. */
  static void simulate(Path folder, int recordings) throws IOException, InterruptedException {
    SimulationSettings settings =
        SimulationSettings.defaults()
            .withSamplingRateHz(25_000)
            .withStepsAboveRheobasePicoamps(List.of(20, 40))
            .withRampShare(0.5)
            .withProportions(ClassProportions.EQUAL);
    SimulatedStudy.with(
            settings,
            Map.of(Species.MOUSE, recordings / 2, Species.HUMAN, recordings - recordings / 2))
        .write(folder, 2, (cell, wasThere) -> {});
  }

  static ExtractionSummary extract(Path recordings, Path study, int threads)
      throws InterruptedException {
    try (Study opened = Study.open(study)) {
      ExtractionSummary summary =
          opened.extract(
              RecordingFiles.find(List.of(recordings.toString())),
              SETTINGS,
              threads,
              Progress.silent());
      assemble(opened);
      return summary;
    }
  }

  static ExtractionSummary gather(Path results, Path study) throws InterruptedException {
    try (Study opened = Study.open(study)) {
      ExtractionSummary summary = opened.gather(List.of(results), SETTINGS, Progress.silent());
      assemble(opened);
      return summary;
    }
  }

  private static void assemble(Study study) {
    study.addExtracted(SETTINGS, ExtractedFeatures.FAMILIES, DataOrigin.OWN, List.of());
  }

  /** Every table as a multiset of rows; numbers as text with as many digits as tell them apart. */
  static void assertSame(Path one, Path other) throws SQLException {
    assertSameRows(one, other, "recording_family", "recording_spike", "cell");
  }

  /** The same; how long a fit took is not asked. */
  static void assertSameEvaluations(Path one, Path other) throws SQLException {
    assertSameRows(one, other, "prediction", "importance", "metric", "split", "finished_fold");
  }

  /**
   * @param filled tables that must have rows, for two empty studies are the same too
   */
  private static void assertSameRows(Path one, Path other, String... filled) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("ATTACH '" + one.resolve("study.duckdb") + "' AS one (READ_ONLY)");
      statement.execute("ATTACH '" + other.resolve("study.duckdb") + "' AS other (READ_ONLY)");
      List<String> tables = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery(
              "SELECT table_name FROM duckdb_tables() WHERE database_name = 'one'")) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      assertThat(tables).contains(filled);
      for (String table : tables) {
        String left = rows("one", table);
        String right = rows("other", table);
        assertThat(count(statement, left + " EXCEPT ALL " + right)).as(table).isZero();
        assertThat(count(statement, right + " EXCEPT ALL " + left)).as(table).isZero();
      }
      for (String table : filled) {
        assertThat(count(statement, "SELECT 1 FROM one." + table)).as(table).isPositive();
      }
    }
  }

  private static String rows(String study, String table) {
    String columns = table.equals("finished_fold") ? "* EXCLUDE (fit_seconds)" : "*";
    return "SELECT t::VARCHAR FROM (SELECT " + columns + " FROM " + study + "." + table + ") t";
  }

  private static long count(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT count(*) FROM (" + query + ")")) {
      row.next();
      return row.getLong(1);
    }
  }
}
