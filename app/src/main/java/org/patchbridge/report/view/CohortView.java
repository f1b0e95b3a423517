package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.ClassColour;
import org.patchbridge.report.plot.StackPlot;
import org.patchbridge.report.section.CohortSection;
import org.patchbridge.report.section.CohortSection.ClassCount;
import org.patchbridge.report.section.CohortSection.ConditionCount;
import org.patchbridge.report.section.CohortSection.ExclusionCount;
import org.patchbridge.report.section.CohortSection.FamilyMissingness;
import org.patchbridge.report.value.Numbers;

/** Cells by class and condition, what is missing, what was left out. */
final class CohortView implements SectionView<CohortSection> {

  @Override
  public List<Node> render(CohortSection cohort, Numbering numbering) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Element.of("p", summary(cohort)));
    nodes.addAll(figure(cohort, numbering));
    nodes.add(classes(cohort, numbering));
    if (!cohort.families().isEmpty()) {
      nodes.add(missingness(cohort, numbering));
    }
    if (!cohort.exclusions().isEmpty()) {
      nodes.add(exclusions(cohort, numbering));
    }
    return nodes;
  }

  private static String summary(CohortSection cohort) {
    int leftOut = cohort.exclusions().stream().mapToInt(ExclusionCount::cells).sum();
    return cohort.origins().cellsInWords("")
        + " of "
        + Numbers.count(cohort.donors())
        + " donors; "
        + (cohort.cellsWithoutDonor() == 0
            ? "the donor of every cell is known"
            : "the donor of "
                + Numbers.count(cohort.cellsWithoutDonor())
                + " cells is not known: each counts as a donor of its own, and where these share a"
                + " donor, results are optimistic")
        + "; "
        + Numbers.count(leftOut)
        + " cells of the source were left out.";
  }

  private static List<Node> figure(CohortSection cohort, Numbering numbering) {
    List<String> conditions = conditions(cohort);
    StackPlot plot = new StackPlot(460, 130, "cells");
    for (ClassCount each : cohort.classes()) {
      List<StackPlot.Part> parts = new ArrayList<>();
      if (each.conditions().isEmpty()) {
        parts.add(part(each, "", each.cells(), each.donors(), 0));
      }
      for (ConditionCount condition : each.conditions()) {
        int place = conditions.indexOf(condition.condition());
        parts.add(part(each, condition.condition(), condition.cells(), condition.donors(), place));
      }
      plot.bar(each.subclass(), parts);
    }
    String caption =
        "Cells per class of "
            + cohort.title()
            + (conditions.isEmpty() ? "." : ", by condition (" + shades(conditions) + ").");
    return plot.isEmpty()
        ? List.of()
        : List.of(DrawnFigure.of("cells", plot.render(), caption, numbering));
  }

  private static String shades(List<String> conditions) {
    return conditions.size() == 1
        ? conditions.get(0)
        : "from full to faint colour: " + String.join(", ", conditions);
  }

  private static StackPlot.Part part(
      ClassCount count, String condition, int cells, int donors, int place) {
    return new StackPlot.Part(
        cells,
        ClassColour.of(count.subclass()),
        Math.pow(0.5, place),
        count.subclass()
            + (condition.isEmpty() ? "" : ", " + condition)
            + ": "
            + Numbers.count(cells)
            + " cells of "
            + Numbers.count(donors)
            + " donors");
  }

  private static List<String> conditions(CohortSection cohort) {
    Set<String> names = new LinkedHashSet<>();
    for (ClassCount each : cohort.classes()) {
      each.conditions().forEach(part -> names.add(part.condition()));
    }
    return List.copyOf(names);
  }

  private static Node classes(CohortSection cohort, Numbering numbering) {
    List<String> conditions = conditions(cohort);
    Table table =
        Table.captioned("Cells and donors per class. A donor can have cells of several classes.")
            .text("Class")
            .number("Cells")
            .number("Share")
            .number("Donors");
    conditions.forEach(name -> table.number(name + ": cells").number("donors"));
    for (ClassCount each : cohort.classes()) {
      List<String> cells = new ArrayList<>();
      cells.add(each.subclass());
      cells.add(Numbers.count(each.cells()));
      cells.add(Numbers.percent(each.cells() / (double) Math.max(1, cohort.cells())));
      cells.add(Numbers.count(each.donors()));
      for (String condition : conditions) {
        List<ConditionCount> parts =
            each.conditions().stream().filter(part -> part.condition().equals(condition)).toList();
        cells.add(Numbers.count(parts.stream().mapToInt(ConditionCount::cells).sum()));
        cells.add(Numbers.count(parts.stream().mapToInt(ConditionCount::donors).sum()));
      }
      table.row(cells.toArray(String[]::new));
    }
    return table.render(numbering);
  }

  private static Node missingness(CohortSection cohort, Numbering numbering) {
    Table table =
        Table.captioned("Absent values per feature family, and why.")
            .text("Family")
            .number("Columns")
            .number("Values")
            .number("Absent")
            .number("Share")
            .text("Reasons");
    for (FamilyMissingness family : cohort.families()) {
      long values = (long) cohort.cells() * family.columns();
      table.row(
          family.family(),
          Numbers.count(family.columns()),
          Numbers.count(values),
          Numbers.count(family.absent()),
          Numbers.percent(family.absent() / (double) Math.max(1, values)),
          family.reasons().stream()
              .map(each -> each.reason() + " " + Numbers.count(each.values()))
              .collect(Collectors.joining("; ")));
    }
    return table.render(numbering);
  }

  private static Node exclusions(CohortSection cohort, Numbering numbering) {
    Table table =
        Table.captioned("Cells of the source that are not in the cohort.")
            .text("Reason")
            .text("Class in the source")
            .number("Cells");
    for (ExclusionCount each : cohort.exclusions()) {
      table.row(each.reason(), each.subclass().orElse("none"), Numbers.count(each.cells()));
    }
    return table.render(numbering);
  }
}
