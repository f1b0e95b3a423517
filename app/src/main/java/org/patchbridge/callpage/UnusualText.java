package org.patchbridge.callpage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbridge.bundle.UnusualFeature;
import org.patchbridge.inspection.TextTable;

/** What makes a cell unlike all training cells, as a table. */
final class UnusualText {
  private UnusualText() {}

  /**
   * @param ordinary novelty up to which a cell is ordinary
   * @return none for a cell without unusual features
   */
  static List<String> lines(List<UnusualFeature> unusual, double ordinary) {
    if (unusual.isEmpty()) {
      return List.of();
    }
    TextTable table =
        new TextTable()
            .left("feature")
            .right("value")
            .left("98 % of the training cells")
            .right("novelty falls by");
    for (UnusualFeature each : unusual) {
      table.row(
          each.feature().name(),
          each.valueInWords(),
          each.ordinaryInWords(),
          String.format(Locale.ROOT, "%.2f", each.noveltyFall()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "What makes it unlike all training cells (novelty without the feature, and those above"
            + " it):");
    lines.addAll(table.lines());
    UnusualFeature.rest(unusual, ordinary).ifPresent(rest -> lines.add("  " + rest));
    lines.add("");
    return lines;
  }
}
