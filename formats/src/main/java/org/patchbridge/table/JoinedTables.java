package org.patchbridge.table;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Species;
import org.patchbridge.table.schema.ColumnRef;
import org.patchbridge.table.schema.DecimalSeparator;
import org.patchbridge.table.schema.LabelRule;
import org.patchbridge.table.schema.Labelling;
import org.patchbridge.table.schema.Measured;
import org.patchbridge.table.schema.NumberText;
import org.patchbridge.table.schema.SourceCell;
import org.patchbridge.table.schema.SpeciesRule;
import org.patchbridge.table.schema.TableException;
import org.patchbridge.table.schema.TableFile;
import org.patchbridge.table.schema.TableSchema;

/** The tables of one import, joined by cell key, read through the eyes of a schema. */
final class JoinedTables {
  static final String INFINITE = "infinite in the table";

  private final TableSchema schema;
  private final Map<String, KeyedTable> tables;

  JoinedTables(TableSchema schema, Map<String, KeyedTable> tables) {
    this.schema = schema;
    this.tables = tables;
  }

  /** All cells: those of the first table in its order, then those only other tables know. */
  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    for (TableFile file : schema.files()) {
      if (!file.optional()) {
        keys.addAll(tables.get(file.role()).keys());
      }
    }
    return keys;
  }

  /** The first required file that has no row for the cell. */
  Optional<String> fileWithout(String key) {
    return schema.files().stream()
        .filter(file -> !file.optional())
        .map(TableFile::role)
        .filter(role -> !tables.get(role).keys().contains(key))
        .findFirst();
  }

  Cell cell(String key, Optional<String> subclass) {
    return new Cell(
        key,
        species(key),
        content(key, schema.donor()),
        subclass,
        content(key, schema.condition()));
  }

  private Species species(String key) {
    if (schema.species() instanceof SpeciesRule.Constant constant) {
      return constant.species();
    }
    ColumnRef column = ((SpeciesRule.Stated) schema.species()).column();
    KeyedTable.Field field =
        field(key, column)
            .orElseThrow(
                () ->
                    new TableException(
                        schema.name(),
                        "cell '" + key + "'",
                        "no row of '" + column.file() + "' states its species",
                        "add the row, or name a file that has one for every cell"));
    try {
      return Species.of(field.text());
    } catch (IllegalArgumentException unknown) {
      throw field.error(unknown.getMessage(), "correct it");
    }
  }

  /**
   * What is written of the cell; empty where nothing is, or a text for "no value", or no column.
   */
  Optional<String> text(String key, ColumnRef column) {
    KeyedTable table = tables.get(column.file());
    return table != null && table.has(column.column())
        ? content(key, Optional.of(column))
        : Optional.empty();
  }

  private Optional<String> content(String key, Optional<ColumnRef> column) {
    return column.flatMap(ref -> field(key, ref)).map(KeyedTable.Field::text).filter(this::present);
  }

  private boolean present(String text) {
    return !text.isEmpty() && !schema.absent().contains(text);
  }

  private Optional<KeyedTable.Field> field(String key, ColumnRef ref) {
    return Optional.ofNullable(tables.get(ref.file()))
        .flatMap(table -> table.field(key, ref.column()));
  }

  /** Reads the numbers of one cell. */
  SourceCell numbersOf(String key) {
    return column -> measured(key, column);
  }

  private Measured measured(String key, ColumnRef column) {
    if (!tables.containsKey(column.file())) {
      return new Measured.Missing("the " + column.file() + " table was not given");
    }
    Optional<KeyedTable.Field> field = field(key, column);
    if (field.isEmpty()) {
      return new Measured.Missing("no row in the " + column.file() + " table");
    }
    String text = field.get().text();
    if (text.isEmpty()) {
      return new Measured.Missing("empty in the table");
    }
    if (schema.absent().contains(text)) {
      return new Measured.Missing("'" + text + "' in the table");
    }
    DecimalSeparator decimal = field.get().decimal();
    OptionalDouble number = NumberText.parse(text, decimal);
    if (number.isEmpty()) {
      throw field
          .get()
          .error("'" + shortened(text) + "' is not a number", NumberText.remedy(text, decimal));
    }
    return Double.isFinite(number.getAsDouble())
        ? new Measured.Value(number.getAsDouble())
        : new Measured.Missing(INFINITE);
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  Labelling labelling(String key) {
    return schema.label().map(rule -> labelling(key, rule)).orElseGet(Labelling.Unlabelled::new);
  }

  private Labelling labelling(String key, LabelRule rule) {
    Optional<KeyedTable.Field> stated = Optional.empty();
    Labelling result = null;
    for (ColumnRef column : rule.columns()) {
      Optional<KeyedTable.Field> field =
          field(key, column).filter(candidate -> present(candidate.text()));
      if (field.isEmpty()) {
        continue;
      }
      Labelling here = labelling(field.get(), rule);
      if (result == null) {
        stated = field;
        result = here;
      } else if (!result.equals(here) && rule.conflict() != LabelRule.OnConflict.FIRST) {
        return conflict(key, rule, stated.orElseThrow(), field.get());
      }
    }
    if (result != null) {
      return result;
    }
    return rule.unlabelled() == LabelRule.OnNoLabel.KEEP
        ? new Labelling.Unlabelled()
        : new Labelling.LeftOut(Optional.empty(), "unlabelled");
  }

  private static Labelling labelling(KeyedTable.Field field, LabelRule rule) {
    String label = rule.labelIn(field.text());
    if (rule.other() == LabelRule.OnUnknownLabel.REFUSE && !rule.names(label)) {
      throw field.error(
          "label '" + label + "' is not named in the schema",
          "add it to the label's classes or leave-out");
    }
    return rule.classOf(label);
  }

  private static Labelling conflict(
      String key, LabelRule rule, KeyedTable.Field first, KeyedTable.Field second) {
    if (rule.conflict() == LabelRule.OnConflict.LEAVE_OUT) {
      return new Labelling.LeftOut(Optional.empty(), "labelled differently in two tables");
    }
    throw second.error(
        "cell '"
            + key
            + "' is '"
            + second.text()
            + "' here but '"
            + first.text()
            + "' in "
            + first.place(),
        "set the label's on-conflict to first or leave-out in the schema");
  }
}
