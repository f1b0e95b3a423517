package org.patchbridge.report.section;

import java.util.List;
import java.util.Optional;

/**
 * Cells in a plane.
 *
 * @param space what was embedded, in words
 * @param method how, in words
 * @param neighbours size of the neighbourhoods of the next two
 * @param trustworthiness 1 where cells that are neighbours here are neighbours in the space too
 * @param continuity 1 where cells that are neighbours in the space are neighbours here too
 * @param cells one point each
 * @param files the same picture for print, by paths relative to the report; may be empty
 */
public record EmbeddingSection(
    String title,
    String space,
    String method,
    int neighbours,
    double trustworthiness,
    double continuity,
    List<EmbeddedCell> cells,
    List<FigureFile> files)
    implements Section {

  public EmbeddingSection {
    cells = List.copyOf(cells);
    files = List.copyOf(files);
  }

  /** The same under another heading. */
  public EmbeddingSection titled(String heading) {
    return new EmbeddingSection(
        heading, space, method, neighbours, trustworthiness, continuity, cells, files);
  }

  public EmbeddingSection withFiles(List<FigureFile> written) {
    return new EmbeddingSection(
        title, space, method, neighbours, trustworthiness, continuity, cells, written);
  }

  /**
   * One cell.
   *
   * @param cohort that it is of
   * @param section title of the part of this report that shows the cell in full
   */
  public record EmbeddedCell(
      String cohort,
      String id,
      double x,
      double y,
      String species,
      Optional<String> subclass,
      Optional<String> donor,
      Optional<String> condition,
      Optional<Prediction> prediction,
      Optional<String> section) {}

  /**
   * What a model that had not seen the cell said of it.
   *
   * @param probability of that class
   */
  public record Prediction(String subclass, double probability) {}

  /**
   * @param format as its name is written: PNG, SVG, PDF
   */
  public record FigureFile(String format, String path) {}
}
