package org.patchbridge.callpage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbridge.inspection.TextTable;
import org.patchbridge.prediction.EstimatedShares;

/** Estimated shares of the subclasses as a person reads them. */
public final class SharesText {
  private SharesText() {}

  /** A table of the subclasses, or why there is none. */
  public static List<String> lines(EstimatedShares shares) {
    String others =
        shares.withoutSay() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                " (%d more, unlike all training cells, %s no say)",
                shares.withoutSay(),
                shares.withoutSay() == 1 ? "has" : "have");
    if (shares.subclasses().isEmpty()) {
      return List.of(
          String.format(
              Locale.ROOT,
              "Shares of the subclasses stay as in training: %d %s%s, an estimate takes %d; or give"
                  + " them with --prior",
              shares.cells(),
              shares.cells() == 1 ? "cell" : "cells",
              others,
              shares.leastCells()));
    }
    TextTable table =
        new TextTable().left("subclass").right("in training").right("here").left("95 % interval");
    shares
        .subclasses()
        .forEach(
            one ->
                table.row(
                    one.name(),
                    share(one.inTraining()),
                    share(one.share()),
                    share(one.low()) + " to " + share(one.high())));
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Shares of the subclasses, estimated from %d cells%s; those in training count for %.0f"
                + " cells beside them:",
            shares.cells(),
            others,
            shares.strength()));
    lines.addAll(table.lines());
    return lines;
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
