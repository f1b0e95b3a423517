package org.patchbridge.simulate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The parameter tables that ship with this package. */
final class ParameterTable {
  private ParameterTable() {}

  /**
   * @param name folder and name without suffix, for example {@code cohort/mouse}
   */
  static List<NamedCsvRecord> read(String name) {
    String resource = name + ".csv";
    try (InputStream in = ParameterTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("parameter table " + resource + " is not in the program");
      }
      Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
      try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(text)) {
        return lines.stream().toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read parameter table " + resource, e);
    }
  }

  static Parameter parameter(String label) {
    return Parameter.valueOf(label.toUpperCase(Locale.ROOT));
  }
}
