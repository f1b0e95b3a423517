package org.patchbridge.table;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.patchbridge.table.schema.DecimalSeparator;
import org.patchbridge.table.schema.NumberText;
import org.patchbridge.table.schema.TableException;

/**
 * A table of coordinates: a header line, then one line a point, numbers only.
 *
 * @param names of the coordinates
 * @param points points × coordinates, all finite
 */
public record PointTable(List<String> names, double[][] points) {
  public PointTable {
    names = List.copyOf(names);
  }

  /**
   * Reads a CSV file with commas and decimal points.
   *
   * @throws TableException where it cannot be read, a column has no name, or a field is no finite
   *     number, with its line and column
   */
  public static PointTable read(Path file) {
    CsvTableReader reader = CsvTableReader.ofFixedForm(file);
    List<String> header = reader.header();
    if (header.isEmpty()) {
      throw TableException.inFile(
          file, "there is no header line", "begin with the names of the coordinates");
    }
    Set<String> names = new LinkedHashSet<>(header);
    if (names.contains("")) {
      throw TableException.inFile(
          file,
          "column " + (header.indexOf("") + 1) + " has no name",
          "name it, or remove it where it numbers the rows");
    }
    if (header.stream().allMatch(PointTable::isNumber)) {
      throw TableException.inFile(
          file,
          "the first line is numbers, not the names of the coordinates",
          "put a header line above it; the first point would be lost");
    }
    CsvTable table = reader.read(names);
    double[][] points = new double[table.size()][header.size()];
    for (int row = 0; row < points.length; row++) {
      for (int column = 0; column < header.size(); column++) {
        points[row][column] = number(table, row, header.get(column));
      }
    }
    return new PointTable(header, points);
  }

  private static boolean isNumber(String text) {
    return NumberText.parse(text, DecimalSeparator.POINT).isPresent();
  }

  private static double number(CsvTable table, int row, String name) {
    String text = table.text(row, name);
    double value = NumberText.parse(text, DecimalSeparator.POINT).orElse(Double.NaN);
    if (!Double.isFinite(value)) {
      throw TableException.at(
          table.file(),
          table.line(row),
          name,
          text.isEmpty() ? "the field is empty" : "'" + text + "' is no finite number",
          "a point needs all its coordinates: leave out the row or the column");
    }
    return value;
  }
}
