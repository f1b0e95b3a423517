package org.patchbridge.web.study;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.section.EmbeddingSection;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.report.section.ShapeSection;
import org.patchbridge.report.section.ShapeSection.ShapedSpace;
import org.patchbridge.report.title.Titles;

/**
 * Where the cells of a study lie in its planes, and the graphs of their shape, as its report has
 * them.
 *
 * @param embeddings planes of cells
 * @param shapes Mapper graphs
 */
public record StudyPlanes(List<Plane> embeddings, List<Shape> shapes) {
  private static final StudyPlanes NONE = new StudyPlanes(List.of(), List.of());

  /**
   * A plane.
   *
   * @param axes what it is of and how, for people
   */
  record Plane(
      String title, String axes, double trustworthiness, double continuity, List<Point> cells) {}

  /**
   * A cell in it.
   *
   * @param id {@code COHORT/CELL}
   * @param predicted of its test fold; empty where there is none
   */
  record Point(
      String id,
      double x,
      double y,
      String cohort,
      String species,
      String subclass,
      String donor,
      String condition,
      String predicted) {}

  /**
   * A Mapper graph of the cells of one space.
   *
   * @param settings lens and cover in words
   * @param findings a sentence each
   */
  record Shape(
      String title, String settings, List<String> findings, List<Node> nodes, List<Edge> edges) {}

  /**
   * Cells that are near each other.
   *
   * @param donor the only one of its cells; empty where there are others
   */
  record Node(
      String id,
      List<String> members,
      Map<String, Integer> classes,
      Map<String, Integer> species,
      String donor,
      double x,
      double y) {}

  /**
   * Nodes that share cells.
   *
   * @param stability null where that was not found out
   */
  record Edge(String from, String to, int shared, Double stability) {}

  static StudyPlanes none() {
    return NONE;
  }

  static StudyPlanes of(ReportModel report) {
    Titles titles = Titles.of(report);
    return new StudyPlanes(
        flat(report.sections())
            .filter(EmbeddingSection.class::isInstance)
            .map(each -> plane((EmbeddingSection) each, titles))
            .toList(),
        flat(report.sections())
            .filter(ShapeSection.class::isInstance)
            .flatMap(each -> shapes((ShapeSection) each, titles))
            .toList());
  }

  private static Stream<Section> flat(List<Section> sections) {
    return sections.stream()
        .flatMap(
            each -> each instanceof SectionGroup group ? flat(group.sections()) : Stream.of(each));
  }

  private static Plane plane(EmbeddingSection section, Titles titles) {
    return new Plane(
        titles.heading(section.title()),
        section.method() + " of " + section.space(),
        section.trustworthiness(),
        section.continuity(),
        section.cells().stream()
            .map(
                cell ->
                    new Point(
                        cell.cohort() + "/" + cell.id(),
                        cell.x(),
                        cell.y(),
                        titles.cohort(cell.cohort()),
                        cell.species(),
                        cell.subclass().orElse(""),
                        cell.donor().orElse(""),
                        cell.condition().orElse(""),
                        cell.prediction().map(EmbeddingSection.Prediction::subclass).orElse("")))
            .toList());
  }

  private static Stream<Shape> shapes(ShapeSection section, Titles titles) {
    return section.spaces().stream().map(space -> shape(section, space, titles));
  }

  private static Shape shape(ShapeSection section, ShapedSpace space, Titles titles) {
    String title = titles.heading(section.title());
    return new Shape(
        section.spaces().size() > 1 ? title + ": " + space.title() : title,
        space.graph().settings(),
        space.findings(),
        space.graph().nodes().stream()
            .map(
                node ->
                    new Node(
                        node.id(),
                        node.members(),
                        node.classes(),
                        node.species(),
                        node.donor().orElse(""),
                        node.x(),
                        node.y()))
            .toList(),
        space.graph().edges().stream()
            .map(
                edge ->
                    new Edge(edge.from(), edge.to(), edge.shared(), edge.stability().orElse(null)))
            .toList());
  }
}
