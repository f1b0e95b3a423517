package org.patchbridge.bundle.cells;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Species;
import org.patchbridge.parameters.ParameterException;

/** Who cells are, as CSV (RFC 4180, LF); an empty field is what is not known. */
final class CellFacts {
  private static final List<String> HEADER =
      List.of("cell", "species", "donor", "subclass", "condition");

  private CellFacts() {}

  static String csv(List<Cell> cells) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(HEADER);
      cells.forEach(cell -> csv.writeRecord(fields(cell)));
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot be written", e);
    }
    return text.toString();
  }

  private static List<String> fields(Cell cell) {
    return List.of(
        cell.id(),
        cell.species().label(),
        cell.donor().orElse(""),
        cell.subclass().orElse(""),
        cell.condition().orElse(""));
  }

  /** Bytes that the CSV takes at most. */
  static long longest(List<Cell> cells) {
    long most = 0;
    for (Cell cell : cells) {
      for (String field : fields(cell)) {
        // UTF-8 needs at most 3 bytes a char; a quote is doubled; quotes and a delimiter around.
        most += 6L * field.length() + 3;
      }
    }
    return most + String.join(",", HEADER).length() + 1;
  }

  /**
   * @throws ParameterException naming the line that is no cell with a subclass
   */
  static List<Cell> read(String text) {
    List<Cell> cells = new ArrayList<>();
    try {
      for (CsvRecord row : CsvReader.builder().ofCsvRecord(text)) {
        if (row.getStartingLineNumber() == 1) {
          if (!row.getFields().equals(HEADER)) {
            throw new ParameterException(CellFiles.FACTS, "begins with " + row.getFields());
          }
        } else {
          cells.add(cell(row));
        }
      }
    } catch (CsvParseException noCsv) {
      throw new ParameterException(CellFiles.FACTS, noCsv.getMessage());
    }
    if (cells.isEmpty()) {
      throw new ParameterException(CellFiles.FACTS, "holds no cell");
    }
    return cells;
  }

  private static Cell cell(CsvRecord row) {
    String line = CellFiles.FACTS + ", line " + row.getStartingLineNumber();
    if (row.getFieldCount() != HEADER.size() || row.getField(3).isEmpty()) {
      throw new ParameterException(line, "is no cell with a subclass");
    }
    try {
      return new Cell(
          row.getField(0),
          Species.of(row.getField(1)),
          known(row.getField(2)),
          known(row.getField(3)),
          known(row.getField(4)));
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(line, wrong.getMessage());
    }
  }

  private static Optional<String> known(String field) {
    return Optional.of(field).filter(text -> !text.isEmpty());
  }
}
