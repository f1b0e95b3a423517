package org.patchbridge.study.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.files.FileNames;
import org.patchbridge.npy.NpyHeader;
import org.patchbridge.npy.NpyType;
import org.patchbridge.npy.NpyWriter;
import org.patchbridge.npy.NpzWriter;
import org.patchbridge.study.export.StudyExport.Written;
import org.patchbridge.study.store.CohortTable;
import org.patchbridge.study.store.SettingsJson;
import org.patchbridge.study.store.StoreQueries;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.work.InputException;

/**
 * Writes cohorts as arrays for NumPy, in the layout of the paper's notebook: {@code X} is cells ×
 * families × positions in float32, every family padded with zeros to the widest; {@code mask}, of
 * the same shape, is true where a value was measured; {@code y} is the index of the subclass, −1
 * without one. A JSON file beside says what the axes are. Cells are read in blocks, so that memory
 * does not grow with their number.
 */
final class NumpyExport {
  private static final int CELLS_PER_BLOCK = 256;

  private final StudyStore store;

  NumpyExport(StudyStore store) {
    this.store = store;
  }

  /** Where arrays go. */
  private interface Target {
    void add(String name, NpyHeader header, NpzWriter.Elements elements) throws IOException;
  }

  /** A family of a cohort. */
  private record Family(String name, List<String> columns, List<String> units) {
    int width() {
      return columns.size();
    }
  }

  /** A cell and its place in the cohort. */
  private record Row(
      String id,
      String species,
      Optional<String> donor,
      Optional<String> subclass,
      Optional<String> condition) {}

  /**
   * What the axes are; goes into the JSON file, with null for what is unknown. Columns and their
   * units are a list for each family, one a position; the padding has none.
   */
  private record Axes(
      String cohort,
      List<String> ids,
      List<String> species,
      List<String> donors,
      List<String> subclasses,
      List<String> conditions,
      List<String> classes,
      List<String> families,
      List<Integer> widths,
      List<String> units,
      List<List<String>> columns,
      List<List<String>> columnUnits) {}

  /**
   * Names as {@link FileNames} makes them: {@code <cohort>.npz} and {@code <cohort>.json} for every
   * cohort.
   */
  List<Written> writeNpz(Path folder) {
    FileNames names = new FileNames();
    List<Written> written = new ArrayList<>();
    for (CohortTable.StoredCohort cohort : new CohortTable(store).newest()) {
      Contents contents = new Contents(cohort, names.next(cohort.name()));
      written.add(
          write(
              folder.resolve(contents.fileName + ".npz"),
              contents.cells.size(),
              out -> {
                NpzWriter npz = NpzWriter.begin(out);
                contents.addTo(npz::add);
                npz.finish();
              }));
      written.add(contents.writeAxes(folder));
    }
    return written;
  }

  /** {@code <cohort>.X.npy}, {@code .mask.npy}, {@code .y.npy} and {@code <cohort>.json}. */
  List<Written> writeNpy(Path folder) {
    FileNames names = new FileNames();
    List<Written> written = new ArrayList<>();
    for (CohortTable.StoredCohort cohort : new CohortTable(store).newest()) {
      Contents contents = new Contents(cohort, names.next(cohort.name()));
      try {
        contents.addTo(
            (name, header, elements) ->
                written.add(
                    write(
                        folder.resolve(contents.fileName + "." + name + ".npy"),
                        contents.cells.size(),
                        out -> {
                          NpyWriter array = NpyWriter.begin(out, header);
                          elements.writeTo(array);
                          array.finish();
                        })));
      } catch (IOException e) {
        throw new InputException(folder + ": cannot be written; choose another with --to", e);
      }
      written.add(contents.writeAxes(folder));
    }
    return written;
  }

  private static Written write(Path file, long rows, AtomicFile.Content content) {
    ExportFile.write(file, content);
    return new Written(file.toString(), rows);
  }

  /** One cohort on its way out. */
  private final class Contents {
    private final CohortTable.StoredCohort cohort;
    private final String fileName;
    private final List<Row> cells;
    private final List<String> classes;
    private final List<Family> families;
    private final int widest;

    private Contents(CohortTable.StoredCohort cohort, String fileName) {
      this.cohort = cohort;
      this.fileName = fileName;
      this.cells = cells(cohort.id());
      this.classes =
          cells.stream().flatMap(cell -> cell.subclass().stream()).distinct().sorted().toList();
      this.families = published(families(cohort.id()));
      this.widest = families.stream().mapToInt(Family::width).max().orElse(0);
    }

    private void addTo(Target target) throws IOException {
      long[] shape = {cells.size(), families.size(), widest};
      target.add(
          "X",
          NpyHeader.of(NpyType.FLOAT32, shape),
          array -> forEachValue(value -> array.put(value == null ? 0f : value.floatValue())));
      target.add(
          "mask",
          NpyHeader.of(NpyType.BOOLEAN, shape),
          array -> forEachValue(value -> array.put(value != null)));
      ToLongFunction<Row> number = cell -> cell.subclass().map(classes::indexOf).orElse(-1);
      target.add(
          "y",
          NpyHeader.of(NpyType.INT64, cells.size()),
          array -> {
            for (Row cell : cells) {
              array.put(number.applyAsLong(cell));
            }
          });
    }

    private Written writeAxes(Path folder) {
      Axes axes =
          new Axes(
              cohort.name(),
              cells.stream().map(Row::id).toList(),
              cells.stream().map(Row::species).toList(),
              cells.stream().map(cell -> cell.donor().orElse(null)).toList(),
              cells.stream().map(cell -> cell.subclass().orElse(null)).toList(),
              cells.stream().map(cell -> cell.condition().orElse(null)).toList(),
              classes,
              families.stream().map(Family::name).toList(),
              families.stream().map(Family::width).toList(),
              families.stream().map(Contents::unitsOf).toList(),
              families.stream().map(Family::columns).toList(),
              families.stream().map(Family::units).toList());
      byte[] json = SettingsJson.write(axes).getBytes(StandardCharsets.UTF_8);
      return write(folder.resolve(fileName + ".json"), cells.size(), out -> out.write(json));
    }

    private static String unitsOf(Family family) {
      return family.units().stream().distinct().sorted().collect(Collectors.joining(","));
    }

    private void forEachValue(Values values) throws IOException {
      for (int first = 0; first < cells.size(); first += CELLS_PER_BLOCK) {
        int count = Math.min(CELLS_PER_BLOCK, cells.size() - first);
        Map<String, Object[]> vectors = vectors(cohort.id(), first, count);
        for (int cell = first; cell < first + count; cell++) {
          for (Family family : families) {
            Object[] vector = vectors.get(cell + " " + family.name());
            for (int position = 0; position < widest; position++) {
              values.next(position < vector.length ? (Double) vector[position] : null);
            }
          }
        }
      }
    }
  }

  /** Takes values in C order; {@code null}, as JDBC gives it, for an absent one. */
  private interface Values {
    void next(Double value) throws IOException;
  }

  /** The paper's twelve in its order where the cohort has them all, else all families. */
  private static List<Family> published(List<Family> families) {
    Map<String, Family> byName =
        families.stream().collect(Collectors.toMap(Family::name, family -> family));
    List<String> paper = FamilySpec.paper().stream().map(FamilySpec::name).toList();
    return byName.keySet().containsAll(paper) ? paper.stream().map(byName::get).toList() : families;
  }

  private Map<String, Object[]> vectors(String cohortId, int first, int count) {
    return store.transaction(
        connection -> {
          Map<String, Object[]> vectors = new java.util.HashMap<>();
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT cell_row, family, measured FROM cell_vector"
                      + " WHERE cohort_id = ? AND cell_row >= ? AND cell_row < ?")) {
            query.setString(1, cohortId);
            query.setInt(2, first);
            query.setInt(3, first + count);
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                vectors.put(
                    row.getInt(1) + " " + row.getString(2), (Object[]) row.getArray(3).getArray());
              }
            }
          }
          return vectors;
        });
  }

  private List<Row> cells(String cohortId) {
    return store.transaction(
        connection ->
            StoreQueries.list(
                connection,
                "SELECT cell_id, species, donor, subclass, condition FROM cell"
                    + " WHERE cohort_id = ? ORDER BY cell_row",
                cohortId,
                row ->
                    new Row(
                        row.getString(1),
                        row.getString(2),
                        Optional.ofNullable(row.getString(3)),
                        Optional.ofNullable(row.getString(4)),
                        Optional.ofNullable(row.getString(5)))));
  }

  private List<Family> families(String cohortId) {
    return store.transaction(
        connection ->
            StoreQueries.list(
                connection,
                "SELECT family, columns, units FROM family"
                    + " WHERE cohort_id = ? ORDER BY position",
                cohortId,
                NumpyExport::family));
  }

  private static Family family(ResultSet row) throws SQLException {
    return new Family(row.getString(1), texts(row, 2), texts(row, 3));
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    Object[] texts = (Object[]) row.getArray(column).getArray();
    return Stream.of(texts).map(String.class::cast).toList();
  }
}
