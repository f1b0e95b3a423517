package org.patchbridge.table.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.dataset.Species;
import org.patchbridge.files.IoFailure;
import org.patchbridge.table.schema.DecimalSeparator;
import org.patchbridge.table.schema.SchemaNode;
import org.patchbridge.table.schema.TableException;

/**
 * Which column of a laboratory's table is which feature of a model, as a YAML file that {@code
 * patchbridge columns} proposes and a person edits ({@code docs/columns.md}). Immutable.
 *
 * @param source the file, for messages
 * @param table name of the table that it was made for; empty where that is not said
 * @param absent texts that mean "no value"; an empty field always does
 * @param cell the column of ids; empty where cells are called by their lines
 * @param species of all cells; empty where a column says it, or nothing does
 */
public record ColumnMapping(
    String source,
    String table,
    char delimiter,
    DecimalSeparator decimal,
    Set<String> absent,
    Optional<String> cell,
    Optional<Species> species,
    Optional<String> speciesColumn,
    Optional<String> donor,
    Optional<String> condition,
    Optional<MappedLabel> label,
    List<MappedFeature> features) {
  private static final long MOST_BYTES = 1 << 20;

  public ColumnMapping {
    absent = Set.copyOf(absent);
    features = List.copyOf(features);
  }

  /**
   * @throws TableException where it cannot be read, with the field and line, what is wrong and what
   *     to do: an unknown field, unit or transform, a column or a feature that stands twice
   */
  public static ColumnMapping read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw TableException.inFile(
          file,
          Files.exists(file) ? "this is not a file" : "there is no such file",
          "name a mapping that 'patchbridge columns' wrote");
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw TableException.inFile(
            file, "a mapping has at most " + MOST_BYTES + " bytes", "check that it is one");
      }
      return parse(file.toString(), Files.readString(file));
    } catch (IOException failure) {
      throw TableException.inFile(
          file, "reading failed: " + IoFailure.inWords(failure), "save it as UTF-8 text");
    }
  }

  /**
   * The same from a text.
   *
   * @param source what messages call it
   */
  public static ColumnMapping parse(String source, String yaml) {
    return ColumnMappingParser.parse(SchemaNode.parse(source, yaml, "docs/columns.md"));
  }
}
