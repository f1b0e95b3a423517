package org.patchbridge.callpage;

import java.util.List;
import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.Evidence;
import org.patchbridge.bundle.SetNotes;
import org.patchbridge.prediction.ColumnMatch;
import org.patchbridge.prediction.EstimatedShares;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.refit.Refit;
import org.patchbridge.rig.RigShift;

/** Predictions as JSON has them: with what only the model can say of them. */
public final class PredictionJson {
  private PredictionJson() {}

  /**
   * A call.
   *
   * @param setNotes why the set is as it is, beside the call
   * @param trainedOn the cells that the model was trained on, in words
   * @param columns of the cell's table beside those of the model, where one is missing
   * @param featuresAtHand what the model is worth, where it was learnt again with these
   */
  private record Told(
      String source,
      Call call,
      List<String> flags,
      List<String> setNotes,
      String trainedOn,
      Evidence evidence,
      Optional<ColumnMatch> columns,
      Optional<Refit.Facts> featuresAtHand) {}

  /** What is told where shares were estimated: the shares first. */
  public record UnderShares(EstimatedShares estimatedShares, List<Object> predictions) {}

  /** What is told where calls were adapted to a rig: what was found of it first. */
  public record UnderShift(List<RigShift.Facts> shift, List<Object> predictions) {}

  /** One object a prediction; refused recordings as they are. */
  public static List<Object> of(Bundle bundle, List<Prediction> predictions) {
    return predictions.stream().map(each -> told(bundle, each)).toList();
  }

  private static Object told(Bundle bundle, Prediction prediction) {
    return prediction instanceof Prediction.Made made
        ? new Told(
            made.source(),
            made.call(),
            made.flags(),
            SetNotes.of(made.by(bundle), made.call()),
            bundle.origin().cellsInWords(),
            made.evidence(),
            made.columns(),
            made.refit().map(Refit::facts))
        : prediction;
  }
}
