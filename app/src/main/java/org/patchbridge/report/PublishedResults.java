package org.patchbridge.report;

import java.util.List;
import java.util.Optional;
import org.patchbridge.report.PublishedResult.PublishedMetric;

/**
 * The results of Schwider & Ramezani 2026 (arXiv 2603.11000): means over runs, standard deviation
 * where printed. Versions of the paper differ in the third digit.
 */
public final class PublishedResults {
  private static final String SOURCE = "Schwider & Ramezani 2026, arXiv 2603.11000";
  private static final String MOUSE = "mouse, 5 classes";
  private static final String HUMAN = "human, 4 classes";
  private static final String ACCURACY = "accuracy";
  private static final String OTHER_FEATURES =
      "Published from waveform vectors reduced by sparse PCA, on splits that let a donor stand on"
          + " both sides; measured here from the table's scalar features.";
  private static final String NOT_RUN = "This model was not run in this study.";

  private PublishedResults() {}

  /**
   * All published rows.
   *
   * @param mouseForest id of the measured random forest on mouse, best the ungrouped one; empty
   *     where there is none
   * @param humanForest the same for human
   */
  public static List<PublishedResult> of(
      Optional<String> mouseForest, Optional<String> humanForest) {
    String forest = "sparse PCA + random forest";
    String attention = "BiLSTM + attention";
    String smote = "BiLSTM + attention + SMOTE";
    String arcFace = "ArcFace + attention + SMOTE";
    PublishedMetric mouseF1 = mean(MetricValue.MACRO_F1, 0.8728);
    return List.of(
        compared(MOUSE, forest, List.of(mouseF1, mean(ACCURACY, 0.9072)), mouseForest),
        sequence(MOUSE, "BiLSTM", 0.8601, 0.0162, 0.9062, 0.0091),
        sequence(MOUSE, attention, 0.8738, 0.0136, 0.9145, 0.0088),
        sequence(MOUSE, smote, 0.8856, 0.0214, 0.9193, 0.0128),
        sequence(MOUSE, arcFace, 0.8869, 0.0186, 0.9212, 0.0092),
        compared(HUMAN, forest, List.of(mean(ACCURACY, 0.7518)), humanForest),
        sequence(HUMAN, attention, 0.6685, 0.0141, 0.7798, 0.0080),
        sequence(HUMAN, smote, 0.6754, 0.0180, 0.7822, 0.0145),
        sequence(HUMAN, arcFace, 0.6729, 0.0195, 0.7818, 0.0145),
        sequence(HUMAN, "transfer control, human only", 0.6580, 0.0286, 0.7710, 0.0172),
        sequence(HUMAN, "joint, then fine-tuned", 0.6795, 0.0120, 0.7905, 0.0096));
  }

  private static PublishedResult compared(
      String task, String model, List<PublishedMetric> metrics, Optional<String> measured) {
    return new PublishedResult(
        SOURCE, task, model, metrics, measured, measured.isPresent() ? OTHER_FEATURES : NOT_RUN);
  }

  private static PublishedResult sequence(
      String task, String model, double f1, double f1Sd, double accuracy, double accuracySd) {
    return new PublishedResult(
        SOURCE,
        task,
        model,
        List.of(
            new PublishedMetric(MetricValue.MACRO_F1, f1, Optional.of(f1Sd)),
            new PublishedMetric(ACCURACY, accuracy, Optional.of(accuracySd))),
        Optional.empty(),
        NOT_RUN);
  }

  private static PublishedMetric mean(String metric, double value) {
    return new PublishedMetric(metric, value, Optional.empty());
  }
}
