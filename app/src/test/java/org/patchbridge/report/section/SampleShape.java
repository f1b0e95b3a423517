package org.patchbridge.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.report.section.ShapeSection.DiagramDifference;
import org.patchbridge.report.section.ShapeSection.GraphEdge;
import org.patchbridge.report.section.ShapeSection.GraphNode;
import org.patchbridge.report.section.ShapeSection.Loop;
import org.patchbridge.report.section.ShapeSection.Mixing;
import org.patchbridge.report.section.ShapeSection.Place;
import org.patchbridge.report.section.ShapeSection.PlacedCell;
import org.patchbridge.report.section.ShapeSection.ShapedSpace;
import org.patchbridge.report.value.Estimate;

/** The part of a sample report about the shape of cells: two spaces of eight cells. */
final class SampleShape {
  private static final int CELLS = 8;
  private final String name;
  private final List<String> ids = new ArrayList<>();

  /**
   * Its cells are of the sample's cohorts, the two species in turns.
   *
   * @param name wherever a user's text can stand
   */
  SampleShape(String name, String mouse, String human) {
    this.name = name;
    for (int i = 0; i < CELLS; i++) {
      ids.add(i % 2 == 0 ? mouse + "/cell " + i : human + "/cell " + (200 + i));
    }
  }

  SectionGroup group() {
    List<PlacedCell> cells = new ArrayList<>();
    for (int i = 0; i < CELLS; i++) {
      cells.add(
          new PlacedCell(
              ids.get(i),
              i % 2 == 0 ? "mouse" : "human",
              i == 3 ? Optional.empty() : Optional.of(i < 4 ? "Sst" : name),
              List.of(new Place(i, -i), new Place(-i, 2.0 * i))));
    }
    return new SectionGroup(
        "Shape of the cell space",
        "Components and loops.",
        List.of(
            new ShapeSection(
                name + ": features",
                "8 cells of 4 donors",
                List.of(space("before"), space("after")),
                List.of(
                    new Mixing(
                        "iLISI",
                        "1: apart",
                        "2: mixed",
                        List.of(Optional.of(Estimate.of(1.1, 1.0, 1.2)), Optional.empty()),
                        List.of(Optional.of(1.3), Optional.empty()),
                        List.of(Optional.of(Estimate.of(0.2, 0.1, 0.3))))),
                cells)));
  }

  private ShapedSpace space(String when) {
    return new ShapedSpace(
        when,
        when + ": " + name,
        List.of("no significant loop in " + name),
        new ShapeSection.Diagram(
            5, List.of(new Loop(0.5, 1.5), new Loop(0.25, 0.5)), Optional.of(0.75)),
        new ShapeSection.Graph(
            "Lens: first component",
            200,
            100,
            List.of(node("0", 30, Optional.of(name)), node("1", 120, Optional.empty())),
            List.of(new GraphEdge("0", "1", 2, Optional.of(0.25)))),
        List.of(new DiagramDifference("loops", "bottleneck", 0.5, 0.25, 0.75, 0.5)));
  }

  private GraphNode node(String id, double x, Optional<String> donor) {
    return new GraphNode(
        id,
        id.equals("0") ? ids.subList(0, 3) : ids.subList(2, 5),
        Map.of("Sst", 2),
        Map.of("mouse", 1, "human", 2),
        donor,
        Optional.of(1.0),
        donor.isPresent() ? Optional.of(0.25) : Optional.empty(),
        x,
        50,
        12);
  }
}
