package org.patchbridge.report.section;

import java.util.List;
import java.util.Optional;
import org.patchbridge.report.value.Estimate;

/**
 * How well human cells are classified, by the number of human cells learnt from, with and without
 * mouse cells.
 *
 * @param alone name of the model without mouse cells
 * @param withMouse name of the model with them
 * @param sizes ascending
 */
public record LearningCurveSection(String title, String alone, String withMouse, List<Size> sizes)
    implements Section {

  public LearningCurveSection {
    sizes = List.copyOf(sizes);
  }

  /** How many of a fold's human training cells were used. */
  public enum Share {
    SUBSET,
    ALL
  }

  /**
   * A point of both curves.
   *
   * @param trainingCells mean over folds
   * @param runs of the results here
   * @param alone macro-F1; empty where it was not evaluated
   * @param withMouse the same
   * @param difference with mouse minus without, on the same folds; empty where they cannot be
   *     paired
   */
  public record Size(
      double trainingCells,
      Share share,
      int runs,
      Optional<Estimate> alone,
      Optional<Estimate> withMouse,
      Optional<Estimate> difference) {}
}
