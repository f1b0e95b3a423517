package org.patchbridge.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbridge.table.schema.NearestName;
import org.patchbridge.table.schema.TableException;

/** Reads the named columns of one CSV file (RFC 4180 with any one-character delimiter). */
final class CsvTableReader {
  /** FastCSV names the line a broken record starts at only in its message. */
  private static final Pattern LINE = Pattern.compile("starting at line (\\d+)");

  private static final List<Character> USUAL_DELIMITERS = List.of(',', ';', '\t', '|');

  private final Path file;
  private final char delimiter;
  private final TableLimits limits;
  private final Form form;

  /** What says how the table is written. */
  private enum Form {
    /** A schema, in which that can be changed. */
    SCHEMA,
    /** The program: the table has to be changed. */
    FIXED,
    /** A mapping, in which that can be changed. */
    MAPPING;

    private String delimiterRemedy(char other) {
      return switch (this) {
        case SCHEMA -> "set the file's delimiter to '" + shown(other) + "' in the schema";
        case FIXED -> "save the table with commas between the fields and points in the numbers";
        case MAPPING -> "set the delimiter to '" + shown(other) + "' in the mapping";
      };
    }

    private String nameRemedy() {
      return switch (this) {
        case SCHEMA -> "correct the header or the schema";
        case FIXED -> "correct the header";
        case MAPPING -> "correct the header or the mapping";
      };
    }
  }

  private CsvTableReader(Path file, char delimiter, TableLimits limits, Form form) {
    this.file = file;
    this.delimiter = delimiter;
    this.limits = limits;
    this.form = form;
  }

  /** A table that a schema describes. */
  CsvTableReader(Path file, char delimiter, TableLimits limits) {
    this(file, delimiter, limits, Form.SCHEMA);
  }

  /** A table of a form that no schema can change: with commas. */
  static CsvTableReader ofFixedForm(Path file) {
    return new CsvTableReader(file, ',', TableLimits.defaults(), Form.FIXED);
  }

  /** A table that a mapping describes. */
  static CsvTableReader ofMapping(Path file, char delimiter) {
    return new CsvTableReader(file, delimiter, TableLimits.defaults(), Form.MAPPING);
  }

  /**
   * Of the usual delimiters the one that makes most fields of the header; comma where all make one.
   */
  static char delimiterOf(Path file) {
    TableBytes bytes = TableBytes.read(file, TableLimits.defaults());
    char best = ',';
    int most = 1;
    for (char each : USUAL_DELIMITERS) {
      int fields = ofMapping(file, each).fieldsOfHeader(bytes);
      if (fields > most) {
        most = fields;
        best = each;
      }
    }
    return best;
  }

  private int fieldsOfHeader(TableBytes bytes) {
    try (CsvReader<CsvRecord> reader = open(bytes)) {
      Iterator<CsvRecord> records = reader.iterator();
      return records.hasNext() ? records.next().getFieldCount() : 0;
    } catch (CsvParseException | IOException | UncheckedIOException otherDelimiter) {
      return 0;
    }
  }

  /** Names of the columns; empty for a file without any line. */
  List<String> header() {
    try (CsvReader<CsvRecord> reader = open(TableBytes.read(file, limits))) {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        return List.of();
      }
      CsvRecord header = records.next();
      List<String> names = header.getFields().stream().map(String::strip).toList();
      refuseOtherDelimiter(header.getStartingLineNumber(), names);
      return names;
    } catch (CsvParseException broken) {
      throw located(broken);
    } catch (IOException | UncheckedIOException failure) {
      throw unreadable(failure);
    }
  }

  CsvTable read(Set<String> wanted) {
    TableBytes bytes = TableBytes.read(file, limits);
    try (CsvReader<CsvRecord> reader = open(bytes)) {
      return read(reader.iterator(), wanted, bytes.sha256());
    } catch (CsvParseException broken) {
      throw located(broken);
    } catch (IOException | UncheckedIOException failure) {
      throw unreadable(failure);
    }
  }

  private TableException unreadable(Exception failure) {
    return TableException.inFile(file, "reading failed: " + failure.getMessage(), "check the disk");
  }

  private CsvReader<CsvRecord> open(TableBytes bytes) {
    CsvRecordHandler handler =
        CsvRecordHandler.builder()
            .maxFields(limits.columns())
            .maxFieldSize(limits.fieldCharacters())
            .maxRecordSize(limits.recordCharacters())
            .build();
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .maxBufferSize(Math.max(1 << 14, 2 * limits.recordCharacters()))
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .build(handler, bytes.reader());
  }

  private CsvTable read(Iterator<CsvRecord> records, Set<String> wanted, String sha256) {
    if (!records.hasNext()) {
      throw TableException.inFile(file, "there is no header line", "export the table again");
    }
    CsvRecord header = records.next();
    List<String> names = header.getFields().stream().map(String::strip).toList();
    refuseDuplicates(header, names);
    Map<String, Integer> column = new LinkedHashMap<>();
    int[] source = new int[wanted.size()];
    for (String name : wanted) {
      source[column.size()] = position(header, names, name);
      column.put(name, column.size());
    }
    List<String[]> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    while (records.hasNext()) {
      CsvRecord record = records.next();
      if (isBlank(record, names.size())) {
        continue;
      }
      refuseRagged(record, names.size());
      rows.add(pick(record, source));
      lines.add(record.getStartingLineNumber());
      refuseTooMany(record, rows.size(), source.length);
    }
    if (rows.isEmpty()) {
      throw TableException.inFile(
          file, "there is a header but no row below it", "export the table again");
    }
    return new CsvTable(file, sha256, column, rows, lines);
  }

  private static boolean isBlank(CsvRecord record, int columns) {
    return columns > 1 && record.getFieldCount() == 1 && record.getField(0).isBlank();
  }

  private static String[] pick(CsvRecord record, int[] source) {
    String[] row = new String[source.length];
    for (int i = 0; i < source.length; i++) {
      row[i] = record.getField(source[i]).strip();
    }
    return row;
  }

  private void refuseTooMany(CsvRecord record, long rows, long columns) {
    if (rows * columns > limits.values()) {
      throw TableException.atLine(
          file,
          record.getStartingLineNumber(),
          "more than " + limits.values() + " values",
          "check that it is a table of one row per cell, or split it");
    }
  }

  private void refuseRagged(CsvRecord record, int columns) {
    int fields = record.getFieldCount();
    if (fields != columns) {
      String cause =
          fields > columns
              ? "quote fields that contain the delimiter '" + shown(delimiter) + "'"
              : "the row may be cut off: export the table again";
      throw TableException.atLine(
          file,
          record.getStartingLineNumber(),
          "the row has " + fields + " fields, the header has " + columns,
          cause);
    }
  }

  private void refuseDuplicates(CsvRecord header, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      int first = names.indexOf(name);
      if (!name.isEmpty() && first < i) {
        throw TableException.at(
            file,
            header.getStartingLineNumber(),
            name,
            "the name stands twice in the header, as column " + (first + 1) + " and " + (i + 1),
            "rename or remove one of them");
      }
    }
  }

  /** A header of one field that holds a usual delimiter was written with that. */
  private void refuseOtherDelimiter(long line, List<String> names) {
    if (names.size() == 1) {
      for (char other : USUAL_DELIMITERS) {
        if (other != delimiter && names.get(0).indexOf(other) >= 0) {
          throw TableException.atLine(
              file,
              line,
              "the header is one field that contains '" + shown(other) + "'",
              form.delimiterRemedy(other));
        }
      }
    }
  }

  private int position(CsvRecord header, List<String> names, String wanted) {
    int found = names.indexOf(wanted);
    if (found >= 0) {
      return found;
    }
    long line = header.getStartingLineNumber();
    refuseOtherDelimiter(line, names);
    throw TableException.at(
        file,
        line,
        wanted,
        "the table has no such column",
        NearestName.to(wanted, names)
            .map(name -> "the nearest name is '" + name + "'; " + form.nameRemedy())
            .orElse("it has: " + String.join(", ", names.subList(0, Math.min(12, names.size())))));
  }

  private TableException located(CsvParseException broken) {
    String fact = String.valueOf(broken.getMessage());
    Matcher line = LINE.matcher(fact);
    String remedy =
        fact.contains("quote")
            ? "look for a quotation mark without its partner"
            : "check that it is a table of one row per cell";
    return line.find()
        ? TableException.atLine(file, Long.parseLong(line.group(1)), fact, remedy)
        : TableException.inFile(file, fact, remedy);
  }

  private static String shown(char delimiter) {
    return delimiter == '\t' ? "tab" : String.valueOf(delimiter);
  }
}
