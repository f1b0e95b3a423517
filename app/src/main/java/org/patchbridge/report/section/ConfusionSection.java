package org.patchbridge.report.section;

import java.util.List;

/**
 * True against predicted class.
 *
 * @param counts one row per true class, one column per predicted class, in the order of {@code
 *     classes}; summed over {@code runs}
 */
public record ConfusionSection(
    String title, List<String> classes, int runs, List<List<Long>> counts) implements Section {

  /**
   * @throws IllegalArgumentException where the counts are not classes × classes
   */
  public ConfusionSection {
    classes = List.copyOf(classes);
    counts = counts.stream().map(List::copyOf).toList();
    int size = classes.size();
    if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException("the confusion matrix is not " + size + " × " + size);
    }
  }
}
