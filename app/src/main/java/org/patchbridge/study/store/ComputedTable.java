package org.patchbridge.study.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.function.Supplier;
import org.patchbridge.work.CohortDigest;

/** Results in the store that are computed once. */
public final class ComputedTable {
  private final StudyStore store;

  public ComputedTable(StudyStore store) {
    this.store = store;
  }

  /**
   * The result from the store, or a new one, which is then kept.
   *
   * @param what kind of the result
   * @param determinedBy everything that determines its numbers
   * @param computation outside any transaction; nothing is kept where it fails
   */
  public <T> T get(
      String what, List<String> determinedBy, TypeReference<T> type, Supplier<T> computation) {
    String id = CohortDigest.ofText(what + determinedBy);
    List<String> known =
        store.transaction(
            connection ->
                StoreQueries.list(
                    connection,
                    "SELECT result FROM computed WHERE result_id = ?",
                    id,
                    row -> row.getString(1)));
    if (!known.isEmpty()) {
      return SettingsJson.read(known.get(0), type);
    }
    T result = computation.get();
    store.transaction(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement("INSERT OR REPLACE INTO computed VALUES (?, ?, ?)")) {
            insert.setString(1, id);
            insert.setString(2, what);
            insert.setString(3, SettingsJson.write(result));
            return insert.executeUpdate();
          }
        });
    return result;
  }
}
