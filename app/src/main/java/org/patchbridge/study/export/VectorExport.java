package org.patchbridge.study.export;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.patchbridge.files.FileNames;
import org.patchbridge.npy.NpyHeader;
import org.patchbridge.npy.NpyType;
import org.patchbridge.npy.NpyWriter;
import org.patchbridge.study.export.StudyExport.Written;
import org.patchbridge.study.learnt.VectorTable;
import org.patchbridge.study.learnt.VectorTable.StoredVector;
import org.patchbridge.study.store.StudyStore;

/**
 * Writes attention-pooled vectors as they are stored: each in the space of its fold's network, with
 * the anchors by which the spaces can be aligned.
 */
final class VectorExport {
  /** Vectors with what is known of their cells: of a name the newest cohort. */
  private static final String ROWS =
      "FROM run_vector v JOIN evaluation e USING (evaluation_id)"
          + " JOIN split s USING (evaluation_id, run, fold)"
          + " LEFT JOIN (SELECT name, arg_max(cohort_id, ordinal) AS cohort_id FROM cohort"
          + " GROUP BY name) c ON c.name = v.cohort"
          + " LEFT JOIN cell ON cell.cohort_id = c.cohort_id AND cell.cell_id = v.cell_id";

  private static final String ORDER =
      " ORDER BY v.evaluation_id, v.run, v.fold, v.role, v.cohort, v.cell_id";

  private static final String COLUMNS =
      "SELECT v.evaluation_id, e.learner, e.scheme, v.run, v.fold, s.seed, v.role, v.cohort,"
          + " v.cell_id, cell.species, cell.donor, cell.subclass";

  private final StudyStore store;

  VectorExport(StudyStore store) {
    this.store = store;
  }

  /** An evaluation with vectors. */
  private record Evaluated(String id, String cohort, String learner) {}

  /** One row a cell and fold, one column a number: {@code v1} and so on. */
  static String query(DuckDBConnection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT coalesce(max(len(vector)), 0) FROM run_vector")) {
      row.next();
      String numbers =
          IntStream.rangeClosed(1, row.getInt(1))
              .mapToObj(i -> ", vector[" + i + "] AS v" + i)
              .collect(Collectors.joining());
      return COLUMNS + numbers + " " + ROWS + ORDER;
    }
  }

  /**
   * For each evaluation {@code vectors-COHORT-LEARNER.npy}, cells × numbers in float32, and {@code
   * .csv} of the same name, which says what the rows are.
   */
  List<Written> writeArrays(Path folder) {
    FileNames names = new FileNames();
    List<Written> written = new ArrayList<>();
    for (Evaluated evaluated : evaluated()) {
      String name = names.next("vectors-" + evaluated.cohort() + "-" + evaluated.learner());
      List<StoredVector> vectors = new VectorTable(store).of(evaluated.id());
      written.add(writeArray(folder.resolve(name + ".npy"), vectors));
      String rows =
          COLUMNS + " " + ROWS + " WHERE v.evaluation_id = '" + evaluated.id() + "'" + ORDER;
      Path file = folder.resolve(name + ".csv");
      written.add(
          new Written(
              file.toString(),
              store.transaction(
                  connection -> StudyExport.copy(connection, rows, file, StudyExport.Format.CSV))));
    }
    return written;
  }

  private static Written writeArray(Path file, List<StoredVector> vectors) {
    int width = vectors.get(0).vector().length;
    ExportFile.write(
        file,
        out -> {
          NpyWriter array =
              NpyWriter.begin(out, NpyHeader.of(NpyType.FLOAT32, vectors.size(), width));
          for (StoredVector each : vectors) {
            for (float value : each.vector()) {
              array.put(value);
            }
          }
          array.finish();
        });
    return new Written(file.toString(), vectors.size());
  }

  /** In the order of their beginning. */
  private List<Evaluated> evaluated() {
    return store.transaction(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      "SELECT evaluation_id, c.name, learner FROM evaluation e JOIN cohort c"
                          + " USING (cohort_id) WHERE evaluation_id IN (SELECT evaluation_id FROM"
                          + " run_vector) ORDER BY e.rowid")) {
            List<Evaluated> found = new ArrayList<>();
            while (row.next()) {
              found.add(new Evaluated(row.getString(1), row.getString(2), row.getString(3)));
            }
            return found;
          }
        });
  }
}
