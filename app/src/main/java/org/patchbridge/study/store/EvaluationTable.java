package org.patchbridge.study.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.patchbridge.dataset.Split;
import org.patchbridge.findings.ReportedEvaluations;
import org.patchbridge.metric.FoldId;
import org.patchbridge.metric.FoldPredictions;

/** Evaluations in the store: their splits, finished folds, predictions and importances. */
public final class EvaluationTable {
  private final StudyStore store;

  public EvaluationTable(StudyStore store) {
    this.store = store;
  }

  /**
   * An evaluation as the store knows it.
   *
   * @param id digest of everything that determines its numbers
   * @param settings JSON
   */
  public record StoredEvaluation(
      String id,
      String cohortId,
      String learner,
      String scheme,
      int runs,
      long firstSeed,
      List<String> classes,
      String settings) {

    /** The same under another name. */
    public StoredEvaluation withLearner(String name) {
      return new StoredEvaluation(id, cohortId, name, scheme, runs, firstSeed, classes, settings);
    }
  }

  /**
   * One importance of one fold.
   *
   * @param column empty where the value is the whole family's; of attention, the class
   */
  public record Importance(String kind, String family, String column, double value) {}

  /** What the model of a fold paid, on average over the test cells of a class, to a family. */
  public record StoredAttention(FoldId fold, String family, String subclass, double weight) {}

  /** Adds the evaluation with its splits where it is not there yet. */
  public void begin(StoredEvaluation evaluation, List<Split> splits) {
    store.transaction(
        connection -> {
          boolean known =
              !StoreQueries.list(
                      connection,
                      "SELECT 1 FROM evaluation WHERE evaluation_id = ?",
                      evaluation.id(),
                      row -> row.getInt(1))
                  .isEmpty();
          if (!known) {
            insert(connection, evaluation);
            insertSplits(connection, evaluation.id(), splits);
          }
          return null;
        });
  }

  private static void insert(DuckDBConnection connection, StoredEvaluation evaluation)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO evaluation VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, evaluation.id());
      insert.setString(2, evaluation.cohortId());
      insert.setString(3, evaluation.learner());
      insert.setString(4, evaluation.scheme());
      insert.setInt(5, evaluation.runs());
      insert.setLong(6, evaluation.firstSeed());
      insert.setObject(7, connection.createArrayOf("VARCHAR", evaluation.classes().toArray()));
      insert.setString(8, evaluation.settings());
      insert.executeUpdate();
    }
  }

  private static void insertSplits(DuckDBConnection connection, String id, List<Split> splits)
      throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("split")) {
      for (Split split : splits) {
        appender.beginRow().append(id).append(split.run()).append(split.fold());
        appender.append(split.seed()).append(split.train());
        appender.append(split.validation()).append(split.test()).endRow();
      }
    }
  }

  public List<Split> splits(String id) {
    return store.transaction(
        connection ->
            StoreQueries.list(
                connection,
                "SELECT run, fold, seed, train, validation, test FROM split"
                    + " WHERE evaluation_id = ? ORDER BY run, fold",
                id,
                row ->
                    new Split(
                        row.getInt(1),
                        row.getInt(2),
                        row.getLong(3),
                        ints(row, 4),
                        ints(row, 5),
                        ints(row, 6))));
  }

  public List<FoldId> finishedFolds(String id) {
    return store.transaction(
        connection ->
            StoreQueries.list(
                connection,
                "SELECT run, fold FROM finished_fold WHERE evaluation_id = ? ORDER BY run, fold",
                id,
                row -> new FoldId(row.getInt(1), row.getInt(2))));
  }

  /** All of a fold in one transaction: after a crash it is there whole, or not at all. */
  public void finish(
      String id,
      FoldPredictions predictions,
      double fitSeconds,
      OptionalDouble outOfBag,
      List<Importance> importances) {
    finish(id, predictions, fitSeconds, outOfBag, importances, connection -> null);
  }

  /**
   * The same with what else belongs to the fold.
   *
   * @param more in the same transaction
   */
  public void finish(
      String id,
      FoldPredictions predictions,
      double fitSeconds,
      OptionalDouble outOfBag,
      List<Importance> importances,
      StudyStore.Work<?> more) {
    store.transaction(
        connection -> {
          more.run(connection);
          appendPredictions(connection, id, predictions);
          appendImportances(connection, id, predictions.id(), importances);
          try (PreparedStatement insert =
              connection.prepareStatement("INSERT INTO finished_fold VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, id);
            insert.setInt(2, predictions.run());
            insert.setInt(3, predictions.fold());
            insert.setDouble(4, fitSeconds);
            insert.setObject(5, outOfBag.isPresent() ? outOfBag.getAsDouble() : null);
            insert.executeUpdate();
          }
          return null;
        });
  }

  private static void appendPredictions(
      DuckDBConnection connection, String id, FoldPredictions predictions) throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("prediction")) {
      for (int i = 0; i < predictions.rows().length; i++) {
        appender.beginRow().append(id).append(predictions.run()).append(predictions.fold());
        appender.append(predictions.rows()[i]).append(predictions.probabilities()[i]).endRow();
      }
    }
  }

  private static void appendImportances(
      DuckDBConnection connection, String id, FoldId fold, List<Importance> importances)
      throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("importance")) {
      for (Importance importance : importances) {
        appender.beginRow().append(id).append(fold.run()).append(fold.fold());
        appender.append(importance.kind()).append(importance.family());
        appender.append(importance.column().isEmpty() ? null : importance.column());
        appender.append(importance.value()).endRow();
      }
    }
  }

  public List<FoldPredictions> predictions(String id) {
    return store.transaction(
        connection ->
            StoreQueries.list(
                connection,
                "SELECT run, fold, list(cell_row ORDER BY cell_row),"
                    + " list(probabilities ORDER BY cell_row) FROM prediction"
                    + " WHERE evaluation_id = ? GROUP BY run, fold ORDER BY run, fold",
                id,
                row ->
                    new FoldPredictions(
                        row.getInt(1), row.getInt(2), ints(row, 3), probabilities(row, 4))));
  }

  /** Fold by fold; empty where the learner has no attention. */
  public List<StoredAttention> attention(String id) {
    return store.transaction(
        connection ->
            StoreQueries.list(
                connection,
                "SELECT run, fold, family, column_name, value FROM importance"
                    + " WHERE evaluation_id = ? AND kind = '"
                    + FoldDetails.ATTENTION
                    + "' ORDER BY ALL",
                id,
                row ->
                    new StoredAttention(
                        new FoldId(row.getInt(1), row.getInt(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getDouble(5))));
  }

  /** The mean over folds of every importance of the evaluation, without attention. */
  public List<Importance> meanImportances(String id) {
    return store.transaction(
        connection ->
            StoreQueries.list(
                connection,
                "SELECT kind, family, coalesce(column_name, '') AS feature, list(value ORDER BY"
                    + " run, fold) FROM importance WHERE evaluation_id = ? AND kind <> '"
                    + FoldDetails.ATTENTION
                    + "' GROUP BY kind, family, feature ORDER BY kind, family, feature",
                id,
                row ->
                    new Importance(
                        row.getString(1), row.getString(2), row.getString(3), mean(row, 4))));
  }

  /** Summed in the order of the list: the last bit of a sum of the database depends on threads. */
  private static double mean(ResultSet row, int column) throws SQLException {
    Object[] values = (Object[]) row.getArray(column).getArray();
    double sum = 0;
    for (Object value : values) {
      sum += (Double) value;
    }
    return sum / values.length;
  }

  /** Mean out-of-bag accuracy over folds; empty where the learner has none. */
  public OptionalDouble outOfBag(String id) {
    return store.transaction(
        connection -> {
          List<Double> means =
              StoreQueries.list(
                  connection,
                  "SELECT list(out_of_bag ORDER BY run, fold) FROM finished_fold"
                      + " WHERE evaluation_id = ? AND out_of_bag IS NOT NULL"
                      + " GROUP BY evaluation_id",
                  id,
                  row -> mean(row, 1));
          return means.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(means.get(0));
        });
  }

  /** Remembers these evaluations as those that were asked for last, of every model and split. */
  public void show(List<String> ids) {
    store.transaction(
        connection -> {
          try (PreparedStatement delete = connection.prepareStatement("DELETE FROM shown")) {
            delete.executeUpdate();
          }
          try (DuckDBAppender appender = connection.createAppender("shown")) {
            for (int position = 0; position < ids.size(); position++) {
              appender.beginRow().append(position).append(ids.get(position)).endRow();
            }
          }
          return null;
        });
  }

  /** What was asked for last, of every model and split; see {@link ReportedEvaluations}. */
  public List<StoredEvaluation> shown() {
    return list("shown JOIN evaluation e USING (evaluation_id)", "ORDER BY position");
  }

  /** Those of which every fold is finished, the newest first. */
  public List<StoredEvaluation> finished() {
    return list(
        "evaluation e",
        "WHERE (SELECT count(*) FROM split s WHERE s.evaluation_id = e.evaluation_id) ="
            + " (SELECT count(*) FROM finished_fold f WHERE f.evaluation_id = e.evaluation_id)"
            + " ORDER BY e.rowid DESC");
  }

  /**
   * An evaluation and how far it is.
   *
   * @param done folds that are finished
   * @param folds of all runs together
   */
  public record BegunEvaluation(StoredEvaluation evaluation, int done, int folds) {}

  /** All that were ever begun, the newest first. */
  public List<BegunEvaluation> begun() {
    List<BegunEvaluation> all = new ArrayList<>();
    for (StoredEvaluation each : list("evaluation e", "ORDER BY e.rowid DESC")) {
      all.add(new BegunEvaluation(each, finishedFolds(each.id()).size(), folds(each.id())));
    }
    return all;
  }

  private int folds(String id) {
    return store.transaction(
        connection ->
            StoreQueries.list(
                    connection,
                    "SELECT count(*) FROM split WHERE evaluation_id = ?",
                    id,
                    row -> row.getInt(1))
                .get(0));
  }

  private List<StoredEvaluation> list(String from, String which) {
    return store.transaction(
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "SELECT e.evaluation_id, cohort_id, learner, scheme, runs, first_seed,"
                          + " classes, settings FROM "
                          + from
                          + " "
                          + which);
              ResultSet row = query.executeQuery()) {
            List<StoredEvaluation> found = new ArrayList<>();
            while (row.next()) {
              found.add(stored(row));
            }
            return found;
          }
        });
  }

  private static StoredEvaluation stored(ResultSet row) throws SQLException {
    List<String> classes =
        Arrays.stream((Object[]) row.getArray(7).getArray()).map(String.class::cast).toList();
    return new StoredEvaluation(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getInt(5),
        row.getLong(6),
        classes,
        row.getString(8));
  }

  private static int[] ints(ResultSet row, int column) throws SQLException {
    return Arrays.stream((Object[]) row.getArray(column).getArray())
        .mapToInt(value -> (Integer) value)
        .toArray();
  }

  private static double[][] probabilities(ResultSet row, int column) throws SQLException {
    Object[] lists = (Object[]) row.getArray(column).getArray();
    double[][] result = new double[lists.length][];
    for (int i = 0; i < lists.length; i++) {
      Object[] values =
          lists[i] instanceof java.sql.Array array
              ? (Object[]) array.getArray()
              : ((List<?>) lists[i]).toArray();
      result[i] = Arrays.stream(values).mapToDouble(value -> (Double) value).toArray();
    }
    return result;
  }
}
