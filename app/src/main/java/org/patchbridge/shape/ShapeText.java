package org.patchbridge.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patchbridge.homology.inference.ChanceTest;
import org.patchbridge.homology.inference.ConfidenceBand;
import org.patchbridge.mapper.GraphStability;
import org.patchbridge.mapper.MapperDocument;
import org.patchbridge.mapper.MapperDocument.Counts;

/** A shape in words. */
public final class ShapeText {
  private static final double SURPRISING = 0.05;

  private ShapeText() {}

  /** One fact a line. */
  public static List<String> lines(CloudShape shape) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %,d points, %,d components, %,d loops%s",
            shape.name(),
            shape.points(),
            shape.diagram().of(0).pairs().size(),
            shape.diagram().of(1).pairs().size(),
            shape.diagram().of(2).pairs().isEmpty()
                ? ""
                : String.format(
                    Locale.ROOT, ", %,d cavities", shape.diagram().of(2).pairs().size())));
    if (shape.landmarks() < shape.points()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %,d landmarks stand for them; births and deaths are off by at most %.3g",
              shape.landmarks(),
              shape.error()));
    }
    shape.chance().ifPresent(result -> lines.add("  " + chance(result, shape)));
    shape
        .band()
        .ifPresent(
            band -> {
              long lasting = lasting(shape, band);
              lines.add(
                  String.format(
                      Locale.ROOT,
                      "  %s longer than %.3g, what the draw of donors explains (%d draws of %,d"
                          + " points)",
                      lasting == 0 ? "no loop lasts" : lasting + " of the loops last",
                      2 * band.distance(),
                      band.draws(),
                      shape.sampled()));
            });
    return lines;
  }

  /** Parts and open loops of a graph, and how often there are as many where donors are drawn. */
  public static String graph(MapperDocument document) {
    Optional<Counts> draws = document.donorStability().filter(counts -> counts.graphs() > 0);
    return counted(document.components(), "part", draws.map(Counts::components))
        + ", "
        + counted(document.openLoops(), "open loop", draws.map(Counts::loops));
  }

  private static String counted(
      int count, String what, Optional<GraphStability.Recurrence> recurrence) {
    return (count == 0 ? "no " : count + " ")
        + what
        + (count == 1 || count == 0 ? "" : "s")
        + recurrence
            .map(
                each ->
                    String.format(
                        Locale.ROOT, " (as many in %.0f %% of draws)", 100 * each.asMany()))
            .orElse("");
  }

  private static long lasting(CloudShape shape, ConfidenceBand band) {
    return shape.diagram().of(1).pairs().stream().filter(band::isSignificant).count();
  }

  /** Significant is what neither chance nor, where it was asked, the draw of donors explains. */
  private static String chance(ChanceTest.Result result, CloudShape shape) {
    if (result.longest() == 0) {
      return "there is no loop";
    }
    boolean isSignificant =
        result.p() <= SURPRISING && shape.band().map(band -> lasting(shape, band) > 0).orElse(true);
    return String.format(
        Locale.ROOT,
        "%s: the longest lasts %.3g, by chance up to %.3g in 95 %% (p = %.2g, %,d %s)",
        isSignificant ? "a significant loop" : "no significant loop",
        result.longest(),
        result.ordinary(),
        result.p(),
        shape.sampled(),
        shape.sampled() < shape.points() ? "of them drawn" : "points");
  }
}
