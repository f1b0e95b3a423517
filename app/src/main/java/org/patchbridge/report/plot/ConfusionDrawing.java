package org.patchbridge.report.plot;

import java.util.Map;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.section.ConfusionSection;
import org.patchbridge.report.value.Numbers;

/** A confusion matrix as shares of each true class; its fields say which cells they stand for. */
public final class ConfusionDrawing {
  private ConfusionDrawing() {}

  /**
   * @param side of a field
   */
  public static Element of(ConfusionSection section, double side) {
    int size = section.classes().size();
    double[][] shares = new double[size][size];
    for (int truth = 0; truth < size; truth++) {
      double all = section.counts().get(truth).stream().mapToLong(Long::longValue).sum();
      for (int called = 0; called < size; called++) {
        shares[truth][called] = all == 0 ? 0 : section.counts().get(truth).get(called) / all;
      }
    }
    return new MatrixPlot(section.classes(), section.classes(), shares, side)
        .render(1, false, (truth, called) -> field(section, truth, called, shares[truth][called]));
  }

  private static MatrixPlot.Field field(
      ConfusionSection section, int truth, int called, double share) {
    String isClass = section.classes().get(truth);
    String asClass = section.classes().get(called);
    return new MatrixPlot.Field(
        Numbers.decimal(100 * share, 0),
        Numbers.count(section.counts().get(truth).get(called))
            + " of class "
            + isClass
            + " called "
            + asClass
            + ", "
            + Numbers.percent(share),
        Map.of("data-truth", isClass, "data-called", asClass));
  }
}
