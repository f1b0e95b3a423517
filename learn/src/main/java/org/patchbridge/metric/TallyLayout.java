package org.patchbridge.metric;

/**
 * Where each sum of a {@link Tally} stands in its array: classes² confusion counts (truth-major),
 * log loss, Brier score, then per confidence bin the cells, their summed confidence and the number
 * that are right.
 */
record TallyLayout(int classes) {

  int width() {
    return bin(ReliabilityDiagram.BINS);
  }

  int logLoss() {
    return classes * classes;
  }

  int brier() {
    return classes * classes + 1;
  }

  int bin(int bin) {
    return classes * classes + 2 + 3 * bin;
  }

  /** Adds one cell. */
  void add(double[] probabilities, int truth, double[] sums) {
    int predicted = ClassPrediction.mostLikely(probabilities);
    double confidence = probabilities[predicted];
    int bin = bin(ReliabilityDiagram.binOf(confidence));
    sums[truth * classes + predicted]++;
    sums[logLoss()] += ProbabilityScores.logLoss(probabilities, truth);
    sums[brier()] += ProbabilityScores.brier(probabilities, truth);
    sums[bin]++;
    sums[bin + 1] += confidence;
    sums[bin + 2] += predicted == truth ? 1 : 0;
  }
}
