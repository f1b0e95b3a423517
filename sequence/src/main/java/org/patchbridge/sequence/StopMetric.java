package org.patchbridge.sequence;

/** What is compared between epochs, on the validation cells; larger is better. */
public enum StopMetric {
  /** Share of cells whose most probable class is the true one. */
  ACCURACY {
    @Override
    double of(int[] predicted, int[] truth, int classes) {
      int right = 0;
      for (int i = 0; i < truth.length; i++) {
        right += predicted[i] == truth[i] ? 1 : 0;
      }
      return (double) right / truth.length;
    }
  },

  /** Mean F1 over all classes; a class neither present nor predicted counts as 0. */
  MACRO_F1 {
    @Override
    double of(int[] predicted, int[] truth, int classes) {
      int[] hits = new int[classes];
      int[] occurrences = new int[classes];
      for (int i = 0; i < truth.length; i++) {
        occurrences[truth[i]]++;
        occurrences[predicted[i]]++;
        hits[truth[i]] += predicted[i] == truth[i] ? 1 : 0;
      }
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        sum += occurrences[c] == 0 ? 0 : 2.0 * hits[c] / occurrences[c];
      }
      return sum / classes;
    }
  };

  /**
   * @param truth at least one
   */
  abstract double of(int[] predicted, int[] truth, int classes);
}
