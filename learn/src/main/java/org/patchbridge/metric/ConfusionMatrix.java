package org.patchbridge.metric;

import java.util.Arrays;
import java.util.List;

/**
 * Cells by true class (rows) and predicted class (columns). With several runs a cell counts once
 * per run it is tested in.
 *
 * @param classes names of rows and columns
 * @param counts {@code classes × classes}
 */
public record ConfusionMatrix(List<String> classes, List<List<Integer>> counts) {

  public ConfusionMatrix {
    classes = List.copyOf(classes);
    counts = counts.stream().map(List::copyOf).toList();
  }

  public static ConfusionMatrix of(Predictions predictions) {
    int n = predictions.classes().size();
    Integer[][] counts = new Integer[n][n];
    Tally tally = Tally.of(predictions);
    for (int truth = 0; truth < n; truth++) {
      for (int predicted = 0; predicted < n; predicted++) {
        counts[truth][predicted] = (int) tally.count(truth, predicted);
      }
    }
    return new ConfusionMatrix(predictions.classes(), Arrays.stream(counts).map(List::of).toList());
  }

  public int count(int truth, int predicted) {
    return counts.get(truth).get(predicted);
  }

  /** Cells of the true class {@code c}. */
  public int support(int c) {
    return counts.get(c).stream().mapToInt(Integer::intValue).sum();
  }

  /** Share of the cells of class {@code truth} predicted as {@code predicted}; 0 without cells. */
  public double rowShare(int truth, int predicted) {
    int support = support(truth);
    return support == 0 ? 0 : (double) count(truth, predicted) / support;
  }
}
