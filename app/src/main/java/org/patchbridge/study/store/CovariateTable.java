package org.patchbridge.study.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.Covariates;
import org.patchbridge.dataset.Covariates.Covariate;
import org.patchbridge.dataset.FamilyBlock;

/** Covariates in the store: one row for each cell and column. */
public final class CovariateTable {
  private final StudyStore store;

  public CovariateTable(StudyStore store) {
    this.store = store;
  }

  /** One value as it is stored; the reason is there where the value is not. */
  private record Value(
      String covariate, Column column, int row, double value, String absentBecause) {}

  public void replace(String cohortId, Covariates covariates) {
    store.transaction(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM covariate WHERE cohort_id = ?")) {
            delete.setString(1, cohortId);
            delete.executeUpdate();
          }
          append(connection, cohortId, covariates);
          return null;
        });
  }

  private static void append(DuckDBConnection connection, String cohortId, Covariates covariates)
      throws SQLException {
    int position = 0;
    try (DuckDBAppender appender = connection.createAppender("covariate")) {
      for (Covariate each : covariates.all()) {
        FamilyBlock block = each.block();
        for (int column = 0; column < block.width(); column++, position++) {
          for (int cell = 0; cell < block.cells(); cell++) {
            boolean present = block.isPresent(cell, column);
            appender.beginRow().append(cohortId).append(position).append(each.name());
            appender.append(block.columns().get(column).name());
            appender.append(block.columns().get(column).unit()).append(cell);
            appender.append(present ? block.value(cell, column) : 0.0);
            appender.append(present ? "" : block.absenceReason(cell, column)).endRow();
          }
        }
      }
    }
  }

  /**
   * @param cells of the cohort
   */
  public Covariates load(String cohortId, int cells) {
    List<Value> values =
        store.transaction(
            connection ->
                StoreQueries.list(
                    connection,
                    "SELECT name, column_name, unit, cell_row, value, absent_because FROM covariate"
                        + " WHERE cohort_id = ? ORDER BY position, cell_row",
                    cohortId,
                    CovariateTable::value));
    Map<String, List<Value>> byName = new LinkedHashMap<>();
    values.forEach(
        each -> byName.computeIfAbsent(each.covariate(), name -> new ArrayList<>()).add(each));
    return new Covariates(
        byName.entrySet().stream()
            .map(each -> new Covariate(each.getKey(), block(each.getValue(), cells)))
            .toList());
  }

  private static Value value(ResultSet row) throws SQLException {
    return new Value(
        row.getString(1),
        new Column(row.getString(2), row.getString(3)),
        row.getInt(4),
        row.getDouble(5),
        row.getString(6));
  }

  private static FamilyBlock block(List<Value> values, int cells) {
    List<Column> columns = values.stream().map(Value::column).distinct().toList();
    FamilyBlock.Builder block = FamilyBlock.builder(Covariates.FAMILY, columns, cells);
    for (Value each : values) {
      int column = columns.indexOf(each.column());
      if (each.absentBecause().isEmpty()) {
        block.set(each.row(), column, each.value());
      } else {
        block.absent(each.row(), column, each.absentBecause());
      }
    }
    return block.build();
  }
}
