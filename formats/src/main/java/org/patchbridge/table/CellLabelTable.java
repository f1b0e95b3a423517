package org.patchbridge.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.patchbridge.dataset.Species;
import org.patchbridge.table.schema.CellKey;
import org.patchbridge.table.schema.TableException;

/**
 * Reads {@code labels.csv}: one row a cell, with the column {@code id} and any of {@code file},
 * {@code species}, {@code donor}, {@code subclass}, {@code condition}; others are ignored.
 */
public final class CellLabelTable {
  private static final String ID = "id";
  private static final List<String> OTHERS =
      List.of("file", "species", "donor", "subclass", "condition");
  private static final Pattern ANY = Pattern.compile(".+");

  private final CsvTable table;

  private CellLabelTable(CsvTable table) {
    this.table = table;
  }

  /**
   * @return labels in the order of the table; a row that repeats an earlier one is left out
   * @throws TableException where the file cannot be read, has no column {@code id} or none of the
   *     others, an id is empty, a species is unknown, or two rows of one id disagree
   */
  public static List<CellLabel> read(Path file) {
    CsvTableReader reader = CsvTableReader.ofFixedForm(file);
    Set<String> wanted = new LinkedHashSet<>(OTHERS);
    wanted.retainAll(reader.header());
    if (wanted.isEmpty()) {
      throw TableException.inFile(
          file, "none of the columns " + String.join(", ", OTHERS), "add at least 'subclass'");
    }
    wanted.add(ID);
    return new CellLabelTable(reader.read(wanted)).labels();
  }

  private List<CellLabel> labels() {
    List<CellLabel> labels = new ArrayList<>();
    Map<String, Integer> rowOfId = new HashMap<>();
    Map<String, CellLabel> byId = new HashMap<>();
    for (int row = 0; row < table.size(); row++) {
      CellLabel label = label(row);
      CellLabel before = byId.putIfAbsent(label.id(), label);
      if (before == null) {
        rowOfId.put(label.id(), row);
        labels.add(label);
      } else if (!before.equals(label)) {
        throw refused(
            row,
            ID,
            "cell '"
                + label.id()
                + "' is labelled otherwise in line "
                + table.line(rowOfId.get(label.id())),
            "keep one of the rows");
      }
    }
    return labels;
  }

  private CellLabel label(int row) {
    String id;
    try {
      id = CellKey.of(table.text(row, ID), ANY);
    } catch (IllegalArgumentException bad) {
      throw refused(row, ID, bad.getMessage(), "write the recording's id or file name");
    }
    return new CellLabel(
        id,
        text(row, "file"),
        text(row, "species").map(name -> species(row, name)),
        text(row, "donor"),
        text(row, "subclass"),
        text(row, "condition"));
  }

  private Species species(int row, String name) {
    try {
      return Species.of(name);
    } catch (IllegalArgumentException unknown) {
      throw refused(row, "species", unknown.getMessage(), "write one of them, or leave it empty");
    }
  }

  private Optional<String> text(int row, String column) {
    return table.column().containsKey(column)
        ? Optional.of(table.text(row, column)).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private TableException refused(int row, String column, String fact, String remedy) {
    return TableException.at(table.file(), table.line(row), column, fact, remedy);
  }
}
