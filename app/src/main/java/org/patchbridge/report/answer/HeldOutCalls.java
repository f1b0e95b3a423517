package org.patchbridge.report.answer;

import java.util.List;

/**
 * What a model that had not seen a cell said of it, in the first run.
 *
 * @param evaluation {@code ResultRow.id}
 * @param cohort whose cells, in the order of its {@link CohortCells}
 * @param classes that the model knows
 * @param calls index into {@code classes} of each cell; −1 where it was not tested
 * @param probabilities of the called class; 0 where it was not tested
 */
public record HeldOutCalls(
    String evaluation,
    String cohort,
    List<String> classes,
    List<Integer> calls,
    List<Double> probabilities) {

  /**
   * @throws IllegalArgumentException where calls and probabilities are not of the same cells
   */
  public HeldOutCalls {
    classes = List.copyOf(classes);
    calls = List.copyOf(calls);
    probabilities = List.copyOf(probabilities);
    if (calls.size() != probabilities.size()) {
      throw new IllegalArgumentException(
          calls.size() + " calls with " + probabilities.size() + " probabilities");
    }
  }
}
