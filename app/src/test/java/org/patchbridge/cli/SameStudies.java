package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Whether two studies hold the same, table by table and in what they export. */
final class SameStudies {
  private SameStudies() {}

  /** Rows as multisets: recordings are stored in the order in which threads finish. */
  static void assertSameTables(Path one, Path other) throws SQLException {
    assertSameTables(one, other, "");
  }

  /** The same of what is known of recordings; cohorts that were made on the way stay in a study. */
  static void assertSameRecordings(Path one, Path other) throws SQLException {
    assertSameTables(one, other, "recording");
  }

  private static void assertSameTables(Path one, Path other, String prefix) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", new Properties());
        Statement statement = connection.createStatement()) {
      attach(statement, one, "one");
      attach(statement, other, "other");
      List<String> tables = tables(statement);
      tables.removeIf(table -> !table.startsWith(prefix));
      assertThat(tables).contains("recording", "recording_family", "recording_scalar");
      for (String table : tables) {
        String left = "SELECT * FROM one." + table;
        String right = "SELECT * FROM other." + table;
        assertThat(count(statement, left + " EXCEPT ALL " + right)).as(table).isZero();
        assertThat(count(statement, right + " EXCEPT ALL " + left)).as(table).isZero();
      }
      assertThat(count(statement, "SELECT * FROM one.recording_family")).isPositive();
      assertThat(count(statement, "SELECT * FROM one.recording_spike")).isPositive();
    }
  }

  /** Byte for byte: a number is written with as many digits as tell it from all others. */
  static void assertSameExports(Path one, Path other, Path scratch) throws IOException {
    Path left = export(one, scratch.resolve("left"));
    Path right = export(other, scratch.resolve("right"));
    List<Path> files = files(left);
    assertThat(files.size()).isGreaterThan(10);
    assertThat(files(right)).isEqualTo(files);
    for (Path file : files) {
      assertThat(right.resolve(file)).hasSameBinaryContentAs(left.resolve(file));
    }
  }

  private static Path export(Path study, Path to) {
    Program.Result result =
        Program.run("export", "--study", study.toString(), "--to", to.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    return to;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(Path::getFileName).sorted().toList();
    }
  }

  private static void attach(Statement statement, Path study, String name) throws SQLException {
    statement.execute("ATTACH '" + study.resolve("study.duckdb") + "' AS " + name + " (READ_ONLY)");
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'one' ORDER BY 1")) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  private static long count(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT count(*) FROM (" + query + ")")) {
      row.next();
      return row.getLong(1);
    }
  }
}
