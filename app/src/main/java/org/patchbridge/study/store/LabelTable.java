package org.patchbridge.study.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.patchbridge.dataset.Species;
import org.patchbridge.table.CellLabel;

/** Labels of recorded cells, in the store. */
public final class LabelTable {
  private final StudyStore store;

  public LabelTable(StudyStore store) {
    this.store = store;
  }

  /** Forgets all labels and takes these. */
  public void replace(List<CellLabel> labels) {
    store.transaction(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM label");
          }
          try (DuckDBAppender appender = connection.createAppender("label")) {
            for (CellLabel label : labels) {
              appender.beginRow().append(label.id()).append(label.file().orElse(null));
              appender.append(label.species().map(Species::label).orElse(null));
              appender.append(label.donor().orElse(null)).append(label.subclass().orElse(null));
              appender.append(label.condition().orElse(null)).endRow();
            }
          }
          return labels.size();
        });
  }

  public List<CellLabel> all() {
    return store.transaction(
        connection -> {
          List<CellLabel> labels = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      "SELECT label_id, file, species, donor, subclass, condition FROM label"
                          + " ORDER BY label_id")) {
            while (row.next()) {
              labels.add(label(row));
            }
          }
          return labels;
        });
  }

  private static CellLabel label(ResultSet row) throws SQLException {
    return new CellLabel(
        row.getString(1),
        Optional.ofNullable(row.getString(2)),
        Optional.ofNullable(row.getString(3)).map(Species::of),
        Optional.ofNullable(row.getString(4)),
        Optional.ofNullable(row.getString(5)),
        Optional.ofNullable(row.getString(6)));
  }
}
