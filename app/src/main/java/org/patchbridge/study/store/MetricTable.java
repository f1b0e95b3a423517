package org.patchbridge.study.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.patchbridge.metric.Evaluation;
import org.patchbridge.metric.MetricEstimate;

/** Metrics in the store, for export and for other programs. */
public final class MetricTable {
  private final StudyStore store;

  public MetricTable(StudyStore store) {
    this.store = store;
  }

  /** Replaces what the store holds of the evaluation. */
  public void save(String evaluationId, Evaluation evaluation) {
    store.transaction(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM metric WHERE evaluation_id = ?")) {
            delete.setString(1, evaluationId);
            delete.executeUpdate();
          }
          append(connection, evaluationId, "all", evaluation);
          for (Map.Entry<String, Evaluation> stratum : evaluation.strata().entrySet()) {
            append(connection, evaluationId, stratum.getKey(), stratum.getValue());
          }
          return null;
        });
  }

  private static void append(
      DuckDBConnection connection, String id, String stratum, Evaluation evaluation)
      throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("metric")) {
      for (MetricEstimate estimate : evaluation.metrics()) {
        appender.beginRow().append(id).append(stratum).append(estimate.metric().id());
        appender.append(orNull(estimate.value()));
        appender.append(orNull(estimate.interval().lower()));
        appender.append(orNull(estimate.interval().upper()));
        appender.append(orNull(estimate.overRuns().mean()));
        appender.append(orNull(estimate.overRuns().sd())).endRow();
      }
    }
  }

  private static Double orNull(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
