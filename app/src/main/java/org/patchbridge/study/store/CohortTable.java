package org.patchbridge.study.store;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.Exclusion;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.work.CohortDigest;
import org.patchbridge.work.InputException;

/** Cohorts in the store. */
public final class CohortTable {
  private final StudyStore store;

  public CohortTable(StudyStore store) {
    this.store = store;
  }

  /**
   * A cohort as the store knows it.
   *
   * @param id digest of its content
   * @param source JSON: schema, files with digests, settings, notes
   */
  public record StoredCohort(String id, String name, String source) {}

  /** The newest cohort of every name, in order of import. */
  public List<StoredCohort> newest() {
    return store.transaction(
        connection -> {
          List<StoredCohort> found = new ArrayList<>();
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "SELECT cohort_id, name, source FROM cohort QUALIFY row_number() OVER"
                          + " (PARTITION BY name ORDER BY ordinal DESC) = 1 ORDER BY ordinal");
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              found.add(new StoredCohort(row.getString(1), row.getString(2), row.getString(3)));
            }
          }
          return found;
        });
  }

  /**
   * Adds the cohort, or makes it the newest of its name where its content is there already.
   *
   * @return its id
   */
  public String save(Cohort cohort, String source) {
    return save(cohort, List.of(), source);
  }

  /**
   * The same for a cohort of recordings, whose values the store has already.
   *
   * @param recordings keys of them, one a row of the cohort; none where its values are its own
   */
  public String save(Cohort cohort, List<String> recordings, String source) {
    String id = CohortDigest.of(cohort);
    return store.transaction(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE cohort SET source = ?,"
                      + " ordinal = (SELECT max(ordinal) + 1 FROM cohort) WHERE cohort_id = ?")) {
            update.setString(1, source);
            update.setString(2, id);
            if (update.executeUpdate() > 0) {
              return id;
            }
          }
          insert(connection, id, cohort, recordings, source);
          return id;
        });
  }

  private static void insert(
      DuckDBConnection connection, String id, Cohort cohort, List<String> recordings, String source)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO cohort SELECT ?, ?, coalesce(max(ordinal), 0) + 1, ? FROM cohort")) {
      insert.setString(1, id);
      insert.setString(2, cohort.name());
      insert.setString(3, source);
      insert.executeUpdate();
    }
    appendCells(connection, id, cohort);
    appendExclusions(connection, id, cohort);
    appendFamilies(connection, id, cohort, recordings.isEmpty());
    RecordedCells.append(connection, id, recordings);
  }

  private static void appendCells(DuckDBConnection connection, String id, Cohort cohort)
      throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("cell")) {
      for (int row = 0; row < cohort.size(); row++) {
        Cell cell = cohort.cells().get(row);
        appender.beginRow().append(id).append(row).append(cell.id()).append(cell.species().label());
        appender.append(cell.donor().orElse(null)).append(cell.subclass().orElse(null));
        appender.append(cell.condition().orElse(null)).endRow();
      }
    }
  }

  private static void appendExclusions(DuckDBConnection connection, String id, Cohort cohort)
      throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("exclusion")) {
      for (Exclusion exclusion : cohort.exclusions()) {
        appender.beginRow().append(id).append(exclusion.cellId());
        appender.append(exclusion.subclass().orElse(null)).append(exclusion.reason()).endRow();
      }
    }
  }

  private static void appendFamilies(
      DuckDBConnection connection, String id, Cohort cohort, boolean withVectors)
      throws SQLException {
    for (int position = 0; position < cohort.families().size(); position++) {
      FamilyBlock family = cohort.families().get(position);
      List<String> reasons = List.copyOf(family.absenceCounts().keySet());
      insertHeader(connection, id, position, family, reasons);
      if (withVectors) {
        appendVectors(connection, id, family, reasons);
      }
    }
  }

  private static void insertHeader(
      DuckDBConnection connection,
      String id,
      int position,
      FamilyBlock family,
      List<String> reasons)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO family VALUES (?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, id);
      insert.setInt(2, position);
      insert.setString(3, family.name());
      insert.setObject(4, textArray(connection, family.columns().stream().map(Column::name)));
      insert.setObject(5, textArray(connection, family.columns().stream().map(Column::unit)));
      insert.setObject(6, textArray(connection, reasons.stream()));
      insert.executeUpdate();
    }
  }

  private static void appendVectors(
      DuckDBConnection connection, String id, FamilyBlock family, List<String> reasons)
      throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("family_vector")) {
      for (int row = 0; row < family.cells(); row++) {
        double[] measured = new double[family.width()];
        boolean[] isAbsent = new boolean[family.width()];
        short[] absent = new short[family.width()];
        for (int column = 0; column < measured.length; column++) {
          isAbsent[column] = !family.isPresent(row, column);
          if (isAbsent[column]) {
            absent[column] = (short) (1 + reasons.indexOf(family.absenceReason(row, column)));
          } else {
            measured[column] = family.value(row, column);
          }
        }
        appender.beginRow().append(id).append(family.name()).append(row);
        appender.append(measured, isAbsent).append(absent).endRow();
      }
    }
  }

  private static Array textArray(DuckDBConnection connection, Stream<String> texts)
      throws SQLException {
    return connection.createArrayOf("VARCHAR", texts.toArray());
  }

  /**
   * @throws InputException where there is no cohort of that id
   */
  public Cohort load(String id) {
    return store.transaction(
        connection -> {
          String name =
              StoreQueries.one(connection, "SELECT name FROM cohort WHERE cohort_id = ?", id);
          List<Cell> cells = loadCells(connection, id);
          return new Cohort(
              name,
              cells,
              loadFamilies(connection, id, cells.size()),
              loadExclusions(connection, id));
        });
  }

  private static List<Cell> loadCells(DuckDBConnection connection, String id) throws SQLException {
    return StoreQueries.list(
        connection,
        "SELECT cell_id, species, donor, subclass, condition FROM cell"
            + " WHERE cohort_id = ? ORDER BY cell_row",
        id,
        row ->
            new Cell(
                row.getString(1),
                Species.of(row.getString(2)),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5))));
  }

  private static List<Exclusion> loadExclusions(DuckDBConnection connection, String id)
      throws SQLException {
    return StoreQueries.list(
        connection,
        "SELECT cell_id, subclass, reason FROM exclusion WHERE cohort_id = ? ORDER BY rowid",
        id,
        row ->
            new Exclusion(
                row.getString(1), Optional.ofNullable(row.getString(2)), row.getString(3)));
  }

  /** A family as far as its header tells. */
  private record Header(FamilyBlock.Builder family, List<String> reasons) {}

  private static List<FamilyBlock> loadFamilies(DuckDBConnection connection, String id, int cells)
      throws SQLException {
    List<Header> headers =
        StoreQueries.list(
            connection,
            "SELECT family, columns, units, reasons FROM family"
                + " WHERE cohort_id = ? ORDER BY position",
            id,
            row -> header(row, cells));
    List<FamilyBlock> families = new ArrayList<>();
    for (Header header : headers) {
      fill(connection, id, header);
      families.add(header.family().build());
    }
    return families;
  }

  private static Header header(ResultSet row, int cells) throws SQLException {
    List<String> names = texts(row, 2);
    List<String> units = texts(row, 3);
    List<Column> columns = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      columns.add(new Column(names.get(i), units.get(i)));
    }
    return new Header(FamilyBlock.builder(row.getString(1), columns, cells), texts(row, 4));
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    return Stream.of((Object[]) row.getArray(column).getArray()).map(String.class::cast).toList();
  }

  private static void fill(DuckDBConnection connection, String id, Header header)
      throws SQLException {
    FamilyBlock.Builder family = header.family();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT cell_row, measured, absent FROM cell_vector"
                + " WHERE cohort_id = ? AND family = ?")) {
      query.setString(1, id);
      query.setString(2, family.name());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          int cell = row.getInt(1);
          Object[] measured = (Object[]) row.getArray(2).getArray();
          Object[] absent = (Object[]) row.getArray(3).getArray();
          for (int column = 0; column < measured.length; column++) {
            if (measured[column] == null) {
              family.absent(cell, column, header.reasons().get((Short) absent[column] - 1));
            } else {
              set(family, cell, column, (Double) measured[column]);
            }
          }
        }
      }
    }
  }

  /** Studies of old versions hold numbers that no model can learn from. */
  private static void set(FamilyBlock.Builder family, int cell, int column, double value) {
    if (FamilyBlock.isInRange(value)) {
      family.set(cell, column, value);
    } else {
      family.absent(cell, column, FamilyBlock.OUT_OF_RANGE);
    }
  }
}
