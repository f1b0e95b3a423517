package org.patchbridge.bundle;

import java.util.List;
import java.util.Optional;

/**
 * What a model says of one cell.
 *
 * @param cell its id
 * @param verdict whether a subclass is called
 * @param mostProbable subclass of highest probability, called or not
 * @param probabilities calibrated, one a class, in the order of the model's classes
 * @param set subclasses that are not excluded at the promised coverage; none for a poor example of
 *     each
 * @param novelty how unlike all training cells it is; an ordinary cell's is below the model's limit
 * @param flags what a person should know, one sentence each
 * @param isTrainingCell whether the cell is one that the model was trained on
 * @param unusual what makes it unlike all training cells, the strongest first; empty where it is
 *     not, or for lack of features alone
 */
public record Call(
    String cell,
    Verdict verdict,
    String mostProbable,
    double[] probabilities,
    List<String> set,
    double novelty,
    List<String> flags,
    boolean isTrainingCell,
    List<UnusualFeature> unusual) {

  public Call {
    set = List.copyOf(set);
    flags = List.copyOf(flags);
    unusual = List.copyOf(unusual);
  }

  /** Whether a subclass is called, and else why not. */
  public enum Verdict {
    /** The most probable subclass, which is probable enough. */
    CALLED("called"),
    /** None is probable enough. */
    UNCERTAIN("no call: too uncertain"),
    /** The cell is unlike all that the model was trained on. */
    OUT_OF_DISTRIBUTION("no call: unlike all training cells"),
    /** The model has not learnt which cells are unlike its training cells. */
    UNSCREENED("no call: whether it is like the training cells cannot be judged");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** The subclass, where one is called. */
  public Optional<String> subclass() {
    return verdict == Verdict.CALLED ? Optional.of(mostProbable) : Optional.empty();
  }
}
