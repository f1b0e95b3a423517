package org.patchbridge.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.figure.GraphLayout;
import org.patchbridge.homology.PersistencePair;
import org.patchbridge.mapper.MapperDocument;
import org.patchbridge.mixing.MixingMeasure;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.report.section.ShapeSection;
import org.patchbridge.report.section.ShapeSection.DiagramDifference;
import org.patchbridge.report.section.ShapeSection.Graph;
import org.patchbridge.report.section.ShapeSection.GraphEdge;
import org.patchbridge.report.section.ShapeSection.GraphNode;
import org.patchbridge.report.section.ShapeSection.Loop;
import org.patchbridge.report.section.ShapeSection.Mixing;
import org.patchbridge.report.section.ShapeSection.Place;
import org.patchbridge.report.section.ShapeSection.ShapedSpace;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.shape.CloudShape;
import org.patchbridge.shape.MapperShape;
import org.patchbridge.shape.cohort.EmbeddedSpaces;
import org.patchbridge.shape.cohort.FindingsText;
import org.patchbridge.shape.cohort.MixingRow;
import org.patchbridge.shape.cohort.SeriesFindings;
import org.patchbridge.shape.cohort.SeriesFindings.SpaceFindings;

/** The shape of the cell space: what 'topology --study' has kept. */
public final class ShapeSections {
  private static final double WIDTH = 560;
  private static final double HEIGHT = 420;
  private static final double MOST_RADIUS = 21;
  private static final double LEAST_RADIUS = 4;
  private static final double CROWDED = 0.3;
  private static final int MOST_LOOPS = 300;

  private final Map<String, String> donorOfCell = new HashMap<>();

  /**
   * @param cohorts whose cells are shown
   */
  public ShapeSections(List<Cohort> cohorts) {
    for (Cohort cohort : cohorts) {
      cohort
          .cells()
          .forEach(
              cell ->
                  donorOfCell.put(cohort.name() + "/" + cell.id(), cell.donor().orElse("unknown")));
    }
  }

  /** Empty where nothing was kept. Series of both species come first. */
  public Optional<Section> of(List<SeriesFindings> findings) {
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SectionGroup(
                "Shape of the cell space",
                "Components and loops by persistent homology, Mapper graphs, and how mixed the"
                    + " species are. \u201cNo significant loop\u201d is an answer, too; what each"
                    + " number says and does not say is in docs/topology.md.",
                findings.stream()
                    .sorted(
                        Comparator.comparingInt((SeriesFindings each) -> -each.spaces().size())
                            .thenComparing(each -> each.series().name()))
                    .map(this::section)
                    .toList()));
  }

  private Section section(SeriesFindings found) {
    List<ShapedSpace> spaces = new ArrayList<>();
    MapperShape first = found.spaces().get(0).graph();
    int most =
        found.spaces().stream()
            .flatMap(space -> space.graph().document().nodes().stream())
            .mapToInt(MapperDocument.NodeEntry::size)
            .max()
            .orElse(1);
    for (SpaceFindings space : found.spaces()) {
      boolean isFirst = space == found.spaces().get(0);
      spaces.add(
          new ShapedSpace(
              space.name(),
              space.title(),
              FindingsText.of(space),
              diagram(space.shape()),
              graph(space.graph(), isFirst ? first.places() : space.graph().placesIn(first), most),
              differences(space)));
    }
    return new ShapeSection(
        found.series().title(),
        FindingsText.size(found.series()),
        spaces,
        mixing(found),
        found.embedding().map(ShapeSections::cells).orElse(List.of()));
  }

  private static ShapeSection.Diagram diagram(CloudShape shape) {
    List<PersistencePair> loops = shape.diagram().of(1).finite();
    return new ShapeSection.Diagram(
        loops.size(),
        loops.stream()
            .sorted(Comparator.comparingDouble(PersistencePair::persistence).reversed())
            .limit(MOST_LOOPS)
            .map(loop -> new Loop(loop.birth(), loop.death()))
            .toList(),
        shape.bandWidth().isPresent()
            ? Optional.of(shape.bandWidth().getAsDouble())
            : Optional.empty());
  }

  private static List<DiagramDifference> differences(SpaceFindings space) {
    return space
        .species()
        .map(
            species ->
                species.distances().stream()
                    .map(
                        each ->
                            new DiagramDifference(
                                each.dimension() == 0 ? "components" : "loops",
                                each.measure(),
                                each.distance(),
                                each.low(),
                                each.high(),
                                each.p()))
                    .toList())
        .orElse(List.of());
  }

  private Graph graph(MapperShape shape, List<double[]> wanted, int most) {
    MapperDocument document = shape.document();
    double[] radii = radii(document, most);
    double[][] places = new GraphLayout(WIDTH, HEIGHT).place(wanted, radii);
    List<GraphNode> nodes = new ArrayList<>();
    for (int at = 0; at < radii.length; at++) {
      MapperDocument.NodeEntry node = document.nodes().get(at);
      nodes.add(
          new GraphNode(
              Integer.toString(node.id()),
              node.members(),
              node.classes(),
              node.species(),
              onlyDonor(node),
              node.purity(),
              node.donorStability(),
              places[at][0],
              places[at][1],
              radii[at]));
    }
    return new Graph(
        String.format(
            Locale.ROOT,
            "Lens: %s, %d intervals, overlap %.0f\u00a0%%",
            document.lens(),
            document.resolution(),
            100 * document.overlap()),
        WIDTH,
        HEIGHT,
        nodes,
        document.edges().stream()
            .map(
                edge ->
                    new GraphEdge(
                        Integer.toString(edge.source()),
                        Integer.toString(edge.target()),
                        edge.shared(),
                        edge.donorStability()))
            .toList());
  }

  private static double[] radii(MapperDocument document, int most) {
    double[] radii =
        document.nodes().stream()
            .mapToDouble(
                node ->
                    Math.max(LEAST_RADIUS, MOST_RADIUS * Math.sqrt(node.size() / (double) most)))
            .toArray();
    double area = Arrays.stream(radii).map(radius -> Math.PI * radius * radius).sum();
    double room = CROWDED * WIDTH * HEIGHT;
    double scale = area > room ? Math.sqrt(room / area) : 1;
    return Arrays.stream(radii).map(radius -> scale * radius).toArray();
  }

  private Optional<String> onlyDonor(MapperDocument.NodeEntry node) {
    return node.ofOneDonor().orElse(false)
        ? Optional.of(donorOfCell.getOrDefault(node.members().get(0), "unknown"))
        : Optional.empty();
  }

  private static List<Mixing> mixing(SeriesFindings found) {
    Set<String> measures = new LinkedHashSet<>();
    found.mixing().forEach(row -> measures.add(row.measure()));
    List<Mixing> lines = new ArrayList<>();
    for (String label : measures) {
      MixingMeasure measure =
          Arrays.stream(MixingMeasure.values())
              .filter(each -> each.label().equals(label))
              .findFirst()
              .orElseThrow();
      List<Optional<Estimate>> values = new ArrayList<>();
      List<Optional<Double>> chance = new ArrayList<>();
      List<Optional<Estimate>> changes = new ArrayList<>();
      for (MixingRow row : found.mixing()) {
        if (row.measure().equals(label) && row.against().isPresent()) {
          changes.add(estimate(row));
        } else if (row.measure().equals(label)) {
          values.add(estimate(row));
          chance.add(row.chance());
        }
      }
      if (values.stream().anyMatch(Optional::isPresent)) {
        lines.add(new Mixing(label, measure.low(), measure.high(), values, chance, changes));
      }
    }
    return lines;
  }

  private static Optional<Estimate> estimate(MixingRow row) {
    return row.value()
        .map(
            value ->
                row.low().isPresent() && row.high().isPresent()
                    ? Estimate.of(value, row.low().get(), row.high().get())
                    : Estimate.of(value));
  }

  private static List<ShapeSection.PlacedCell> cells(EmbeddedSpaces embedded) {
    return embedded.cells().stream()
        .map(
            cell ->
                new ShapeSection.PlacedCell(
                    cell.id(),
                    cell.species(),
                    cell.subclass(),
                    cell.places().stream().map(at -> new Place(at[0], at[1])).toList()))
        .toList();
  }
}
