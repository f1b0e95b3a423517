package org.patchbridge.study.learnt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.patchbridge.dataset.Split;
import org.patchbridge.sequence.FoldVectors;
import org.patchbridge.study.store.StoreQueries;
import org.patchbridge.study.store.StudyStore;

/** Attention-pooled vectors in the store. */
public final class VectorTable {
  private final StudyStore store;

  public VectorTable(StudyStore store) {
    this.store = store;
  }

  /**
   * What the network of a fold makes of a cell.
   *
   * @param cohort name of the cell's cohort
   * @param vector not copied, treat as read-only
   */
  public record StoredVector(
      int fold, FoldVectors.Role role, String cohort, String cellId, float[] vector) {

    public boolean isTested() {
      return role == FoldVectors.Role.TESTED;
    }
  }

  static void append(
      DuckDBConnection connection, String evaluationId, Split split, FoldVectors vectors)
      throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("run_vector")) {
      for (FoldVectors.Part part : vectors.parts()) {
        String role = part.role().name().toLowerCase(Locale.ROOT);
        for (int i = 0; i < part.rows().length; i++) {
          appender.beginRow().append(evaluationId).append(split.run()).append(split.fold());
          appender.append(role).append(part.cohort().name());
          appender.append(part.cohort().cells().get(part.rows()[i]).id());
          appender.append(part.vectors()[i]).endRow();
        }
      }
    }
  }

  /**
   * Of the first run, fold by fold, in an order that does not depend on which fold was finished
   * first; empty where none were kept.
   */
  public List<StoredVector> of(String evaluationId) {
    return store.transaction(
        connection ->
            StoreQueries.list(
                connection,
                "SELECT fold, role, cohort, cell_id, vector FROM run_vector"
                    + " WHERE evaluation_id = ? ORDER BY run, fold, role, cohort, cell_id",
                evaluationId,
                VectorTable::stored));
  }

  private static StoredVector stored(ResultSet row) throws SQLException {
    Object[] values = (Object[]) row.getArray(5).getArray();
    float[] vector = new float[values.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (Float) values[i];
    }
    return new StoredVector(
        row.getInt(1), role(row.getString(2)), row.getString(3), row.getString(4), vector);
  }

  private static FoldVectors.Role role(String stored) {
    return Arrays.stream(FoldVectors.Role.values())
        .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(stored))
        .findFirst()
        .orElseThrow();
  }
}
