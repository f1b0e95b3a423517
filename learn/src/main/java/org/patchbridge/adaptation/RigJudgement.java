package org.patchbridge.adaptation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.patchbridge.adaptation.mixture.HeldOutFit;

/**
 * What calls of a batch are worth.
 *
 * @param reasons empty where all is as promised
 */
record RigJudgement(RigVerdict verdict, List<String> reasons) {
  /**
   * Below it, cells of one class do not have the shape of any class whatever the rig. Chosen on
   * cells of another laboratory (motor cortex of Scala et al. 2021): interneurons of one class have
   * −0.08 to −0.01, its pyramidal cells −0.11.
   */
  private static final double LEAST_SHAPE = -0.09;

  /**
   * The same for cells of two classes or more, which a single normal distribution should not
   * explain as well. Interneurons of four classes have 0.06 there, and −0.05 and −0.04 where the
   * reference lacks Pvalb or Sst.
   */
  private static final double LEAST_SHAPE_OF_SEVERAL = -0.015;

  /** Standard errors by which a shape must be below a limit. */
  private static final double ERRORS = 1.5;

  /** Below it, cells get fewer calls. */
  static final double CAREFUL_SHAPE = -0.03;

  private static final double LEAST_RIGHT = 0.5;
  private static final double MOST_SEPARATION = 0.87;
  private static final int FEW_CELLS = 30;

  /**
   * Cells a feature below which a map has so much freedom that it makes any cells look like the
   * reference's: of eight simulated recordings in 43 features all became ordinary, pyramidal-like
   * ones too. Of motor-cortex cells in eleven features 81 and 87 % of calls were right in batches
   * of 5 and 15, 91 % in batches of 30.
   */
  private static final int LEAST_CELLS_OF_A_FEATURE = 2;

  private static final double CAREFUL_STRANGE = 2;
  private static final double MOST_STRANGE = 0.6;

  static RigJudgement of(
      AdaptationDecision decision,
      Optional<HeldOutFit> fit,
      int cells,
      int features,
      double[] shares,
      ShiftedPromise promise,
      double strange,
      StrangeLimit limit,
      OptionalDouble separation) {
    List<String> grave = new ArrayList<>();
    List<String> careful = new ArrayList<>();
    boolean isAdapted = decision.method() != AdaptationMethod.NONE;
    if (isAdapted && fit.isPresent()) {
      judgeShape(fit.get(), shares, grave, careful);
    }
    judgeStrange(strange, limit, grave, careful);
    judgeErrors(promise, grave, careful);
    judgeMethod(decision.method(), careful);
    if (isAdapted && cells < LEAST_CELLS_OF_A_FEATURE * features) {
      grave.add(
          String.format(
              Locale.ROOT,
              "the rig was learnt from %d cells in %d features: so free a map makes other cells look"
                  + " like these, too; give at least %d cells of the rig, with --background those"
                  + " that are not to be called",
              cells,
              features,
              LEAST_CELLS_OF_A_FEATURE * features));
    } else if (isAdapted && cells < FEW_CELLS) {
      careful.add("the rig was learnt from " + cells + " cells only");
    }
    if (cells < HeldOutFit.LEAST_CELLS) {
      careful.add("so few cells cannot tell whether their rig is the reference's");
    }
    if (separation.orElse(0) > MOST_SEPARATION) {
      careful.add(
          String.format(
              Locale.ROOT,
              "batch and reference differ in ways that no scale and shift explain (a classifier"
                  + " tells %s of pairs apart)",
              percent(separation.getAsDouble())));
    }
    if (!grave.isEmpty()) {
      return new RigJudgement(RigVerdict.NOT, grave);
    }
    return new RigJudgement(
        careful.isEmpty() ? RigVerdict.AS_PROMISED : RigVerdict.WITH_CAUTION, careful);
  }

  private static void judgeShape(
      HeldOutFit fit, double[] shares, List<String> grave, List<String> careful) {
    if (fit.shape() + several(shares) * ERRORS * fit.shapeError() < leastShape(shares)) {
      grave.add(
          "a single normal distribution explains held-out cells better than the classes on any rig"
              + " do: these are probably not cells of these classes");
    } else if (fit.shape() < CAREFUL_SHAPE) {
      careful.add("the cells do not have quite the shape of the classes on any rig");
    }
  }

  private static void judgeStrange(
      double strange, StrangeLimit limit, List<String> grave, List<String> careful) {
    if (strange > MOST_STRANGE) {
      grave.add(percent(strange) + " of the cells are unlike every class");
    } else if (strange > CAREFUL_STRANGE * limit.usual()) {
      careful.add(
          String.format(
              Locale.ROOT,
              "%s of the cells are unlike every class, where %s of the reference are",
              percent(strange),
              percent(limit.usual())));
    }
  }

  private static void judgeErrors(
      ShiftedPromise promise, List<String> grave, List<String> careful) {
    String cause =
        String.format(
            Locale.ROOT,
            "errors are expected %.1f times as often as on the reference, by how often models of"
                + " different kinds disagree and how much the rig is learnt from",
            promise.errorFactor());
    if (promise.expectedRight() < LEAST_RIGHT) {
      grave.add(
          "of all cells only about "
              + percent(promise.expectedRight())
              + " would be right: "
              + cause);
    } else if (promise.errorFactor() > BatchAdaptation.CAREFUL_ERRORS) {
      careful.add(cause + "; fewer cells are called");
    }
  }

  private static void judgeMethod(AdaptationMethod method, List<String> careful) {
    if (method == AdaptationMethod.TRANSPORT) {
      careful.add(
          "transport takes other shares of classes for another rig, and draws all cells towards the"
              + " reference: what calls are worth cannot be told from the mapped cells");
    }
    if (method == AdaptationMethod.SCALE) {
      careful.add(
          "scale takes the shares of the classes to be those stated, or those of the reference;"
              + " where they are others, calls are wrong and this is not seen");
    }
  }

  /**
   * Between the two limits by the number of classes: the inverse of the chance that two cells
   * agree.
   */
  static double leastShape(double[] shares) {
    return LEAST_SHAPE + several(shares) * (LEAST_SHAPE_OF_SEVERAL - LEAST_SHAPE);
  }

  /** From 0 for a single class to 1 for two or more. */
  private static double several(double[] shares) {
    double same = 0;
    for (double share : shares) {
      same += share * share;
    }
    return Math.min(1, 1 / same - 1);
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  static String assumption(List<String> classes, boolean isAdapted) {
    String these = String.join(", ", classes);
    return isAdapted
        ? "That all cells are of "
            + these
            + " is taken from you, by mouse line or morphology: a map that fits another rig also"
            + " makes other cells look like these."
        : "That cells are of " + these + " is tested only by how unlike them a cell may be.";
  }
}
