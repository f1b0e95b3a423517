package org.patchbridge.report.section;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.report.value.Estimate;

/**
 * The shape of cells in one space, or of the same cells in several, the first of which is before.
 *
 * @param size how many cells of how many donors, and whether these are all
 * @param spaces at least one
 * @param mixing how mixed species are and how apart classes, in each space
 * @param cells in the plane; empty for a single space, whose embedding stands elsewhere
 */
public record ShapeSection(
    String title,
    String size,
    List<ShapedSpace> spaces,
    List<Mixing> mixing,
    List<PlacedCell> cells)
    implements Section {

  public ShapeSection {
    spaces = List.copyOf(spaces);
    mixing = List.copyOf(mixing);
    cells = List.copyOf(cells);
  }

  /**
   * @param findings what its diagram and its graph say, a sentence each
   * @param species how far the diagrams of the species are apart; empty for one species
   */
  public record ShapedSpace(
      String name,
      String title,
      List<String> findings,
      Diagram diagram,
      Graph graph,
      List<DiagramDifference> species) {
    public ShapedSpace {
      findings = List.copyOf(findings);
      species = List.copyOf(species);
    }
  }

  /**
   * @param loops how many
   * @param longest of them, the longest first
   * @param band how long loops last that the draw of donors explains
   */
  public record Diagram(int loops, List<Loop> longest, Optional<Double> band) {
    public Diagram {
      longest = List.copyOf(longest);
    }
  }

  /** A loop by the distances between which it is there. */
  public record Loop(double birth, double death) {}

  /**
   * A Mapper graph.
   *
   * @param settings lens and cover in words
   * @param width of the plane of the nodes' places
   * @param height of it; downwards
   */
  public record Graph(
      String settings, double width, double height, List<GraphNode> nodes, List<GraphEdge> edges) {
    public Graph {
      nodes = List.copyOf(nodes);
      edges = List.copyOf(edges);
    }
  }

  /**
   * @param members ids of its cells: {@code COHORT/CELL}
   * @param classes cells of each class
   * @param species cells of each species
   * @param donor the only one of its cells, where there is no other
   * @param radius on the plane of the graph
   * @param stability share of draws of donors in which it comes back
   */
  public record GraphNode(
      String id,
      List<String> members,
      Map<String, Integer> classes,
      Map<String, Integer> species,
      Optional<String> donor,
      Optional<Double> purity,
      Optional<Double> stability,
      double x,
      double y,
      double radius) {
    public GraphNode {
      members = List.copyOf(members);
    }
  }

  /** Nodes by their ids; {@code shared} cells are in both. */
  public record GraphEdge(String from, String to, int shared, Optional<Double> stability) {}

  /**
   * @param of components, loops
   * @param low least of the central 95 % of exchanged donors
   * @param high most of it
   */
  public record DiagramDifference(
      String of, String measure, double distance, double low, double high, double p) {}

  /**
   * A measure.
   *
   * @param low what its lowest value means
   * @param high what its highest value means
   * @param values one a space
   * @param chance under permuted labels, one a space
   * @param changes from the first space, one for each of the others
   */
  public record Mixing(
      String measure,
      String low,
      String high,
      List<Optional<Estimate>> values,
      List<Optional<Double>> chance,
      List<Optional<Estimate>> changes) {
    public Mixing {
      values = List.copyOf(values);
      chance = List.copyOf(chance);
      changes = List.copyOf(changes);
    }
  }

  /**
   * @param id {@code COHORT/CELL}
   * @param places one a space
   */
  public record PlacedCell(
      String id, String species, Optional<String> subclass, List<Place> places) {
    public PlacedCell {
      places = List.copyOf(places);
    }
  }

  /** In no unit; upwards. */
  public record Place(double x, double y) {}
}
