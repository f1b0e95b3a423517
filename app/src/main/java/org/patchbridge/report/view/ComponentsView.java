package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.LoadingPlot;
import org.patchbridge.report.plot.StackPlot;
import org.patchbridge.report.section.ComponentsSection;
import org.patchbridge.report.section.ComponentsSection.FamilyPart;
import org.patchbridge.report.section.ComponentsSection.KeptComponent;
import org.patchbridge.report.value.Numbers;

/** Explained variance and absences of every family, then the loadings of what is kept. */
final class ComponentsView implements SectionView<ComponentsSection> {
  private static final int LOADING_DECIMALS = 2;

  @Override
  public List<Node> render(ComponentsSection section, Numbering numbering) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Element.of("p", section.basis()));
    nodes.addAll(explained(section, numbering));
    nodes.add(families(section, numbering));
    List<FamilyPart> drawn =
        section.families().stream().filter(FamilyPart::hasLoadingsDrawn).toList();
    if (!drawn.isEmpty()) {
      nodes.add(loadings(drawn, numbering));
    }
    List<FamilyPart> tabled =
        section.families().stream()
            .filter(family -> !family.kept().isEmpty() && !family.hasLoadingsDrawn())
            .toList();
    if (!tabled.isEmpty()) {
      nodes.add(loadingTable(tabled, numbering));
    }
    return nodes;
  }

  private static List<Node> explained(ComponentsSection section, Numbering numbering) {
    StackPlot plot = new StackPlot(520, 190, "adjusted explained variance");
    for (FamilyPart family : section.families()) {
      List<StackPlot.Part> parts = new ArrayList<>();
      for (int k = 0; k < family.explained().size(); k++) {
        double share = family.explained().get(k);
        parts.add(
            new StackPlot.Part(
                share,
                "var(--accent)",
                family.isKept(k + 1) ? 0.85 : 0.25,
                family.family() + ", component " + (k + 1) + ": " + Numbers.percent(share)));
      }
      if (!parts.isEmpty()) {
        plot.bar(family.family(), parts);
      }
    }
    return plot.isEmpty()
        ? List.of()
        : List.of(
            DrawnFigure.of(
                "explained",
                plot.render(),
                "Adjusted explained variance of each family's components, one after the other in"
                    + " their order. Pale ones explain too little and are left out.",
                numbering));
  }

  private static Node families(ComponentsSection section, Numbering numbering) {
    int fitted = section.families().stream().mapToInt(family -> family.explained().size()).sum();
    int kept = section.families().stream().mapToInt(family -> family.kept().size()).sum();
    String caption =
        fitted == 0
            ? "The families, and cells of which some value is absent and imputed at the mean."
            : String.format(
                Locale.ROOT,
                "The families: %d of %d components are kept. Where some of a family is absent, its"
                    + " scores are imputed at the mean, and a column says so. Components in"
                    + " brackets are left out.",
                kept,
                fitted);
    Table table =
        Table.captioned(caption).text("Family").number("Cells with it").number("Cells imputed");
    if (fitted > 0) {
      table
          .number("Kept of fitted")
          .number("Explained by kept")
          .text("Adjusted explained variance of each component, %");
    }
    for (FamilyPart family : section.families()) {
      List<Node> cells = new ArrayList<>();
      cells.add(
          Element.of("span", family.family() + " ")
              .add(
                  Element.of("small", family.leftOut().map(why -> "not used: " + why).orElse(""))));
      boolean used = family.leftOut().isEmpty();
      cells.add(new Text(used ? Numbers.count(family.fittedCells()) : ""));
      cells.add(new Text(used ? Numbers.count(family.imputedCells()) : ""));
      if (fitted > 0) {
        explainedCells(family).forEach(text -> cells.add(new Text(text)));
      }
      table.row(cells, used ? "" : "baseline");
    }
    return table.render(numbering);
  }

  private static List<String> explainedCells(FamilyPart family) {
    if (family.explained().isEmpty()) {
      return List.of("", "", "");
    }
    double byKept =
        family.kept().stream()
            .mapToDouble(component -> family.explained().get(component.number() - 1))
            .sum();
    String each =
        IntStream.rangeClosed(1, family.explained().size())
            .mapToObj(
                number -> {
                  String share = Numbers.decimal(100 * family.explained().get(number - 1), 1);
                  return family.isKept(number) ? share : "(" + share + ")";
                })
            .collect(Collectors.joining(", "));
    return List.of(
        family.kept().size() + " of " + family.explained().size(), Numbers.percent(byKept), each);
  }

  private static Node loadings(List<FamilyPart> families, Numbering numbering) {
    String caption =
        "Loadings of the kept components over each family's own axis. A row is a component, with"
            + " its number and adjusted explained variance; the rows of a family share one scale,"
            + " and a bare line is where loadings are zero.";
    return DrawnFigure.of(
        "loadings",
        Optional.empty(),
        families.stream().map(family -> new LoadingPlot(family).render()).toList(),
        caption,
        numbering);
  }

  private static Node loadingTable(List<FamilyPart> families, Numbering numbering) {
    int most =
        families.stream()
            .flatMap(family -> family.kept().stream())
            .mapToInt(KeptComponent::number)
            .max()
            .orElseThrow();
    Table table =
        Table.captioned(
                "Loadings of the kept components, which the numbers name, on the standardised"
                    + " columns of each family.")
            .groupedBy("Family")
            .text("Column");
    IntStream.rangeClosed(1, most).forEach(number -> table.number(Integer.toString(number)));
    for (FamilyPart family : families) {
      table.group(family.family());
      for (int column = 0; column < family.axis().columns().size(); column++) {
        String[] cells = new String[most + 1];
        Arrays.fill(cells, "");
        cells[0] = family.axis().columns().get(column);
        for (KeptComponent component : family.kept()) {
          cells[component.number()] =
              Numbers.decimal(component.loadings().get(column), LOADING_DECIMALS);
        }
        table.row(cells);
      }
    }
    return table.render(numbering);
  }
}
