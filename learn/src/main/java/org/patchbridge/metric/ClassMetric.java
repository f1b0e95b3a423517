package org.patchbridge.metric;

import java.util.Locale;

/**
 * A metric of one class against the rest. Where its denominator is 0 (no cell of the class, none
 * predicted as it) the value is 0, as with scikit-learn's {@code zero_division=0}.
 *
 * @param c index of the class
 */
public record ClassMetric(Kind kind, int c, String className) implements Metric {

  /** What is measured of the class. */
  public enum Kind {
    /** Of the cells predicted as the class, the share that is of it. */
    PRECISION("precision"),
    /** Of the cells of the class, the share that is predicted as it. */
    RECALL("recall"),
    /** Harmonic mean of precision and recall. */
    F1("F1");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    double of(Tally tally, int c) {
      double support = tally.support(c);
      double predicted = tally.predictedAs(c);
      double denominator =
          switch (this) {
            case PRECISION -> predicted;
            case RECALL -> support;
            case F1 -> (support + predicted) / 2;
          };
      return denominator == 0 ? 0 : tally.count(c, c) / denominator;
    }
  }

  @Override
  public String id() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + className;
  }

  @Override
  public String label() {
    return kind.label + " of " + className;
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public boolean dependsOn(int other) {
    return other == c;
  }

  @Override
  public double of(Tally tally) {
    return tally.total() == 0 ? Double.NaN : kind.of(tally, c);
  }
}
