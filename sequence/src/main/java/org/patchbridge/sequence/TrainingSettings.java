package org.patchbridge.sequence;

/**
 * How a network is trained. Immutable; start from {@link #paper()}.
 *
 * @param learningRate of AdamW
 * @param weightDecay of AdamW, on all parameters
 * @param batch cells in a step, at least 1
 * @param mostEpochs at least 1
 * @param patience epochs without a better validation metric after which training ends
 * @param mostGradientNorm to which the gradient of a step is scaled down
 * @param dropout share of the encoder's outputs that are set to 0 in training; 0 to below 1
 * @param stopMetric compared between epochs
 */
public record TrainingSettings(
    double learningRate,
    double weightDecay,
    int batch,
    int mostEpochs,
    int patience,
    double mostGradientNorm,
    double dropout,
    StopMetric stopMetric) {

  public TrainingSettings {
    if (!(learningRate > 0 && weightDecay >= 0 && mostGradientNorm > 0)) {
      throw new IllegalArgumentException(
          "learning rate "
              + learningRate
              + ", weight decay "
              + weightDecay
              + ", gradient norm "
              + mostGradientNorm
              + ": positive numbers are needed, for the decay at least 0");
    }
    if (batch < 1 || mostEpochs < 1 || patience < 1) {
      throw new IllegalArgumentException(
          "batch " + batch + ", epochs " + mostEpochs + ", patience " + patience + "; at least 1");
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout is " + dropout + "; at least 0 and below 1");
    }
  }

  /** Those of arXiv 2603.11000, stopping on macro-F1 as for human cells. */
  public static TrainingSettings paper() {
    return new TrainingSettings(1e-3, 1e-4, 64, 50, 7, 2.0, 0.2, StopMetric.MACRO_F1);
  }

  public TrainingSettings withLearningRate(double rate) {
    return new TrainingSettings(
        rate, weightDecay, batch, mostEpochs, patience, mostGradientNorm, dropout, stopMetric);
  }

  public TrainingSettings withWeightDecay(double decay) {
    return new TrainingSettings(
        learningRate, decay, batch, mostEpochs, patience, mostGradientNorm, dropout, stopMetric);
  }

  /** At most this many epochs. */
  public TrainingSettings withEpochs(int most) {
    return new TrainingSettings(
        learningRate, weightDecay, batch, most, patience, mostGradientNorm, dropout, stopMetric);
  }

  public TrainingSettings withPatience(int epochs) {
    return new TrainingSettings(
        learningRate,
        weightDecay,
        batch,
        mostEpochs,
        epochs,
        mostGradientNorm,
        dropout,
        stopMetric);
  }

  public TrainingSettings withDropout(double share) {
    return new TrainingSettings(
        learningRate,
        weightDecay,
        batch,
        mostEpochs,
        patience,
        mostGradientNorm,
        share,
        stopMetric);
  }

  public TrainingSettings withStopMetric(StopMetric metric) {
    return new TrainingSettings(
        learningRate, weightDecay, batch, mostEpochs, patience, mostGradientNorm, dropout, metric);
  }
}
