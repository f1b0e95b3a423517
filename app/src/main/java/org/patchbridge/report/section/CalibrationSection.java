package org.patchbridge.report.section;

import java.util.List;
import org.patchbridge.report.value.Estimate;

/**
 * How far a model's confidence can be believed.
 *
 * @param bins of the reliability diagram by ascending confidence; empty bins are left out
 * @param ece expected calibration error
 * @param brier multi-class Brier score
 */
public record CalibrationSection(
    String title, List<ReliabilityBin> bins, Estimate ece, Estimate brier) implements Section {

  public CalibrationSection {
    bins = List.copyOf(bins);
  }

  /**
   * Predictions whose largest probability lies in one range.
   *
   * @param accuracy share of them that were right
   */
  public record ReliabilityBin(
      double low, double high, long predictions, double meanConfidence, Estimate accuracy) {}
}
