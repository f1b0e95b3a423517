package org.patchbridge.study.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FeatureColumns;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.family.ScalarDictionary;

/** Feature families and scalars of recordings as columns of a cohort. */
final class ExtractedBlocks {
  private final StudyStore store;
  private final ExtractionSettings settings;

  ExtractedBlocks(StudyStore store, ExtractionSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /**
   * One block a family in the order of the preset, as wide as its longest vector in the study; a
   * family that no recording has is left out.
   *
   * @param keys of the recordings, in the order of the rows
   */
  List<FamilyBlock> families(List<String> keys) {
    Map<String, Integer> rows = rows(keys);
    return store.transaction(
        connection -> {
          Map<String, Integer> widths = new HashMap<>();
          for (Width width : widths(connection)) {
            widths.put(width.family(), width.positions());
          }
          List<FamilyBlock> blocks = new ArrayList<>();
          for (FamilySpec family : settings.preset().families()) {
            int width = widths.getOrDefault(family.name(), 0);
            if (width > 0) {
              FamilyBlock.Builder block =
                  FamilyBlock.builder(family.name(), FeatureColumns.of(family, width), keys.size());
              fill(connection, block, width, rows);
              blocks.add(block.build());
            }
          }
          return blocks;
        });
  }

  private record Width(String family, int positions) {}

  private List<Width> widths(DuckDBConnection connection) throws SQLException {
    return StoreQueries.list(
        connection,
        "SELECT family, max(len(measured)) FROM recording_family JOIN recording"
            + " USING (recording_key) WHERE settings = ? AND measured IS NOT NULL GROUP BY family",
        settings.digest(),
        row -> new Width(row.getString(1), row.getInt(2)));
  }

  private static void fill(
      DuckDBConnection connection, FamilyBlock.Builder block, int width, Map<String, Integer> rows)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT recording_key, measured, absent_because FROM recording_family"
                + " WHERE family = ?")) {
      query.setString(1, block.name());
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          Integer row = rows.get(found.getString(1));
          if (row != null) {
            fill(block, row, width, found);
          }
        }
      }
    }
  }

  private static void fill(FamilyBlock.Builder block, int row, int width, ResultSet found)
      throws SQLException {
    String absentBecause = found.getString(3);
    if (absentBecause == null) {
      FeatureColumns.fill(block, row, width, vector((Object[]) found.getArray(2).getArray()));
    } else {
      FeatureColumns.absent(block, row, 0, width, absentBecause);
    }
  }

  /** The store has NULL where a vector has NaN. */
  private static float[] vector(Object[] stored) {
    float[] vector = new float[stored.length];
    for (int position = 0; position < vector.length; position++) {
      vector[position] = stored[position] == null ? Float.NaN : (Float) stored[position];
    }
    return vector;
  }

  /**
   * One block with a column for every scalar that any of the recordings has; times on the sweep's
   * clock are no features and stay in the store.
   */
  List<FamilyBlock> scalars(List<String> keys) {
    Map<String, Integer> rows = rows(keys);
    return store.transaction(
        connection -> {
          Map<String, Integer> columnOf = new LinkedHashMap<>();
          List<Column> columns = new ArrayList<>();
          for (Column column : scalarColumns(connection)) {
            if (ScalarDictionary.isSweepTime(column.name())) {
              continue;
            }
            columnOf.put(column.name(), columns.size());
            columns.add(column);
          }
          if (columns.isEmpty()) {
            return List.of();
          }
          FamilyBlock.Builder block =
              FamilyBlock.builder(FeatureColumns.SCALARS, columns, keys.size());
          fillScalars(connection, block, columnOf, rows);
          return List.of(block.build());
        });
  }

  private List<Column> scalarColumns(DuckDBConnection connection) throws SQLException {
    return StoreQueries.list(
        connection,
        "SELECT scalar, min(unit) FROM recording_scalar JOIN recording USING (recording_key)"
            + " WHERE settings = ? GROUP BY scalar ORDER BY scalar",
        settings.digest(),
        row -> FeatureColumns.ofScalar(row.getString(1), row.getString(2)));
  }

  private void fillScalars(
      DuckDBConnection connection,
      FamilyBlock.Builder block,
      Map<String, Integer> columnOf,
      Map<String, Integer> rows)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT recording_key, scalar, value FROM recording_scalar"
                + " JOIN recording USING (recording_key) WHERE settings = ?")) {
      query.setString(1, settings.digest());
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          Integer row = rows.get(found.getString(1));
          Integer column = columnOf.get(found.getString(2));
          if (row != null && column != null) {
            double value = found.getDouble(3);
            FeatureColumns.set(block, row, column, found.wasNull() ? Double.NaN : value);
          }
        }
      }
    }
  }

  private static Map<String, Integer> rows(List<String> keys) {
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < keys.size(); row++) {
      rows.put(keys.get(row), row);
    }
    return rows;
  }
}
