package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.page.ClassColour;
import org.patchbridge.report.page.Figure;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
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
    nodes.addAll(figure(cohort).renderIfAnyRow(numbering));
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

  private static Figure figure(CohortSection cohort) {
    List<String> conditions = conditions(cohort);
    Figure figure =
        new Figure(
            "cells",
            "Cells per class of "
                + cohort.title()
                + (conditions.isEmpty() ? "." : ", by condition (" + shades(conditions) + ")."));
    for (ClassCount each : cohort.classes()) {
      if (each.conditions().isEmpty()) {
        figure.row(bar(each, "all", each.cells(), each.donors(), 0));
      }
      for (ConditionCount part : each.conditions()) {
        int place = conditions.indexOf(part.condition());
        figure.row(bar(each, part.condition(), part.cells(), part.donors(), place));
      }
    }
    return figure;
  }

  private static String shades(List<String> conditions) {
    return conditions.size() == 1
        ? conditions.get(0)
        : "from full to faint colour: " + String.join(", ", conditions);
  }

  private static Map<String, Object> bar(
      ClassCount count, String condition, int cells, int donors, int place) {
    return Map.of(
        "subclass", count.subclass(),
        "condition", condition,
        "cells", cells,
        "donors", donors,
        "place", place,
        "opacity", Math.pow(0.5, place),
        "colour", ClassColour.of(count.subclass()));
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
