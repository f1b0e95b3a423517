package org.patchbridge.adaptation;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A batch of unlabelled cells, brought to a reference of another rig.
 *
 * @param requested what was asked for
 * @param method what was done; never {@link AdaptationMethod#AUTO}
 * @param why in one or two sentences
 * @param features what was found for each, in the order of the columns
 * @param shares of the classes in the batch
 * @param strange share of the cells that are unlike every class, after adaptation
 * @param strangeBefore the same before
 * @param usuallyStrange share of the reference's own cells beyond the same limit
 * @param separationBefore area under the curve of a classifier that tells batch and reference
 *     apart, 0.5 where it cannot; empty for fewer than 20 cells
 * @param separationAfter the same after adaptation
 * @param gain what the map adds to how well held-out cells are explained, in nats a cell and
 *     feature; empty for fewer than 3 cells
 * @param shape what the classes add to a single normal distribution on held-out cells, in nats a
 *     cell and feature; empty for fewer than 40 cells
 * @param errorFactor how many times as frequent errors are taken to be as on the reference: models
 *     of different kinds disagree so many times as often, or the rig is learnt from few cells or
 *     features
 * @param expectedRight share of all cells whose most probable class is right, as expected
 * @param verdict what the promise is worth
 * @param reasons for the verdict; empty where all is as promised
 * @param assumption in words, what the calls rest on and no test of these cells can show
 * @param cells one for each of the batch, in its order
 */
public record BatchAdaptation(
    AdaptationMethod requested,
    AdaptationMethod method,
    String why,
    List<FeatureShift> features,
    List<ClassShare> shares,
    double strange,
    double strangeBefore,
    double usuallyStrange,
    OptionalDouble separationBefore,
    OptionalDouble separationAfter,
    OptionalDouble gain,
    OptionalDouble shape,
    double errorFactor,
    double expectedRight,
    RigVerdict verdict,
    List<String> reasons,
    String assumption,
    List<AdaptedCell> cells) {
  /** From this error factor on a model's own promise is not worth much. */
  public static final double CAREFUL_ERRORS = 1.5;

  public BatchAdaptation {
    features = List.copyOf(features);
    shares = List.copyOf(shares);
    reasons = List.copyOf(reasons);
    cells = List.copyOf(cells);
  }

  /** Whether cells were changed on their way to the reference. */
  public boolean isAdapted() {
    return method != AdaptationMethod.NONE;
  }
}
