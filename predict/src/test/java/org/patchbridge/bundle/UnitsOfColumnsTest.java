package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.certainty.Novelty;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.Species;
import org.patchbridge.ensemble.EnsembleLearner;
import org.patchbridge.ensemble.KernelLogisticLearner;
import org.patchbridge.ensemble.LogisticLearner;
import org.patchbridge.ensemble.NearestNeighboursLearner;
import org.patchbridge.ensemble.ShrinkageDiscriminantLearner;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.gouwens.ComponentLearner;
import org.patchbridge.gouwens.ComponentSettings;
import org.patchbridge.gouwens.GouwensLearner;
import org.patchbridge.gouwens.UnlistedFamilies;
import org.patchbridge.metric.ClassPrediction;

/**
 * What a model says must not depend on the units its features are in: farad or picofarad, ampere or
 * picoampere. Every column of these cells has a unit of its own, from 10⁻¹² to 10¹² of the
 * original. Components of waveform-like families, which are centred and not scaled, are by
 * definition those of one unit for the whole family; see {@code GouwensLearnerTest} and {@code
 * SparsePcaTest}.
 */
class UnitsOfColumnsTest {
  private static final List<String> CLASSES = List.of("Pvalb", "Sst", "Vip");
  private static final int CELLS = 150;
  private static final int WIDTH = 6;
  private static final int[] TRAIN = IntStream.range(0, 100).toArray();
  private static final int[] TEST = IntStream.range(100, CELLS).toArray();

  /** Two families; one column is the same in all training cells, one is absent in some. */
  private static Cohort cohort(IntToDoubleFunction unitOfColumn) {
    SplittableRandom random = new SplittableRandom(11);
    List<FamilyBlock.Builder> blocks = new ArrayList<>();
    for (String family : List.of("passive", "spike")) {
      List<Column> columns =
          IntStream.range(0, WIDTH).mapToObj(c -> new Column(family + " " + c, "1")).toList();
      blocks.add(FamilyBlock.builder(family, columns, CELLS));
    }
    List<Cell> cells = new ArrayList<>();
    for (int cell = 0; cell < CELLS; cell++) {
      int label = random.nextInt(3);
      for (int at = 0; at < 2 * WIDTH; at++) {
        double value = 40 * at + random.nextGaussian() + (at % 3 == label ? 1.3 : 0);
        FamilyBlock.Builder block = blocks.get(at / WIDTH);
        if (at == 2 * WIDTH - 1) {
          block.set(
              cell, at % WIDTH, (cell < TRAIN.length ? 5 : 5.5) * unitOfColumn.applyAsDouble(at));
        } else if (at == 1 && cell % 7 == 0) {
          block.absent(cell, at % WIDTH, "not measured");
        } else {
          block.set(cell, at % WIDTH, value * unitOfColumn.applyAsDouble(at));
        }
      }
      cells.add(
          new Cell(
              "cell " + cell,
              Species.MOUSE,
              Optional.of("donor " + cell / 2),
              Optional.of(CLASSES.get(label)),
              Optional.empty()));
    }
    return new Cohort(
        "units", cells, blocks.stream().map(FamilyBlock.Builder::build).toList(), List.of());
  }

  /** 10⁻¹² to 10¹², neighbours far apart. */
  private static double decimalUnit(int column) {
    return Math.pow(10, (column * 7 % 13 - 6) * 2);
  }

  /** About the same, but no digit of a binary number is lost. */
  private static double binaryUnit(int column) {
    return Math.scalb(1.0, (column * 7 % 13 - 6) * 7);
  }

  /**
   * @param rounding by which a probability may differ where units do not differ by powers of two
   */
  private record Kind(Learner learner, double rounding) {}

  static List<Named<Kind>> kinds() {
    ComponentSettings components =
        ComponentSettings.defaults().withUnlisted(UnlistedFamilies.COMPONENTS);
    ForestSettings few = ForestSettings.defaults().withTrees(20);
    List<Learner> members =
        List.of(
            BundleExample.forest(),
            new ShrinkageDiscriminantLearner(),
            new LogisticLearner(0.1),
            KernelLogisticLearner.DEFAULT,
            new NearestNeighboursLearner(15));
    List<Named<Kind>> kinds = new ArrayList<>();
    for (Learner member : members) {
      kinds.add(Named.of(member.name(), new Kind(member, 1e-6)));
    }
    kinds.add(Named.of("ensemble", new Kind(EnsembleLearner.of("ensemble", members), 1e-6)));
    kinds.add(
        Named.of("gouwens, components", new Kind(GouwensLearner.with(components, few), 1e-6)));
    kinds.add(
        Named.of(
            "gouwens, scalars",
            new Kind(
                GouwensLearner.with(components.withUnlisted(UnlistedFamilies.STANDARDISED), few),
                1e-6)));
    kinds.add(
        Named.of(
            "discriminant of components",
            new Kind(ComponentLearner.of(new ShrinkageDiscriminantLearner(), components), 1e-6)));
    // Single precision, over three epochs of training.
    kinds.add(Named.of("attention", new Kind(BundleExample.sequence(), 1e-3)));
    return kinds;
  }

  private static double[][] probabilities(Learner learner, Cohort cohort) {
    return learner.fit(cohort, TRAIN, new int[0], 3).probabilities(cohort, TEST);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void unitsChangeNoCallAndProbabilitiesByRoundingOnly(Kind kind) {
    double[][] usual = probabilities(kind.learner(), cohort(column -> 1));
    double[][] other = probabilities(kind.learner(), cohort(UnitsOfColumnsTest::decimalUnit));
    for (int cell = 0; cell < usual.length; cell++) {
      assertThat(other[cell]).containsExactly(usual[cell], within(kind.rounding()));
      assertThat(ClassPrediction.mostLikely(other[cell]))
          .isEqualTo(ClassPrediction.mostLikely(usual[cell]));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void unitsThatDifferByPowersOfTwoChangeNoBit(Kind kind) {
    assertThat(probabilities(kind.learner(), cohort(UnitsOfColumnsTest::binaryUnit)))
        .isDeepEqualTo(probabilities(kind.learner(), cohort(column -> 1)));
  }

  /** Else the tests above would compare guesses. */
  @Test
  void theCellsCanBeToldApart() {
    Cohort cohort = cohort(column -> 1);
    double[][] probabilities = probabilities(new ShrinkageDiscriminantLearner(), cohort);
    long right =
        IntStream.range(0, TEST.length)
            .filter(i -> ClassPrediction.mostLikely(probabilities[i]) == cohort.labels()[TEST[i]])
            .count();
    assertThat(right / (double) TEST.length).isGreaterThan(0.7);
  }

  @Test
  void noveltyIsTheSameInOtherUnits() {
    double[] usual = novelties(cohort(column -> 1));
    assertThat(novelties(cohort(UnitsOfColumnsTest::decimalUnit)))
        .containsExactly(usual, within(1e-9));
    assertThat(novelties(cohort(UnitsOfColumnsTest::binaryUnit))).isEqualTo(usual);
  }

  private static double[] novelties(Cohort cohort) {
    FeatureMatrix x = cohort.matrix();
    int[] labels = IntStream.of(TRAIN).map(row -> cohort.labels()[row]).toArray();
    Novelty novelty = Novelty.fit(x, TRAIN, labels);
    return IntStream.of(TEST).mapToDouble(row -> novelty.of(x, row)).toArray();
  }
}
