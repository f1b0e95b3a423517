package org.patchbridge.report.value;

/** Mean and standard deviation of a metric over the runs of a repeated evaluation. */
public record RunSpread(double mean, double sd) {

  public RunSpread {
    if (!Double.isFinite(mean) || !Double.isFinite(sd) || sd < 0) {
      throw new IllegalArgumentException("a spread of " + mean + " ± " + sd);
    }
  }
}
