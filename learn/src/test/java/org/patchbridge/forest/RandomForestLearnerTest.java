package org.patchbridge.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.explain.PermutationImportance;
import org.patchbridge.explain.PredictionLoss;
import org.patchbridge.metric.ClassPrediction;

class RandomForestLearnerTest {
  private static final ForestSettings SETTINGS = ForestSettings.defaults().withTrees(50);

  /**
   * Pvalb and Sst differ in width only; a third of the widths of Sst cells and a tenth of Pvalb's
   * are absent, and a column nobody measured stands beside. The last cell has no subclass.
   */
  private static Cohort cohort(int cells, double outlier) {
    Random random = new Random(12);
    List<Cell> all = new ArrayList<>();
    FamilyBlock.Builder spikes =
        FamilyBlock.builder(
            "spikes", List.of(new Column("width", "ms"), new Column("height", "mV")), cells);
    FamilyBlock.Builder ramp =
        FamilyBlock.builder("ramp", List.of(new Column("latency", "s")), cells);
    for (int i = 0; i < cells; i++) {
      boolean pvalb = random.nextBoolean();
      Optional<String> subclass =
          i == cells - 1 ? Optional.empty() : Optional.of(pvalb ? "Pvalb" : "Sst");
      all.add(
          new Cell(
              "cell" + i, Species.MOUSE, Optional.of("donor" + i), subclass, Optional.empty()));
      double width = (pvalb ? 0.3 : 0.6) + 0.1 * random.nextGaussian();
      if (random.nextDouble() > (pvalb ? 0.1 : 0.33)) {
        spikes.set(i, 0, width);
      }
      spikes.set(i, 1, i == cells - 1 ? outlier : 80 + random.nextGaussian());
    }
    return new Cohort("test", all, List.of(spikes.build(), ramp.build()), List.of());
  }

  @Test
  void learnsThroughAbsentValuesAndNamesThePreparedColumns() {
    Cohort cohort = cohort(500, 80);
    int[] train = IntStream.range(0, 300).toArray();
    int[] test = IntStream.range(300, 499).toArray();
    ForestClassifier classifier =
        RandomForestLearner.with(SETTINGS).fit(cohort, train, new int[0], 3);
    assertThat(classifier.model().columnNames())
        .containsExactly("width", "height", "latency", "width absent", "latency absent");
    assertThat(classifier.imputer().columns()).hasSize(5);
    double[] importance = classifier.model().impurityImportance();
    assertThat(importance[0]).isGreaterThan(0.5);
    assertThat(importance[2]).isZero();
    assertThat(importance[4]).isZero();

    double[][] probabilities = classifier.probabilities(cohort, test);
    int[] labels = cohort.labels();
    int right = 0;
    for (int i = 0; i < test.length; i++) {
      assertThat(Arrays.stream(probabilities[i]).sum()).isCloseTo(1, within(1e-12));
      right += ClassPrediction.mostLikely(probabilities[i]) == labels[test[i]] ? 1 : 0;
    }
    assertThat(right / (double) test.length).isGreaterThan(0.8);
  }

  @Test
  void cellsOutsideOfTrainingHaveNoInfluence() {
    int[] train = IntStream.range(0, 100).toArray();
    ForestModel quiet =
        RandomForestLearner.with(SETTINGS).fit(cohort(150, 80), train, new int[0], 3).model();
    ForestModel loud =
        RandomForestLearner.with(SETTINGS).fit(cohort(150, 1e9), train, new int[] {149}, 3).model();
    assertThat(ForestFile.bytes(loud)).isEqualTo(ForestFile.bytes(quiet));
  }

  @Test
  void familyImportanceShufflesValueAndAbsenceTogether() {
    Cohort cohort = cohort(400, 80);
    int[] train = IntStream.range(0, 250).toArray();
    int[] test = IntStream.range(250, 399).toArray();
    ForestClassifier classifier =
        RandomForestLearner.with(SETTINGS).fit(cohort, train, new int[0], 3);
    List<PermutationImportance.Importance> families =
        PermutationImportance.with(PredictionLoss.MACRO_F1, 5)
            .ofFamilies(classifier, cohort.matrix(), test, cohort.labels(), 1);
    assertThat(families.get(0).name()).isEqualTo("spikes");
    assertThat(families.get(0).increase()).isGreaterThan(0.2);
    assertThat(families.get(1).increase()).isZero();
  }
}
