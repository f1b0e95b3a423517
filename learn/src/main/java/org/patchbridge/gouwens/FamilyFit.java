package org.patchbridge.gouwens;

import java.util.List;
import org.patchbridge.dataset.Column;
import org.patchbridge.spca.FittedSparsePca;

/** What was learned of one family from the training cells. */
public sealed interface FamilyFit permits FamilyFit.Components, FamilyFit.Scalars, FamilyFit.None {

  String family();

  /**
   * Components of a family.
   *
   * @param columns what the loadings stand for, in their order
   * @param pca the kept components
   * @param numbers for each kept component its number among all fitted ones, from 1
   * @param explained adjusted explained variance of all fitted components, those that explain too
   *     little to be kept included
   * @param trainingCells how many cells they were fitted on: those that have the family
   */
  record Components(
      String family,
      List<Column> columns,
      FittedSparsePca pca,
      List<Integer> numbers,
      List<Double> explained,
      int trainingCells)
      implements FamilyFit {}

  /** Scalars that are only standardised. */
  record Scalars(String family, List<Column> columns, int trainingCells) implements FamilyFit {}

  /** Nothing could be learned, for a reason. */
  record None(String family, String reason) implements FamilyFit {}
}
