package org.patchbridge.study.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.study.export.ColumnDictionary.Entry;
import org.patchbridge.work.InputException;

/**
 * Says beside exported tables what their columns are, for programs: {@code data-dictionary.csv}, a
 * row a column, and of CSV files {@code datapackage.json} as the Data Package standard has it
 * (datapackage.org, version 2). {@code unit} and {@code empty} are properties of our own, which the
 * standard allows.
 */
final class DataPackage {
  private static final String PACKAGE = "datapackage.json";
  private static final String DICTIONARY = "data-dictionary.csv";
  private static final String PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";

  /** An empty field is an absent value, and in a column of numbers "nan" is none, either. */
  private static final List<String> ABSENT = List.of("");

  private static final List<String> ABSENT_NUMBER = List.of("", "nan");

  private final ColumnDictionary dictionary = ColumnDictionary.read();
  private final List<Described> tables = new ArrayList<>();

  /** A table with its columns. */
  private record Described(String name, List<Entry> columns) {}

  void add(String table, List<String> columns) {
    tables.add(
        new Described(
            table, columns.stream().map(column -> dictionary.entry(table, column)).toList()));
  }

  /**
   * @param columns with the units of features, which only the cohort knows
   */
  void addCohort(String table, Map<String, String> columns) {
    List<Entry> described = new ArrayList<>();
    columns.forEach((name, unit) -> described.add(dictionary.entry(table, name).in(unit)));
    tables.add(new Described(table, described));
  }

  /**
   * @throws InputException where the folder cannot be written
   */
  void writeDictionary(Path folder) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord("table", "column", "type", "unit", "meaning", "empty");
      for (Described table : tables) {
        for (Entry each : table.columns()) {
          csv.writeRecord(
              table.name(), each.column(), each.type(), each.unit(), each.meaning(), each.empty());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ExportFile.write(
        folder.resolve(DICTIONARY),
        out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * @throws InputException where the folder cannot be written
   */
  void writePackage(Path folder) {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("$schema", PROFILE);
    whole.put("name", "patchbridge-study");
    whole.put("resources", tables.stream().map(this::resource).toList());
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ExportFile.write(folder.resolve(PACKAGE), out -> out.write(mapper.writeValueAsBytes(whole)));
  }

  private Map<String, Object> resource(Described table) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("name", table.name());
    resource.put("path", table.name() + ".csv");
    resource.put("description", dictionary.table(table.name()).description());
    resource.put("format", "csv");
    resource.put("mediatype", "text/csv");
    resource.put("encoding", "utf-8");
    resource.put(
        "schema", Map.of("fields", table.columns().stream().map(DataPackage::field).toList()));
    return resource;
  }

  private static Map<String, Object> field(Entry column) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("name", column.column());
    field.put("type", column.type().equals("text") ? "string" : column.type());
    field.put("description", column.meaning());
    if (!column.unit().isEmpty()) {
      field.put("unit", column.unit());
    }
    field.put("empty", column.empty());
    field.put("missingValues", column.type().equals("number") ? ABSENT_NUMBER : ABSENT);
    return field;
  }
}
