package org.patchbridge.metric;

import java.util.Locale;

/** Metrics over all classes. */
public enum OverallMetric implements Metric {

  /** Share of cells whose most probable class is the true one. */
  ACCURACY("accuracy", true),

  /**
   * Mean recall over the classes that have a cell among those tested (as scikit-learn's {@code
   * balanced_accuracy_score}, which leaves out classes without one).
   */
  BALANCED_ACCURACY("balanced accuracy", true),

  /**
   * Mean F1 over all classes of the cohort; a class that is neither present nor predicted counts as
   * 0 (as scikit-learn's {@code f1_score(labels=classes, average="macro", zero_division=0)}). In a
   * stratum that lacks a class this lowers the value.
   */
  MACRO_F1("macro-F1", true),

  /**
   * Mean −ln of the true class's probability, in nats; clipped as scikit-learn 1.2's {@code
   * log_loss}, so a certain error costs 36.04.
   */
  LOG_LOSS("log loss", false),

  /** Mean over cells of the squared error summed over classes: 0 to 2. */
  BRIER("Brier score", false),

  /**
   * Expected calibration error of the predicted class, 15 bins of equal width; see {@link
   * ReliabilityDiagram}. Biased upwards in small samples, and its bootstrap interval with it.
   */
  ECE("ECE", false);

  private final String label;
  private final boolean higherIsBetter;

  OverallMetric(String label, boolean higherIsBetter) {
    this.label = label;
    this.higherIsBetter = higherIsBetter;
  }

  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  @Override
  public boolean dependsOn(int c) {
    return this == MACRO_F1 || this == BALANCED_ACCURACY;
  }

  @Override
  public double of(Tally tally) {
    if (tally.total() == 0) {
      return Double.NaN;
    }
    return switch (this) {
      case ACCURACY -> accuracy(tally);
      case BALANCED_ACCURACY -> balancedAccuracy(tally);
      case MACRO_F1 -> macroF1(tally);
      case LOG_LOSS -> tally.logLossSum() / tally.total();
      case BRIER -> tally.brierSum() / tally.total();
      case ECE -> calibrationError(tally);
    };
  }

  private static double accuracy(Tally tally) {
    double right = 0;
    for (int c = 0; c < tally.classes(); c++) {
      right += tally.count(c, c);
    }
    return right / tally.total();
  }

  private static double balancedAccuracy(Tally tally) {
    double sum = 0;
    int present = 0;
    for (int c = 0; c < tally.classes(); c++) {
      if (tally.support(c) > 0) {
        sum += tally.count(c, c) / tally.support(c);
        present++;
      }
    }
    return sum / present;
  }

  private static double macroF1(Tally tally) {
    double sum = 0;
    for (int c = 0; c < tally.classes(); c++) {
      sum += ClassMetric.Kind.F1.of(tally, c);
    }
    return sum / tally.classes();
  }

  private static double calibrationError(Tally tally) {
    double sum = 0;
    for (int bin = 0; bin < ReliabilityDiagram.BINS; bin++) {
      sum += Math.abs(tally.confidenceInBin(bin) - tally.correctInBin(bin));
    }
    return sum / tally.total();
  }
}
