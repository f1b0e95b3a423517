package org.patchbridge.report.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.patchbridge.report.value.PublishedResult.PublishedMetric;

/**
 * The results of Schwider &amp; Ramezani 2026 (arXiv 2603.11000): means over runs, standard
 * deviation where printed. Versions of the paper differ in the third digit. Models have the names
 * of this program, so that measured rows are found by name.
 */
public final class PublishedResults {
  /** The feature-engineered baseline, as it is named in the tables. */
  public static final String SPARSE_PCA_FOREST = "sparse PCA + random forest";

  private static final String SOURCE = "Schwider & Ramezani 2026, arXiv 2603.11000";
  private static final String ACCURACY = "accuracy";
  private static final String NOT_RUN = "Nothing in this study compares.";

  private PublishedResults() {}

  /** What was to be predicted. */
  public enum Task {
    MOUSE("mouse, 5 classes", 3_699),
    HUMAN("human, 4 classes", 506);

    private final String label;

    /** Left after the publication's quality control. */
    private final int cells;

    Task(String label, int cells) {
      this.label = label;
      this.cells = cells;
    }
  }

  /**
   * What stands beside a published result.
   *
   * @param ids of the rows, by the grouping of their splits
   * @param difference what differs between the published and these
   */
  public record Measured(Map<Grouping, String> ids, String difference) {}

  /**
   * All published rows.
   *
   * @param measured finds for a task and the published name of a model the measured rows that
   *     compare, if any
   */
  public static List<PublishedResult> of(BiFunction<Task, String, Optional<Measured>> measured) {
    String attention = "bilstm-attention";
    String smote = "bilstm-attention+smote";
    String arcFace = "arcface+smote";
    return Stream.of(
            new Row(
                Task.MOUSE,
                SPARSE_PCA_FOREST,
                List.of(mean(MetricValue.MACRO_F1, 0.8728), mean(ACCURACY, 0.9072))),
            row(Task.MOUSE, "bilstm", 0.8601, 0.0162, 0.9062, 0.0091),
            row(Task.MOUSE, attention, 0.8738, 0.0136, 0.9145, 0.0088),
            row(Task.MOUSE, smote, 0.8856, 0.0214, 0.9193, 0.0128),
            row(Task.MOUSE, arcFace, 0.8869, 0.0186, 0.9212, 0.0092),
            new Row(Task.HUMAN, SPARSE_PCA_FOREST, List.of(mean(ACCURACY, 0.7518))),
            row(Task.HUMAN, attention, 0.6685, 0.0141, 0.7798, 0.0080),
            row(Task.HUMAN, smote, 0.6754, 0.0180, 0.7822, 0.0145),
            row(Task.HUMAN, arcFace, 0.6729, 0.0195, 0.7818, 0.0145),
            row(Task.HUMAN, "human only", 0.6580, 0.0286, 0.7710, 0.0172),
            row(Task.HUMAN, "joint, then fine-tuned", 0.6795, 0.0120, 0.7905, 0.0096))
        .map(row -> row.beside(measured.apply(row.task(), row.model())))
        .toList();
  }

  private record Row(Task task, String model, List<PublishedMetric> metrics) {
    PublishedResult beside(Optional<Measured> measured) {
      return new PublishedResult(
          SOURCE,
          task.label,
          task.cells,
          model,
          metrics,
          measured.map(Measured::ids).orElse(Map.of()),
          measured.map(Measured::difference).orElse(NOT_RUN));
    }
  }

  private static Row row(
      Task task, String model, double f1, double f1Sd, double accuracy, double accuracySd) {
    return new Row(
        task,
        model,
        List.of(
            new PublishedMetric(MetricValue.MACRO_F1, f1, Optional.of(f1Sd)),
            new PublishedMetric(ACCURACY, accuracy, Optional.of(accuracySd))));
  }

  private static PublishedMetric mean(String metric, double value) {
    return new PublishedMetric(metric, value, Optional.empty());
  }
}
