package org.patchbridge.study.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.files.FileNames;
import org.patchbridge.files.IoFailure;
import org.patchbridge.study.store.CohortTable;
import org.patchbridge.study.store.RecordingQueries;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.table.CohortCsv;
import org.patchbridge.work.InputException;

/** Writes the tables of a study for other programs, one file each. */
public final class StudyExport {
  private final StudyStore store;

  public StudyExport(StudyStore store) {
    this.store = store;
  }

  /** File format. */
  public enum Format {
    CSV("FORMAT csv, HEADER"),
    PARQUET("FORMAT parquet"),
    /** Cohorts only, as arrays for NumPy, one file a cohort. */
    NPZ(""),
    /** The same, one file an array. */
    NPY("");

    private final String copyOptions;

    Format(String copyOptions) {
      this.copyOptions = copyOptions;
    }

    String extension() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A file that was written. */
  public record Written(String file, long rows) {}

  /**
   * Of CSV and Parquet also {@code data-dictionary.csv}, which says what each column is, and of CSV
   * {@code datapackage.json}, which says it in the form of the Data Package standard; they are not
   * in the list.
   *
   * @throws InputException where the folder cannot be written
   */
  public List<Written> write(Path folder, Format format) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException(folder + ": cannot create the folder; choose another with --to", e);
    }
    return switch (format) {
      case NPZ -> withVectors(new NumpyExport(store).writeNpz(folder), folder);
      case NPY -> withVectors(new NumpyExport(store).writeNpy(folder), folder);
      case CSV, PARQUET -> writeDescribed(folder, format);
    };
  }

  private List<Written> writeDescribed(Path folder, Format format) {
    DataPackage described = new DataPackage();
    List<Written> written = new ArrayList<>(writeTables(folder, format, described));
    written.addAll(writeCohorts(folder, format, described));
    described.writeDictionary(folder);
    if (format == Format.CSV) {
      described.writePackage(folder);
    }
    return List.copyOf(written);
  }

  private List<Written> withVectors(List<Written> cohorts, Path folder) {
    return Stream.concat(cohorts.stream(), new VectorExport(store).writeArrays(folder).stream())
        .toList();
  }

  /** One row a cell, one column a feature, as 'predict' takes them. */
  private List<Written> writeCohorts(Path folder, Format format, DataPackage described) {
    CohortTable cohorts = new CohortTable(store);
    FileNames names = new FileNames();
    List<Written> written = new ArrayList<>();
    for (CohortTable.StoredCohort stored : cohorts.newest()) {
      Cohort cohort = cohorts.load(stored.id());
      String name = "cohort-" + names.next(stored.name());
      Path file = folder.resolve(name + "." + format.extension());
      described.addCohort(name, CohortParquet.columns(cohort));
      if (format == Format.PARQUET) {
        written.add(store.transaction(connection -> CohortParquet.write(connection, cohort, file)));
        continue;
      }
      try {
        CohortCsv.write(cohort, file);
      } catch (IOException e) {
        throw new InputException(file + ": cannot be written (" + IoFailure.inWords(e) + ")", e);
      }
      written.add(new Written(file.toString(), cohort.size()));
    }
    return written;
  }

  private List<Written> writeTables(Path folder, Format format, DataPackage described) {
    return store.transaction(
        connection -> {
          List<Written> written = new ArrayList<>();
          for (Map.Entry<String, String> table : queries(connection).entrySet()) {
            Path file = folder.resolve(table.getKey() + "." + format.extension());
            described.add(table.getKey(), columns(connection, table.getValue()));
            long rows = copy(connection, table.getValue(), file, format);
            written.add(new Written(file.toString(), rows));
          }
          return written;
        });
  }

  private static List<String> columns(DuckDBConnection connection, String query)
      throws SQLException {
    try (PreparedStatement asked = connection.prepareStatement(query)) {
      ResultSetMetaData answer = asked.getMetaData();
      List<String> names = new ArrayList<>();
      for (int column = 1; column <= answer.getColumnCount(); column++) {
        names.add(answer.getColumnName(column));
      }
      return names;
    }
  }

  /** Puts the file in its place when it is whole; returns its rows. */
  static long copy(DuckDBConnection connection, String query, Path file, Format format)
      throws SQLException {
    Path aside = file.resolveSibling("." + file.getFileName() + ".part");
    String target = aside.toString().replace("'", "''");
    try (Statement statement = connection.createStatement()) {
      long rows =
          statement.executeUpdate(
              "COPY (" + query + ") TO '" + target + "' (" + format.copyOptions + ")");
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return rows;
    } catch (IOException e) {
      throw new InputException(file + ": cannot be written; choose another folder with --to", e);
    }
  }

  private static Map<String, String> queries(DuckDBConnection connection) throws SQLException {
    String evaluated =
        "SELECT e.evaluation_id, c.name AS cohort, e.learner, e.scheme, e.cohort_id, e.classes"
            + " FROM evaluation e JOIN cohort c USING (cohort_id)";
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put(
        "cells",
        "SELECT c.name AS cohort, cell_id, species, donor, subclass, condition"
            + " FROM cell JOIN cohort c USING (cohort_id) ORDER BY c.ordinal, cell_row");
    queries.put(
        "left_out_cells",
        "SELECT c.name AS cohort, cell_id, subclass, reason"
            + " FROM exclusion JOIN cohort c USING (cohort_id) ORDER BY c.ordinal, cell_id");
    queries.put(
        "features",
        "SELECT cohort, cell_id, family, unnest(columns) AS feature, unnest(units) AS unit,"
            + " unnest(measured) AS value, unnest(list_transform(absent, lambda number:"
            + " CASE WHEN number > 0 THEN reasons[number] END)) AS absent_because FROM (SELECT"
            + " c.name AS cohort, cell_id, f.family, f.columns, f.units, measured, absent, reasons"
            + " FROM cell_vector v JOIN family f USING (cohort_id, family)"
            + " JOIN cell USING (cohort_id, cell_row) JOIN cohort c USING (cohort_id)"
            + " ORDER BY c.ordinal, cell_row, f.position)");
    queries.put(
        "splits",
        "WITH e AS ("
            + evaluated
            + "), part AS (SELECT evaluation_id, run, fold, seed, 'train' AS part,"
            + " unnest(train) AS cell_row FROM split UNION ALL SELECT evaluation_id, run, fold,"
            + " seed, 'validation', unnest(validation) FROM split UNION ALL SELECT evaluation_id,"
            + " run, fold, seed, 'test', unnest(test) FROM split)"
            + " SELECT evaluation_id, e.cohort, scheme, run, fold, seed, part, cell_id"
            + " FROM part JOIN e USING (evaluation_id) JOIN cell USING (cohort_id, cell_row)"
            + " ORDER BY evaluation_id, run, fold, part, cell_row");
    queries.put(
        "predictions",
        "WITH e AS ("
            + evaluated
            + ") SELECT evaluation_id, e.cohort, learner, scheme, run, fold, cell_id, donor,"
            + " condition, subclass, classes[list_position(probabilities,"
            + " list_max(probabilities))] AS predicted"
            + probabilityColumns(connection)
            + " FROM prediction JOIN e USING (evaluation_id)"
            + " JOIN cell USING (cohort_id, cell_row) ORDER BY evaluation_id, run, fold, cell_row");
    queries.put(
        "metrics",
        "WITH e AS ("
            + evaluated
            + ") SELECT evaluation_id, e.cohort, learner, scheme, stratum, metric, value,"
            + " low AS low_95, high AS high_95, mean AS mean_over_runs, sd AS sd_over_runs"
            + " FROM metric JOIN e USING (evaluation_id) ORDER BY evaluation_id, stratum, metric");
    queries.put("vectors", VectorExport.query(connection));
    queries.putAll(RecordingQueries.ALL);
    return queries;
  }

  /** One column a class of any evaluation; empty where the evaluation does not know the class. */
  private static String probabilityColumns(DuckDBConnection connection) throws SQLException {
    List<String> classes = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT DISTINCT unnest(classes) AS class FROM evaluation ORDER BY class")) {
      while (row.next()) {
        classes.add(row.getString(1));
      }
    }
    return classes.stream()
        .map(
            name ->
                ", probabilities[list_position(classes, '"
                    + name.replace("'", "''")
                    + "')] AS \"probability "
                    + name.replace("\"", "\"\"")
                    + "\"")
        .collect(Collectors.joining());
  }
}
