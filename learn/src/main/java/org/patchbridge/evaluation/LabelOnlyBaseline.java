package org.patchbridge.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;

/**
 * Predicts from the labels of the training cells alone, without any feature: what a model must beat
 * before its features can be said to matter. The probabilities are the class frequencies among
 * training cells of the same group (donor, condition), smoothed towards the frequencies of all
 * training cells: {@code (n_gc + m · π_c) / (n_g + m)} with m = 0.1 cells, and {@code π_c = (n_c +
 * 0.1) / (n + 0.1 · classes)}, so no probability is 0. A cell whose group is not in training gets
 * π, the majority's answer.
 */
public final class LabelOnlyBaseline implements Learner {
  /** Cells of prior weight: decides ties and unseen classes, and outweighs no real cell. */
  private static final double SMOOTHING_CELLS = 0.1;

  private final String name;
  private final Function<Cell, Optional<String>> group;

  private LabelOnlyBaseline(String name, Function<Cell, Optional<String>> group) {
    this.name = name;
    this.group = group;
  }

  /** Always the class frequencies of the training cells. */
  public static LabelOnlyBaseline majority() {
    return new LabelOnlyBaseline("majority", cell -> Optional.empty());
  }

  /**
   * The class frequencies of the donor's other cells, those in training. Under donor-grouped folds
   * there are none, and this equals {@link #majority()}; under ungrouped folds it shows how much of
   * a result may be knowing the donor.
   */
  public static LabelOnlyBaseline donorMajority() {
    return new LabelOnlyBaseline("donor majority", Cell::donor);
  }

  /** The class frequencies of the training cells of the same condition. */
  public static LabelOnlyBaseline condition() {
    return new LabelOnlyBaseline("condition", Cell::condition);
  }

  /** The majority, and those of the others whose group some cell of the cohort has. */
  public static List<LabelOnlyBaseline> applicableTo(Cohort cohort) {
    return Stream.concat(
            Stream.of(majority()),
            Stream.of(donorMajority(), condition()).filter(b -> b.groupsSomeCellOf(cohort)))
        .toList();
  }

  private boolean groupsSomeCellOf(Cohort cohort) {
    return cohort.cells().stream().anyMatch(cell -> group.apply(cell).isPresent());
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * Uses neither {@code validation} nor {@code seed}. Training cells without a label are skipped.
   */
  @Override
  public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
    int[] labels = cohort.labels();
    double[] all = new double[cohort.classes().size()];
    Map<String, double[]> counts = new HashMap<>();
    for (int row : train) {
      if (labels[row] >= 0) {
        all[labels[row]]++;
        group
            .apply(cohort.cells().get(row))
            .ifPresent(g -> counts.computeIfAbsent(g, k -> new double[all.length])[labels[row]]++);
      }
    }
    double[] uniform = new double[all.length];
    Arrays.fill(uniform, 1.0 / all.length);
    double[] prior = smoothed(all, uniform, SMOOTHING_CELLS * all.length);
    Map<String, double[]> frequencies = new HashMap<>();
    counts.forEach((g, n) -> frequencies.put(g, smoothed(n, prior, SMOOTHING_CELLS)));
    return (tested, rows) ->
        Arrays.stream(rows)
            .mapToObj(row -> group.apply(tested.cells().get(row)))
            .map(g -> g.map(frequencies::get).orElse(prior).clone())
            .toArray(double[][]::new);
  }

  private static double[] smoothed(double[] counts, double[] prior, double weight) {
    double total = Arrays.stream(counts).sum() + weight;
    double[] frequencies = new double[counts.length];
    Arrays.setAll(frequencies, c -> (counts[c] + weight * prior[c]) / total);
    return frequencies;
  }
}
