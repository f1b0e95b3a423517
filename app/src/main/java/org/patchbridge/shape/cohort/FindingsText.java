package org.patchbridge.shape.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patchbridge.shape.ShapeText;
import org.patchbridge.shape.cohort.SeriesFindings.SpaceFindings;

/** Findings in words. */
public final class FindingsText {
  private static final double SURPRISING = 0.05;

  private FindingsText() {}

  /** One fact a line; the series and its spaces as headings. */
  public static List<String> lines(SeriesFindings found) {
    List<String> lines = new ArrayList<>();
    lines.add(found.series().title() + ", " + size(found.series()));
    for (SpaceFindings space : found.spaces()) {
      if (found.spaces().size() > 1) {
        lines.add("  " + space.title());
      }
      lines.addAll(of(space).stream().map(line -> "    " + line).toList());
      found.mixing().stream()
          .filter(row -> row.space().equals(space.name()) && row.against().isEmpty())
          .filter(row -> row.value().isPresent())
          .forEach(row -> lines.add("    " + measure(row)));
    }
    found.mixing().stream()
        .filter(row -> row.against().isPresent() && row.value().isPresent())
        .forEach(row -> lines.add("  change of " + change(row)));
    return lines;
  }

  /** How many cells of how many donors, and whether these are all. */
  public static String size(KeptSeries series) {
    return String.format(
        Locale.ROOT,
        "%,d cells%s of %,d donors",
        series.cells(),
        series.cells() < series.allCells()
            ? String.format(Locale.ROOT, " drawn from %,d", series.allCells())
            : "",
        series.donors());
  }

  /** Its loops, its graph and how its species differ: a sentence each. */
  public static List<String> of(SpaceFindings space) {
    List<String> lines =
        new ArrayList<>(ShapeText.lines(space.shape()).stream().map(String::strip).toList());
    // The name stands above.
    lines.set(0, lines.get(0).replaceFirst("^.*?: ", ""));
    lines.add("Mapper graph: " + ShapeText.graph(space.graph().document()));
    space.species().ifPresent(difference -> lines.add(species(difference)));
    return lines;
  }

  private static String species(SpeciesDifference difference) {
    return String.format(
        Locale.ROOT,
        "diagrams of the species %s (smallest p = %.2g of %d distances, corrected %.2g; %d cells"
            + " each)",
        difference.overall() <= SURPRISING
            ? "differ by more than exchanged donors explain"
            : "do not differ by more than exchanged donors explain",
        difference.distances().stream().mapToDouble(SpeciesDifference.Distance::p).min().orElse(1),
        difference.distances().size(),
        difference.overall(),
        difference.cells());
  }

  private static String measure(MixingRow row) {
    return row.measure()
        + " "
        + number(row.value())
        + interval(row)
        + row.chance()
            .map(chance -> ", " + number(Optional.of(chance)) + " under permuted labels")
            .orElse("");
  }

  private static String change(MixingRow row) {
    return row.measure() + ": " + signed(row.value().orElseThrow()) + interval(row);
  }

  private static String interval(MixingRow row) {
    return row.low().isPresent() && row.high().isPresent()
        ? " [" + number(row.low()) + ", " + number(row.high()) + "]"
        : " (no interval)";
  }

  private static String number(Optional<Double> value) {
    return String.format(Locale.ROOT, "%.3f", value.orElseThrow());
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.3f", value);
  }
}
