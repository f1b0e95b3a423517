package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.ensemble.NearestNeighboursLearner;
import org.patchbridge.evaluation.DonorEffects;

/**
 * 320 cells of 40 donors of one class each, that know nothing but their donor: whoever has seen a
 * donor knows the class of its cells, and nobody else can.
 */
class UnknownDonorTest {
  private static final int NEIGHBOURS = 5;
  private static TrainedBundle allKnown;
  private static TrainedBundle oneUnknown;
  private static TrainedBundle noneKnown;

  private static TrainedBundle train(IntPredicate isUnknown) {
    List<DonorEffects.Donor> donors = new ArrayList<>();
    for (String subclass : List.of("Lamp5", "Pvalb", "Sst", "Vip")) {
      donors.addAll(DonorEffects.donors(10, subclass, 8));
    }
    Cohort cohort = DonorEffects.cohort(donors, 0, isUnknown, 1);
    return TrainedBundle.of(cohort, new NearestNeighboursLearner(NEIGHBOURS));
  }

  @BeforeAll
  static void train() {
    allKnown = train(cell -> false);
    oneUnknown = train(cell -> cell == 100);
    noneKnown = train(cell -> true);
  }

  /** Another donor makes other folds, which move macro-F1 by up to 0.06: hence means of three. */
  @Test
  void oneCellWithoutDonorHardlyChangesTheQuality() {
    List<TrainedBundle> one = IntStream.of(0, 100, 260).mapToObj(u -> train(c -> c == u)).toList();

    assertThat(mean(one, trained -> trained.figure("macro-F1")))
        .isCloseTo(allKnown.figure("macro-F1"), within(0.05));
    assertThat(mean(one, trained -> trained.figure("ECE")))
        .isCloseTo(allKnown.figure("ECE"), within(0.05));
    assertThat(mean(one, trained -> trained.quality().calledShare().value()))
        .isCloseTo(allKnown.quality().calledShare().value(), within(0.05));
  }

  private static double mean(List<TrainedBundle> all, ToDoubleFunction<TrainedBundle> figure) {
    return all.stream().mapToDouble(figure).average().orElseThrow();
  }

  @Test
  void withoutAnyDonorTheQualityIsThatOfLeakingDonorsAndSaidToBeOptimistic() {
    assertThat(noneKnown.figure("macro-F1")).isGreaterThan(allKnown.figure("macro-F1") + 0.3);
    assertThat(ModelCard.text(noneKnown.bundle()))
        .contains("no donor known", "No donor is known", "the quality is optimistic")
        .contains("bootstrap over 320 cells, as no donor is known")
        .doesNotContain("donors kept apart");
  }

  @Test
  void cellsWithoutDonorAreInOriginAndOnTheCard() {
    Bundle.Origin origin = oneUnknown.bundle().origin();
    assertThat(origin.donors()).isEqualTo(40);
    assertThat(origin.cellsWithoutDonor()).isEqualTo(1);
    assertThat(origin.donorsOfClass()).containsEntry("Lamp5", 10).containsEntry("Pvalb", 11);

    assertThat(ModelCard.text(oneUnknown.bundle()))
        .contains("donors kept apart, 5 folds, 1 cell of unknown donor by itself")
        .contains("| cells of unknown donor | 1 |")
        .contains("The donor of 1 cell of 320 is not known");
    assertThat(ModelCard.text(allKnown.bundle())).doesNotContain("**Note:**");
  }
}
