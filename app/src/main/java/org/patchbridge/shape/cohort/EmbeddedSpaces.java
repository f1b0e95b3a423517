package org.patchbridge.shape.cohort;

import java.util.List;
import java.util.Optional;
import org.patchbridge.dataset.Cell;
import org.patchbridge.space.Embedding;

/**
 * The cells of a series in the plane, once for each space. Each plane is turned and mirrored so
 * that the cells lie as near as can be to where they lie in the first: neither means anything.
 *
 * @param planes one a space
 * @param cells one place in each plane
 */
public record EmbeddedSpaces(List<Plane> planes, List<PlacedCell> cells) {

  public EmbeddedSpaces {
    planes = List.copyOf(planes);
    cells = List.copyOf(cells);
  }

  /**
   * @param space its name
   * @param neighbours size of the neighbourhoods of the next two
   * @param trustworthiness 1 where neighbours here are neighbours in the space
   * @param continuity 1 where neighbours in the space are neighbours here
   */
  public record Plane(
      String space, String title, int neighbours, double trustworthiness, double continuity) {
    static Plane of(CellCloud space, Embedding embedding) {
      return new Plane(
          space.name(),
          space.title(),
          embedding.preservation().neighbours(),
          embedding.preservation().trustworthiness(),
          embedding.preservation().continuity());
    }
  }

  /**
   * @param id {@code COHORT/CELL}
   * @param places x and y, one a plane
   */
  public record PlacedCell(
      String id,
      String species,
      Optional<String> subclass,
      Optional<String> donor,
      List<double[]> places) {
    static PlacedCell of(Cell cell, List<double[]> places) {
      return new PlacedCell(
          cell.id(), cell.species().label(), cell.subclass(), cell.donor(), places);
    }
  }

  static String file(String series) {
    return "embedding-" + series + ".json";
  }
}
