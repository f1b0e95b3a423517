package org.patchbridge.report.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.patchbridge.report.value.PublishedResult.PublishedMetric;

/**
 * The models of Schwider &amp; Ramezani 2026 (arXiv 2603.11000) among {@link PublishedNumbers}:
 * means over runs, standard deviation where printed. Versions of the paper differ in the third
 * digit. Models have the names of this program, so that measured rows are found by name.
 */
public final class PublishedResults {
  /** The feature-engineered baseline, as it is named in the tables. */
  public static final String SPARSE_PCA_FOREST = "sparse PCA + random forest";

  private static final String NOT_RUN = "Nothing in this study compares.";

  private PublishedResults() {}

  /** What was to be predicted. */
  public enum Task {
    MOUSE("mouse, 5 classes"),
    HUMAN("human, 4 classes");

    private final String label;

    Task(String label) {
      this.label = label;
    }

    /** In words, with its classes. */
    public String label() {
      return label;
    }

    private static Task of(PublishedNumber number) {
      return number.species().equals("mouse") ? MOUSE : HUMAN;
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
    Map<String, List<PublishedNumber>> models =
        PublishedNumbers.all().stream()
            .filter(number -> !number.isCount())
            .collect(
                Collectors.groupingBy(
                    number -> number.species() + number.subject(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return models.values().stream()
        .map(
            numbers -> {
              PublishedNumber first = numbers.get(0);
              return beside(
                  numbers, measured.apply(Task.of(first), first.subject()), Task.of(first));
            })
        .toList();
  }

  private static PublishedResult beside(
      List<PublishedNumber> numbers, Optional<Measured> measured, Task task) {
    PublishedNumber first = numbers.get(0);
    return new PublishedResult(
        first.source(),
        task.label,
        first.cells().orElseThrow(),
        first.subject(),
        numbers.stream()
            .map(number -> new PublishedMetric(number.metric(), number.value(), number.sd()))
            .toList(),
        measured.map(Measured::ids).orElse(Map.of()),
        measured.map(Measured::difference).orElse(NOT_RUN));
  }
}
