package org.patchbridge.rig;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.patchbridge.adaptation.BatchAdaptation;
import org.patchbridge.adaptation.ClassShare;
import org.patchbridge.adaptation.FeatureShift;
import org.patchbridge.adaptation.RigVerdict;

/**
 * What was found of the rig of a batch, as it is told to people and programs.
 *
 * @param source the table or folder of the cells
 * @param cells that were called
 * @param background further cells of the rig that were given
 * @param adaptation what was found
 * @param values of the cells, for pictures
 */
public record RigShift(
    String source,
    int cells,
    int background,
    BatchAdaptation adaptation,
    Optional<ShiftCells> values) {

  /** What is told where a program reads: all of the adaptation but its cells. */
  public record Facts(
      String source,
      int cells,
      int background,
      String asked,
      String method,
      String why,
      String verdict,
      List<String> reasons,
      String assumption,
      List<FeatureShift> features,
      List<ClassShare> shares,
      double unlikeAllClasses,
      double unlikeAllClassesBefore,
      double unlikeAllClassesInReference,
      OptionalDouble toldApartBefore,
      OptionalDouble toldApartAfter,
      OptionalDouble gain,
      OptionalDouble shape,
      double errorFactor,
      double expectedRight) {
    public Facts {
      reasons = List.copyOf(reasons);
      features = List.copyOf(features);
      shares = List.copyOf(shares);
    }
  }

  public Facts facts() {
    return new Facts(
        source,
        cells,
        background,
        adaptation.requested().label(),
        adaptation.method().label(),
        adaptation.why(),
        adaptation.verdict().label(),
        adaptation.reasons(),
        adaptation.assumption(),
        adaptation.features(),
        adaptation.shares(),
        adaptation.strange(),
        adaptation.strangeBefore(),
        adaptation.usuallyStrange(),
        adaptation.separationBefore(),
        adaptation.separationAfter(),
        adaptation.gain(),
        adaptation.shape(),
        adaptation.errorFactor(),
        adaptation.expectedRight());
  }

  /**
   * Whether calls are those of the adaptation: cells were mapped, or models of different kinds
   * disagree about them so often that the model's own promise does not hold.
   */
  public boolean changesCalls() {
    return adaptation.isAdapted() || adaptation.verdict() == RigVerdict.NOT || isDisputed();
  }

  private boolean isDisputed() {
    return adaptation.errorFactor() > BatchAdaptation.CAREFUL_ERRORS;
  }
}
