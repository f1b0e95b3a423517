package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.IntervalPlot;
import org.patchbridge.report.plot.IntervalPlot.Mark;
import org.patchbridge.report.plot.MatrixPlot;
import org.patchbridge.report.section.AttentionSection;
import org.patchbridge.report.section.AttentionSection.ClassAttention;
import org.patchbridge.report.section.AttentionSection.FamilyAttention;
import org.patchbridge.report.section.AttentionSection.RankAgreement;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Numbers;

/** A heat map of classes and families, the families beside equal attention, and all numbers. */
final class AttentionView implements SectionView<AttentionSection> {
  private static final int DECIMALS = 3;
  private static final int DECIMALS_OF_THE_MAP = 2;
  private static final int DECIMALS_OF_A_CORRELATION = 2;
  private static final int DECIMALS_OF_IMPORTANCE = 4;
  private static final String ALL_CELLS = "all cells";
  private static final String UNIFORM = "equal attention";

  @Override
  public List<Node> render(AttentionSection section, Numbering numbering) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Element.of("p", agreements(section)));
    nodes.add(heatMap(section, numbering));
    nodes.addAll(families(section, numbering));
    nodes.add(table(section, numbering));
    return nodes;
  }

  private static String agreements(AttentionSection section) {
    return "Stability over seeds, as the mean rank correlation of two of "
        + (section.runs() == 1 ? "1 run" : section.runs() + " runs")
        + ": "
        + inWords(section.overSeeds())
        + ". Rank agreement with the permutation importance of the families, on the same test"
        + " cells: "
        + inWords(section.withImportance())
        + ". Distance from equal attention: "
        + Numbers.percent(section.distanceFromUniform())
        + " of the attention would have to move to other families.";
  }

  private static String inWords(RankAgreement agreement) {
    return agreement
        .correlation()
        .map(value -> Numbers.decimal(value, DECIMALS_OF_A_CORRELATION))
        .orElseGet(() -> "not defined, " + agreement.absence());
  }

  private static double uniform(AttentionSection section) {
    return 1.0 / section.families().size();
  }

  private static Node heatMap(AttentionSection section, Numbering numbering) {
    List<String> names = new ArrayList<>();
    List<List<Double>> weights = new ArrayList<>();
    for (ClassAttention each : section.classes()) {
      names.add(each.subclass());
      weights.add(each.weights());
    }
    names.add(ALL_CELLS);
    weights.add(section.families().stream().map(FamilyAttention::attention).toList());
    names.add(UNIFORM);
    weights.add(section.families().stream().map(f -> uniform(section)).toList());
    double[][] shares =
        weights.stream()
            .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new);
    double largest =
        weights.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).max().orElse(1);
    List<String> families = section.families().stream().map(FamilyAttention::family).toList();
    return DrawnFigure.of(
        "attention",
        new MatrixPlot(names, families, shares, 36)
            .render(
                largest,
                true,
                (row, column) ->
                    new MatrixPlot.Field(
                        Numbers.decimal(shares[row][column], DECIMALS_OF_THE_MAP),
                        names.get(row) + ", " + families.get(column),
                        Map.of())),
        "Mean attention of test cells by class, each row of sum 1. The last row is the control:"
            + " equal attention to every family.",
        numbering);
  }

  private static List<Node> families(AttentionSection section, Numbering numbering) {
    IntervalPlot plot =
        IntervalPlot.of(460, 190, 19)
            .axis("attention", 0, 0)
            .line(uniform(section), "reference", UNIFORM);
    for (FamilyAttention each : section.families()) {
      plot.row(
          each.family(),
          List.of(
              Mark.of(
                  Estimate.of(each.attention(), each.least(), each.largest()),
                  each.family() + ": " + Numbers.decimal(each.attention(), DECIMALS))));
    }
    return DrawnFigure.ofRows(
        "attention-families",
        plot,
        "Mean attention to each family over all test cells"
            + (section.runs() > 1 ? "; bars from the least to the largest mean of a run" : "")
            + ". Dashed: equal attention.",
        numbering);
  }

  private static Node table(AttentionSection section, Numbering numbering) {
    String predictions =
        section.classes().stream()
            .map(each -> each.subclass() + " " + Numbers.count(each.predictions()))
            .collect(Collectors.joining(", "));
    Table table =
        Table.captioned(
                "Mean attention by class and over all test cells (equal attention is "
                    + Numbers.decimal(uniform(section), DECIMALS)
                    + "), beside what shuffling the family costs in macro-F1. Test cells, once a"
                    + " run: "
                    + predictions
                    + ".")
            .text("Family");
    section.classes().forEach(each -> table.number(each.subclass()));
    table.number("All cells");
    boolean several = section.runs() > 1;
    if (several) {
      table.number("Range over runs");
    }
    table.number("Permutation");
    for (int f = 0; f < section.families().size(); f++) {
      FamilyAttention family = section.families().get(f);
      List<String> cells = new ArrayList<>(List.of(family.family()));
      for (ClassAttention each : section.classes()) {
        cells.add(Numbers.decimal(each.weights().get(f), DECIMALS));
      }
      cells.add(Numbers.decimal(family.attention(), DECIMALS));
      if (several) {
        cells.add(
            Numbers.decimal(family.least(), DECIMALS)
                + " to "
                + Numbers.decimal(family.largest(), DECIMALS));
      }
      cells.add(
          family
              .importance()
              .map(value -> Numbers.decimal(value, DECIMALS_OF_IMPORTANCE))
              .orElse("–"));
      table.row(cells.toArray(String[]::new));
    }
    return table.render(numbering);
  }
}
