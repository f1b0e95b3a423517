package org.patchbridge.study.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.patchbridge.work.InputException;

/** Queries with one text parameter. */
public final class StoreQueries {
  private StoreQueries() {}

  /** One row of a result made into a value. */
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  public static <T> List<T> list(
      DuckDBConnection connection, String sql, String parameter, Reader<T> reader)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, parameter);
      try (ResultSet row = query.executeQuery()) {
        List<T> values = new ArrayList<>();
        while (row.next()) {
          values.add(reader.read(row));
        }
        return values;
      }
    }
  }

  /** The single text of a query that has exactly one row. */
  static String one(DuckDBConnection connection, String sql, String parameter) throws SQLException {
    List<String> found = list(connection, sql, parameter, row -> row.getString(1));
    if (found.size() != 1) {
      throw new InputException("the study store has no '" + parameter + "'");
    }
    return found.get(0);
  }
}
