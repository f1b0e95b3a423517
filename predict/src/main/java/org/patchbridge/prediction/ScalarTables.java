package org.patchbridge.prediction;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.extraction.FeatureColumns;
import org.patchbridge.family.ScalarDictionary;
import org.patchbridge.recorded.RecordedInput;
import org.patchbridge.table.FeatureTable;
import org.patchbridge.table.schema.TableException;

/**
 * Scalars of recordings, as 'export' writes them ({@code scalars.tau}), for models of tables: they
 * go through the same columns as the recordings themselves.
 */
final class ScalarTables {
  private ScalarTables() {}

  /**
   * @return empty where the table has columns of the model itself, or no scalars
   * @throws TableException where it cannot be used
   */
  static Optional<TableCells> read(Path file, Bundle bundle, RecordedInput input, Species usual) {
    List<Column> scalars =
        input.columns().scalars().stream()
            .map(name -> FeatureColumns.ofScalar(name, ScalarDictionary.unit(name)))
            .toList();
    Set<String> own = columns(bundle);
    Set<String> known = new LinkedHashSet<>();
    scalars.forEach(scalar -> known.add(FeatureColumns.SCALARS + "." + scalar.name()));
    List<String> header = FeatureTable.header(file);
    if (header.stream().anyMatch(own::contains) || header.stream().noneMatch(known::contains)) {
      return Optional.empty();
    }
    FeatureTable table = FeatureTable.open(file, Map.of(FeatureColumns.SCALARS, scalars), usual);
    Cohort cells = input.of(table.cohort());
    return Optional.of(
        new TableCells(
            cells,
            ColumnMatch.of(bundle, given(cells)),
            List.of(note(cells.name(), header, known)),
            List.of()));
  }

  private static Set<String> columns(Bundle bundle) {
    Set<String> names = new LinkedHashSet<>();
    Stream.of(bundle.input(), bundle.screenInput())
        .flatMap(each -> each.families().stream())
        .forEach(
            family ->
                family.columns().forEach(column -> names.add(family.name() + "." + column.name())));
    return names;
  }

  /** Columns of the table that at least one cell has a value of. */
  private static List<String> given(Cohort cells) {
    List<String> given = new ArrayList<>();
    for (FamilyBlock family : cells.families()) {
      for (int column = 0; column < family.width(); column++) {
        int at = column;
        if (IntStream.range(0, cells.size()).anyMatch(row -> family.isPresent(row, at))) {
          given.add(family.name() + "." + family.columns().get(column).name());
        }
      }
    }
    return given;
  }

  private static String note(String table, List<String> header, Set<String> scalars) {
    List<String> taken = header.stream().filter(scalars::contains).toList();
    return String.format(
        Locale.ROOT,
        "%s: %d scalars of recordings (%s%s) are taken as columns of the table that the model was"
            + " trained on, as its schema says",
        table,
        taken.size(),
        taken.get(0),
        taken.size() > 1 ? ", ..." : "");
  }
}
