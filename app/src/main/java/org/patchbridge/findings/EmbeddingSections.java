package org.patchbridge.findings;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.dataset.Cell;
import org.patchbridge.figure.EmbeddingFigure;
import org.patchbridge.figure.EmbeddingFigure.Mark;
import org.patchbridge.figure.PointColours;
import org.patchbridge.figure.PointGroups;
import org.patchbridge.files.FileNames;
import org.patchbridge.files.IoFailure;
import org.patchbridge.metric.Predictions;
import org.patchbridge.report.page.Colouring;
import org.patchbridge.report.section.EmbeddingSection;
import org.patchbridge.report.section.EmbeddingSection.EmbeddedCell;
import org.patchbridge.report.section.EmbeddingSection.FigureFile;
import org.patchbridge.report.section.EmbeddingSection.Prediction;
import org.patchbridge.report.title.Titles;
import org.patchbridge.space.Embedding;
import org.patchbridge.work.InputException;

/** Embeddings as parts of a report and as files for print. */
final class EmbeddingSections {
  private static final String FIGURES = "figures";
  private final Path folder;
  private final FileNames names = new FileNames();
  private final Map<String, String> sectionOfCell;

  /**
   * @param folder of the report
   * @param sectionOfCell titles of the parts that show a cell in full, by the cell's id
   */
  EmbeddingSections(Path folder, Map<String, String> sectionOfCell) {
    this.folder = folder;
    this.sectionOfCell = sectionOfCell;
  }

  /**
   * @param space what was embedded, in words
   * @param evaluated the cohorts whose cells the embedding holds, one after the other
   */
  EmbeddingSection section(
      String title, String space, Embedding embedding, List<EvaluatedModel> evaluated) {
    List<EmbeddedCell> cells = new ArrayList<>();
    for (EvaluatedModel one : evaluated) {
      Map<Integer, Prediction> predictions = predictions(one.predictions());
      for (int row = 0; row < one.cohort().size(); row++) {
        cells.add(
            cell(
                one.cohort().name(),
                one.cohort().cells().get(row),
                embedding.coordinates()[cells.size()],
                Optional.ofNullable(predictions.get(row))));
      }
    }
    EmbeddingSection section =
        new EmbeddingSection(
            title,
            space,
            method(embedding),
            embedding.preservation().neighbours(),
            embedding.preservation().trustworthiness(),
            embedding.preservation().continuity(),
            cells,
            List.of());
    return section.withFiles(write(section, heading(title, evaluated)));
  }

  private static String method(Embedding embedding) {
    return String.format(
        Locale.ROOT,
        "UMAP (%d neighbours, minimum distance %.1f, %d epochs, seed %d)",
        embedding.settings().neighbours(),
        embedding.settings().minimumDistance(),
        embedding.settings().epochs(),
        embedding.seed());
  }

  /** What the model said of each cell in the first run, by the cell's row. */
  private static Map<Integer, Prediction> predictions(Predictions predictions) {
    Map<Integer, Prediction> said = new HashMap<>();
    for (int i = 0; i < predictions.size(); i++) {
      int predicted = predictions.predicted(i);
      said.putIfAbsent(
          predictions.cell(i),
          new Prediction(
              predictions.classes().get(predicted), predictions.probabilities(i)[predicted]));
    }
    return said;
  }

  private EmbeddedCell cell(
      String cohort, Cell cell, double[] at, Optional<Prediction> prediction) {
    return new EmbeddedCell(
        cohort,
        cell.id(),
        at[0],
        at[1],
        cell.species().label(),
        cell.subclass(),
        cell.donor(),
        cell.condition(),
        prediction,
        Optional.ofNullable(sectionOfCell.get(cell.id())));
  }

  /** The title with the cohorts' names for people, as a figure that leaves the report has it. */
  private static String heading(String title, List<EvaluatedModel> evaluated) {
    String heading = title;
    for (EvaluatedModel each : evaluated) {
      String name = each.cohort().name();
      heading = heading.replace(name, Titles.cohort(name, each.source().origin()));
    }
    return heading;
  }

  private List<FigureFile> write(EmbeddingSection section, String heading) {
    EmbeddingFigure figure =
        new EmbeddingFigure(
            heading,
            String.format(
                Locale.ROOT,
                "%s; trustworthiness %.3f, continuity %.3f",
                section.method(),
                section.trustworthiness(),
                section.continuity()),
            section.cells().stream().map(EmbeddingSections::point).toList(),
            Colouring.of(section.cells()).stream().map(EmbeddingSections::groups).toList());
    String words = section.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String stem = FIGURES + "/" + names.next(words);
    try {
      figure.writePng(folder.resolve(stem + ".png"));
      figure.writeSvg(folder.resolve(stem + ".svg"));
      figure.writePdf(folder.resolve(stem + ".pdf"));
    } catch (IOException e) {
      throw new InputException(
          folder.resolve(stem)
              + ": cannot be written ("
              + IoFailure.inWords(e)
              + "); choose a writable place with free space, of a report with --to",
          e);
    }
    return List.of(
        new FigureFile("PNG", stem + ".png"),
        new FigureFile("SVG", stem + ".svg"),
        new FigureFile("PDF", stem + ".pdf"));
  }

  private static EmbeddingFigure.Point point(EmbeddedCell cell) {
    return new EmbeddingFigure.Point(
        cell.x(), cell.y(), cell.species().equals("mouse") ? Mark.CIRCLE : Mark.TRIANGLE);
  }

  private static PointGroups groups(Colouring colouring) {
    return new PointGroups(
        "By " + colouring.by().label(),
        colouring.groups().stream()
            .map(group -> new PointGroups.Group(group.label() + " " + group.cells(), colour(group)))
            .toList(),
        colouring.groupOfCell());
  }

  private static Color colour(Colouring.Group group) {
    return switch (group.tone()) {
      case SUBCLASS -> PointColours.ofSubclass(group.label());
      case SPECIES -> PointColours.ofSpecies(group.label());
      case SERIES -> PointColours.ofSeries(group.number());
      case REST -> PointColours.ofRest();
    };
  }
}
