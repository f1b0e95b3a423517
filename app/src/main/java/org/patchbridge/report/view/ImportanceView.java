package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.IntervalPlot;
import org.patchbridge.report.plot.IntervalPlot.Mark;
import org.patchbridge.report.plot.IntervalPlot.Shape;
import org.patchbridge.report.section.ImportanceSection;
import org.patchbridge.report.section.ImportanceSection.ColumnImportance;
import org.patchbridge.report.section.ImportanceSection.FamilyImportance;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Numbers;

/** The columns and families a model relies on, the largest first. */
public final class ImportanceView implements SectionView<ImportanceSection> {
  private static final int MOST_COLUMNS = 20;
  private static final int DECIMALS = 4;
  private static final String IMPURITY = "Impurity, share";

  @Override
  public List<Node> render(ImportanceSection section, Numbering numbering) {
    List<Node> nodes = new ArrayList<>();
    if (!section.columns().isEmpty()) {
      nodes.addAll(columns(section, numbering));
    }
    if (!section.families().isEmpty()) {
      nodes.add(families(section, numbering));
    }
    return nodes;
  }

  private static List<Node> columns(ImportanceSection section, Numbering numbering) {
    List<ColumnImportance> columns =
        section.columns().stream()
            .sorted(
                Comparator.comparingDouble(
                        (ColumnImportance each) -> size(each.permutation(), each.impurity()))
                    .reversed())
            .limit(MOST_COLUMNS)
            .toList();
    String which =
        columns.size() < section.columns().size()
            ? "the " + columns.size() + " largest of " + section.columns().size() + " columns"
            : "all columns";
    List<Node> nodes =
        new ArrayList<>(
            figure("Importance of " + which, columns, section.permutationMeasure(), numbering));
    nodes.add(columns(which, columns, section.permutationMeasure(), numbering));
    return nodes;
  }

  private static double size(Optional<Estimate> permutation, Optional<Estimate> impurity) {
    return permutation.or(() -> impurity).map(Estimate::value).orElse(0.0);
  }

  private static List<Node> figure(
      String what, List<ColumnImportance> columns, String measure, Numbering numbering) {
    boolean permuted = columns.stream().anyMatch(each -> each.permutation().isPresent());
    IntervalPlot plot = IntervalPlot.of(460, 230, 17).axis("importance", 0, 0);
    for (ColumnImportance each : columns) {
      (permuted ? each.permutation() : each.impurity())
          .ifPresent(
              estimate ->
                  plot.row(
                      each.column(),
                      List.of(
                          new Mark(
                              estimate,
                              Shape.BAR,
                              "var(--accent)",
                              true,
                              each.column()
                                  + ", "
                                  + each.family()
                                  + ": "
                                  + Numbers.decimal(estimate.value(), DECIMALS)))));
    }
    return DrawnFigure.ofRows(
        "importance",
        plot,
        what + ": " + (permuted ? measure : "share of the decrease of impurity") + ".",
        numbering);
  }

  private static Node columns(
      String which, List<ColumnImportance> columns, String measure, Numbering numbering) {
    boolean hasImpurity = columns.stream().anyMatch(each -> each.impurity().isPresent());
    Table table =
        Table.captioned("Importance of " + which + ". Permutation: " + measure + ".")
            .text("Column")
            .text("Family")
            .number("Permutation");
    if (hasImpurity) {
      table.number(IMPURITY);
    }
    for (ColumnImportance each : columns) {
      String unit = each.unit().isEmpty() ? "" : " (" + each.unit() + ")";
      table.row(
          cells(
              hasImpurity,
              each.column() + unit,
              each.family(),
              each.permutation(),
              each.impurity()));
    }
    return table.render(numbering);
  }

  private static Node families(ImportanceSection section, Numbering numbering) {
    boolean hasImpurity = section.families().stream().anyMatch(each -> each.impurity().isPresent());
    Table table =
        Table.captioned(
                "Importance of whole families: all columns of a family permuted together"
                    + (hasImpurity ? "; shares of impurity summed." : "."))
            .text("Family")
            .number("Columns")
            .number("Permutation");
    if (hasImpurity) {
      table.number(IMPURITY);
    }
    section.families().stream()
        .sorted(
            Comparator.comparingDouble(
                    (FamilyImportance each) -> size(each.permutation(), each.impurity()))
                .reversed())
        .forEach(
            each ->
                table.row(
                    cells(
                        hasImpurity,
                        each.family(),
                        Numbers.count(each.width()),
                        each.permutation(),
                        each.impurity())));
    return table.render(numbering);
  }

  /** Only forests know a share of impurity; other models have no column of it. */
  private static String[] cells(
      boolean hasImpurity,
      String first,
      String second,
      Optional<Estimate> permutation,
      Optional<Estimate> impurity) {
    return hasImpurity
        ? new String[] {first, second, value(permutation), value(impurity)}
        : new String[] {first, second, value(permutation)};
  }

  private static String value(Optional<Estimate> estimate) {
    return estimate.map(each -> Numbers.decimal(each.value(), DECIMALS)).orElse("–");
  }
}
