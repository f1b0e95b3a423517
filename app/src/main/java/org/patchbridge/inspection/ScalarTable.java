package org.patchbridge.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.inspection.Inspection.ScalarRow;

/**
 * Scalar features as a table: a measure that was taken on several sweeps is one row, with a column
 * for each kind of sweep that its name ends in.
 */
final class ScalarTable {
  private static final Map<String, String> SWEEPS =
      Map.of(
          "_rheo", "rheobase", "_hero", "hero", "_short_square", "short square", "_ramp", "ramp");
  private static final List<String> COLUMNS = List.of("_rheo", "_hero", "_short_square", "_ramp");

  private static final String WORDS =
      "rheobase: the spiking sweep of the lowest current; hero: that of 39 to 61 pA more, else the"
          + " one nearest to 39 pA more. threshold_t, peak_t and the troughs' _t are times on the"
          + " sweep's clock, for display: no model takes them.";

  private ScalarTable() {}

  static List<String> lines(List<ScalarRow> scalars) {
    List<ScalarRow> single = new ArrayList<>();
    Map<String, Map<String, ScalarRow>> measures = new LinkedHashMap<>();
    for (ScalarRow scalar : scalars) {
      Optional<String> suffix = COLUMNS.stream().filter(scalar.name()::endsWith).findFirst();
      if (suffix.isEmpty()) {
        single.add(scalar);
      } else {
        String measure = scalar.name().substring(0, scalar.name().length() - suffix.get().length());
        measures.computeIfAbsent(measure, m -> new LinkedHashMap<>()).put(suffix.get(), scalar);
      }
    }
    List<String> lines = new ArrayList<>(ofCell(single));
    if (!measures.isEmpty()) {
      lines.add("");
      lines.addAll(ofSweeps(measures));
      lines.addAll(Paragraph.lines(WORDS, "  "));
    }
    return lines;
  }

  private static List<String> ofCell(List<ScalarRow> scalars) {
    TextTable table = new TextTable().left("").right("").left("");
    for (ScalarRow scalar : scalars) {
      table.row(
          scalar.name(), Quantity.of(scalar.value(), scalar.unit()), Quantity.unit(scalar.unit()));
    }
    return table.lines();
  }

  private static List<String> ofSweeps(Map<String, Map<String, ScalarRow>> measures) {
    TextTable table = new TextTable().left("first spike or train of");
    COLUMNS.forEach(suffix -> table.right(SWEEPS.get(suffix)));
    table.left("");
    measures.forEach(
        (measure, bySuffix) -> {
          List<String> cells = new ArrayList<>(List.of(measure));
          String unit = bySuffix.values().iterator().next().unit();
          for (String suffix : COLUMNS) {
            ScalarRow scalar = bySuffix.get(suffix);
            cells.add(scalar == null ? "" : Quantity.of(scalar.value(), unit));
          }
          cells.add(Quantity.unit(unit));
          table.row(cells.toArray(String[]::new));
        });
    return table.lines();
  }
}
