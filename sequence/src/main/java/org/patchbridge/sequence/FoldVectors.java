package org.patchbridge.sequence;

import java.util.List;
import org.patchbridge.dataset.Cohort;

/**
 * What the network of one fold makes of cells: their attention-pooled vectors. Every fold's network
 * has a space of its own, so vectors of two folds cannot be compared as they are. Anchors, the same
 * cells in every fold of a run, are what one space is turned into another by.
 */
public record FoldVectors(List<Part> parts) {

  public FoldVectors {
    parts = List.copyOf(parts);
  }

  /** What the cells of a part are there for. */
  public enum Role {
    /**
     * To be looked at: the network has trained on neither the cell nor, where folds keep donors
     * together, any cell of its donor. Once in a run.
     */
    TESTED,
    /** To align the spaces of the folds by; never to be looked at. */
    ANCHOR
  }

  /**
   * Cells of one cohort.
   *
   * @param rows of the cohort
   * @param vectors one of each row, all of one width
   */
  public record Part(Role role, Cohort cohort, int[] rows, float[][] vectors) {

    public Part {
      if (rows.length != vectors.length) {
        throw new IllegalArgumentException(
            vectors.length + " vectors of " + rows.length + " cells");
      }
    }
  }
}
