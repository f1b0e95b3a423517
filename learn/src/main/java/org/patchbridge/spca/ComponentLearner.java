package org.patchbridge.spca;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.Learner;

/**
 * Any learner of scalars, on z-scored components of waveform-like families. Components are fitted
 * on the training cells, without their labels; whatever the learner does inside of these, such as
 * inner folds, sees the same components.
 */
public final class ComponentLearner implements Learner {
  private final Learner base;
  private final ComponentSettings settings;

  private ComponentLearner(Learner base, ComponentSettings settings) {
    this.base = base;
    this.settings = settings;
  }

  public static ComponentLearner of(Learner base, ComponentSettings settings) {
    return new ComponentLearner(base, settings);
  }

  @Override
  public String name() {
    return base.name() + " of components";
  }

  /**
   * @throws IllegalArgumentException where there are no training cells, one has no subclass, or no
   *     family leaves a component
   */
  @Override
  public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
    FittedFamilyComponents fitted = FamilyComponents.with(settings).fit(cohort, train);
    int[] all = IntStream.range(0, cohort.size()).toArray();
    Classifier classifier = base.fit(scores(fitted, cohort, all), train, validation, seed);
    return (other, rows) ->
        classifier.probabilities(
            scores(fitted, other, rows), IntStream.range(0, rows.length).toArray());
  }

  /** The given cells with their scores in place of their families. */
  private static Cohort scores(FittedFamilyComponents fitted, Cohort cohort, int[] rows) {
    FeatureMatrix scores = fitted.transform(cohort, rows).matrix();
    Map<String, List<Integer>> columnsOfFamily = new LinkedHashMap<>();
    for (int column = 0; column < scores.width(); column++) {
      columnsOfFamily
          .computeIfAbsent(scores.familyOfColumn().get(column), family -> new ArrayList<>())
          .add(column);
    }
    List<FamilyBlock> blocks = new ArrayList<>();
    columnsOfFamily.forEach((family, columns) -> blocks.add(block(family, columns, scores)));
    List<Cell> cells = Arrays.stream(rows).mapToObj(cohort.cells()::get).toList();
    return new Cohort(cohort.name(), cells, blocks, cohort.exclusions());
  }

  private static FamilyBlock block(String family, List<Integer> columns, FeatureMatrix scores) {
    List<Column> names = columns.stream().map(scores.columns()::get).toList();
    FamilyBlock.Builder block = FamilyBlock.builder(family, names, scores.rows());
    for (int row = 0; row < scores.rows(); row++) {
      for (int at = 0; at < columns.size(); at++) {
        block.set(row, at, scores.at(row, columns.get(at)));
      }
    }
    return block.build();
  }
}
