package org.patchbridge.explain;

import org.patchbridge.metric.ClassPrediction;

/** How wrong predictions are; smaller is better. */
public enum PredictionLoss {
  /**
   * 1 − the mean F1 over all classes; a class that is neither present nor predicted counts as 0, as
   * in {@link org.patchbridge.metric.OverallMetric#MACRO_F1}.
   */
  MACRO_F1 {
    @Override
    double of(double[][] probabilities, int[] labels) {
      int classes = probabilities[0].length;
      int[] hits = new int[classes];
      int[] labelled = new int[classes];
      int[] predicted = new int[classes];
      for (int i = 0; i < labels.length; i++) {
        int prediction = ClassPrediction.mostLikely(probabilities[i]);
        labelled[labels[i]]++;
        predicted[prediction]++;
        hits[prediction] += prediction == labels[i] ? 1 : 0;
      }
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        if (labelled[k] + predicted[k] > 0) {
          sum += 2.0 * hits[k] / (labelled[k] + predicted[k]);
        }
      }
      return 1 - sum / classes;
    }
  },

  /** Mean negative natural logarithm of the true class's probability, not below 2⁻⁵². */
  LOG_LOSS {
    @Override
    double of(double[][] probabilities, int[] labels) {
      double sum = 0;
      for (int i = 0; i < labels.length; i++) {
        sum -= Math.log(Math.max(probabilities[i][labels[i]], LEAST_PROBABILITY));
      }
      return sum / labels.length;
    }
  };

  /**
   * A forest gives probability 0 with ease, and without a floor one such row makes the loss
   * infinite (scikit-learn 1.2's {@code log_loss} clips here, too).
   */
  private static final double LEAST_PROBABILITY = Math.ulp(1.0);

  /**
   * @param probabilities {@code rows × classes}, at least one row
   * @param labels class of each row
   */
  abstract double of(double[][] probabilities, int[] labels);
}
