package org.patchbridge.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.prediction.PredictionTables;
import org.patchbridge.prediction.TableCells;
import org.patchbridge.table.DelimitedTable;
import org.patchbridge.table.mapping.ColumnMapping;
import org.patchbridge.table.mapping.MappedFeature;
import picocli.CommandLine.Option;

/** {@code --columns}: which columns of a laboratory's table are which features. */
public final class ColumnsOption {
  @Option(
      names = "--columns",
      paramLabel = "FILE",
      description =
          "Which column of your table is which feature, in which unit: a YAML file that 'columns'"
              + " proposes and you correct. Given several times, each is for the table that it"
              + " names.")
  private List<Path> files = List.of();

  /** Whether any mapping was given. */
  public boolean isGiven() {
    return !files.isEmpty();
  }

  /**
   * The mapping that names the table; else one whose columns it has; else the only one, unless the
   * table's columns are features by their own names.
   */
  private Optional<ColumnMapping> mappingOf(Path table, Bundle bundle) {
    List<ColumnMapping> all = files.stream().map(ColumnMapping::read).toList();
    String name = String.valueOf(table.getFileName());
    return all.stream()
        .filter(each -> each.table().equals(name))
        .findFirst()
        .or(() -> all.stream().filter(each -> fits(each, table)).findFirst())
        .or(
            () ->
                all.stream()
                    .filter(only -> all.size() == 1 && !PredictionTables.isNamed(table, bundle))
                    .findFirst());
  }

  private static boolean fits(ColumnMapping mapping, Path table) {
    return Files.isRegularFile(table)
        && DelimitedTable.header(table, mapping.delimiter())
            .containsAll(mapping.features().stream().map(MappedFeature::column).toList());
  }

  /** Whether the user's name is that of a table: with a mapping, all but recordings are. */
  public boolean isTable(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    boolean isRecording = small.endsWith(".nwb") || small.endsWith(".abf");
    return isGiven() ? !isRecording : PredictionTables.isTable(name);
  }

  /** The cells of a table, through the mapping where one was given. */
  public TableCells table(Path table, Bundle bundle) {
    return mappingOf(table, bundle)
        .map(mapping -> PredictionTables.read(table, mapping, bundle))
        .orElseGet(() -> PredictionTables.read(table, bundle));
  }
}
