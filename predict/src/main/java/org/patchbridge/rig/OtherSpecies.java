package org.patchbridge.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Species;
import org.patchbridge.prediction.Prediction;

/**
 * Withholds calls for cells of another species than the model's. Species differ in the shares of
 * their subclasses and in more than scale and shift of the features, so that most such calls are
 * wrong where nobody states the shares.
 */
final class OtherSpecies {
  private static final String FLAG =
      "no call: of another species than the model's cells; state the shares of the subclasses with"
          + " --mix, or ask for a method with --adapt";

  private final Optional<Species> ofModel;

  OtherSpecies(Bundle bundle) {
    this.ofModel = bundle.origin().species();
  }

  /**
   * @param cells of the predictions, in their order
   */
  List<Prediction> withoutCalls(List<Prediction> predictions, List<Cell> cells) {
    List<Prediction> result = new ArrayList<>();
    for (int row = 0; row < predictions.size(); row++) {
      result.add(withoutCall(predictions.get(row), cells.get(row)));
    }
    return result;
  }

  Prediction withoutCall(Prediction prediction, Cell cell) {
    boolean isOther = ofModel.isPresent() && ofModel.get() != cell.species();
    if (!isOther
        || !(prediction instanceof Prediction.Made made)
        || made.call().verdict() != Call.Verdict.CALLED) {
      return prediction;
    }
    Call call = made.call();
    List<String> flags = new ArrayList<>(made.flags());
    flags.add(FLAG);
    return new Prediction.Made(
        made.source(),
        new Call(
            call.cell(),
            Call.Verdict.UNCERTAIN,
            call.mostProbable(),
            call.probabilities(),
            call.set(),
            call.novelty(),
            call.flags(),
            call.isTrainingCell(),
            call.unusual()),
        flags,
        made.evidence(),
        made.columns(),
        made.refit());
  }
}
