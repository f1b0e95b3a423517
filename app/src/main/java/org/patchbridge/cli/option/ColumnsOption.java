package org.patchbridge.cli.option;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.prediction.PredictionTables;
import org.patchbridge.prediction.TableCells;
import org.patchbridge.table.mapping.ColumnMapping;
import picocli.CommandLine.Option;

/** {@code --columns}: which columns of a laboratory's table are which features. */
public final class ColumnsOption {
  @Option(
      names = "--columns",
      paramLabel = "FILE",
      description =
          "Which column of your table is which feature, in which unit: a YAML file that 'columns'"
              + " proposes and you correct.")
  private Optional<Path> file = Optional.empty();

  /** The mapping; empty where none was given. */
  public Optional<ColumnMapping> mapping() {
    return file.map(ColumnMapping::read);
  }

  /** Whether the user's name is that of a table: with a mapping, all but recordings are. */
  public boolean isTable(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    boolean isRecording = small.endsWith(".nwb") || small.endsWith(".abf");
    return file.isPresent() ? !isRecording : PredictionTables.isTable(name);
  }

  /** The cells of a table, through the mapping where one was given. */
  public TableCells table(Path table, Bundle bundle) {
    return mapping()
        .map(mapping -> PredictionTables.read(table, mapping, bundle))
        .orElseGet(() -> PredictionTables.read(table, bundle));
  }
}
