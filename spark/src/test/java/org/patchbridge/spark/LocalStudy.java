package org.patchbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
      assertThat(tables).contains("recording", "recording_family", "recording_spike", "cell");
      for (String table : tables) {
        String left = "SELECT t::VARCHAR FROM one." + table + " t";
        String right = "SELECT t::VARCHAR FROM other." + table + " t";
        assertThat(count(statement, left + " EXCEPT ALL " + right)).as(table).isZero();
        assertThat(count(statement, right + " EXCEPT ALL " + left)).as(table).isZero();
      }
      assertThat(count(statement, "SELECT 1 FROM one.recording_spike")).isPositive();
      assertThat(count(statement, "SELECT 1 FROM one.recording_family")).isPositive();
    }
  }

  private static long count(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT count(*) FROM (" + query + ")")) {
      row.next();
      return row.getLong(1);
    }
  }
}
