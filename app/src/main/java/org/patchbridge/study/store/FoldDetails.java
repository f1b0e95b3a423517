package org.patchbridge.study.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.FoldResult;
import org.patchbridge.evaluation.MatrixClassifier;
import org.patchbridge.explain.AttentionSummary;
import org.patchbridge.explain.PermutationImportance;
import org.patchbridge.explain.PredictionLoss;
import org.patchbridge.forest.ForestClassifier;
import org.patchbridge.forest.ForestModel;
import org.patchbridge.gouwens.GouwensClassifier;
import org.patchbridge.metric.FoldId;
import org.patchbridge.random.DerivedSeed;
import org.patchbridge.sequence.SequenceClassifier;
import org.patchbridge.sequence.network.Pooling;
import org.patchbridge.study.store.EvaluationTable.Importance;

/**
 * What is kept of a fitted model besides its predictions: out-of-bag accuracy, importances and
 * attention, where the model has them.
 */
public record FoldDetails(OptionalDouble outOfBag, List<Importance> importances) {
  public static final String IMPURITY = "impurity";
  public static final String PERMUTATION = "permutation";

  /** Mean over the fold's test cells of a class, which stands in place of a column. */
  static final String ATTENTION = "attention";

  /** Shuffles per column; averaging over the folds of the first run does the rest. */
  private static final int REPEATS = 2;

  private static final PermutationImportance MEASURE =
      PermutationImportance.with(PredictionLoss.MACRO_F1, REPEATS);

  /**
   * A matrix with more columns holds waveforms, where a position says what its neighbours say too:
   * shuffling it alone shows nothing and takes hours. Its families are shuffled as wholes.
   */
  private static final int MOST_SHUFFLED_COLUMNS = 300;

  public static FoldDetails of(Cohort cohort, FoldResult result) {
    if (result.classifier() instanceof ForestClassifier forest) {
      FeatureMatrix x = cohort.matrix();
      FeatureMatrix prepared = forest.imputer().transform(x, new int[0]);
      return of(forest.model(), prepared, forest, x, cohort, result);
    }
    if (result.classifier() instanceof GouwensClassifier gouwens) {
      // Shuffling the components of a family is the same as shuffling the family.
      FeatureMatrix scores = gouwens.components().transform(cohort).matrix();
      return of(gouwens.forest(), scores, gouwens.forest(), scores, cohort, result);
    }
    if (result.classifier() instanceof SequenceClassifier sequence) {
      return new FoldDetails(OptionalDouble.empty(), of(sequence, cohort, result));
    }
    return new FoldDetails(OptionalDouble.empty(), List.of());
  }

  /** A sequence model takes families, so these are what is shuffled. */
  private static List<Importance> of(
      SequenceClassifier sequence, Cohort cohort, FoldResult result) {
    List<Importance> details = new ArrayList<>();
    if (result.id().run() == 0) {
      details.addAll(families(sequence, cohort.matrix(), cohort.labels(), result));
    }
    if (sequence.model().encoder().shape().pooling() == Pooling.ATTENTION) {
      details.addAll(attention(sequence, cohort, result.predictions().rows()));
    }
    return details;
  }

  private static List<Importance> attention(
      SequenceClassifier sequence, Cohort cohort, int[] test) {
    int[] labels = cohort.labels();
    AttentionSummary summary =
        AttentionSummary.of(
            sequence.families(),
            cohort.classes(),
            sequence.attention(cohort, test),
            Arrays.stream(test).map(row -> labels[row]).toArray());
    List<Importance> attention = new ArrayList<>();
    for (int c = 0; c < summary.classes().size(); c++) {
      for (int f = 0; summary.cells()[c] > 0 && f < summary.families().size(); f++) {
        attention.add(
            new Importance(
                ATTENTION,
                summary.families().get(f),
                summary.classes().get(c),
                summary.means()[c][f]));
      }
    }
    return attention;
  }

  /**
   * @param grown has the columns the forest was grown on
   * @param x what the model takes, to be shuffled
   */
  private static FoldDetails of(
      ForestModel forest,
      FeatureMatrix grown,
      MatrixClassifier model,
      FeatureMatrix x,
      Cohort cohort,
      FoldResult result) {
    List<Importance> importances = new ArrayList<>(impurity(forest, grown));
    if (result.id().run() == 0) {
      importances.addAll(permutation(model, x, cohort.labels(), result));
    }
    return new FoldDetails(forest.outOfBagScore(), importances);
  }

  private static List<Importance> impurity(ForestModel forest, FeatureMatrix grown) {
    double[] values = forest.impurityImportance();
    List<Importance> importances = new ArrayList<>();
    for (int column = 0; column < values.length; column++) {
      importances.add(
          new Importance(
              IMPURITY,
              grown.familyOfColumn().get(column),
              grown.columns().get(column).name(),
              values[column]));
    }
    return importances;
  }

  private static List<Importance> permutation(
      MatrixClassifier model, FeatureMatrix x, int[] labels, FoldResult result) {
    int[] test = result.predictions().rows();
    List<PermutationImportance.Importance> columns =
        x.width() > MOST_SHUFFLED_COLUMNS
            ? List.of()
            : MEASURE.ofColumns(model, x, test, labels, seed(result.id()));
    List<Importance> importances = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      importances.add(
          new Importance(
              PERMUTATION,
              x.familyOfColumn().get(column),
              x.columns().get(column).name(),
              columns.get(column).increase()));
    }
    importances.addAll(families(model, x, labels, result));
    return importances;
  }

  private static List<Importance> families(
      MatrixClassifier model, FeatureMatrix x, int[] labels, FoldResult result) {
    return MEASURE
        .ofFamilies(model, x, result.predictions().rows(), labels, seed(result.id()))
        .stream()
        .map(family -> new Importance(PERMUTATION, family.name(), "", family.increase()))
        .toList();
  }

  private static long seed(FoldId fold) {
    return DerivedSeed.of(fold.run(), fold.fold());
  }
}
