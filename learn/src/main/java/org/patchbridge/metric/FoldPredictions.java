package org.patchbridge.metric;

/**
 * What a model said about the test cells of one fold: the unit that is stored and from which {@link
 * Predictions} are put together again. Arrays are not copied; treat them as read-only.
 *
 * @param rows of the cohort
 * @param probabilities {@code rows × classes}, classes in the cohort's order
 */
public record FoldPredictions(int run, int fold, int[] rows, double[][] probabilities) {

  public FoldPredictions {
    if (rows.length != probabilities.length) {
      throw new IllegalArgumentException(
          rows.length + " cells but " + probabilities.length + " rows of probabilities");
    }
  }

  public FoldId id() {
    return new FoldId(run, fold);
  }
}
