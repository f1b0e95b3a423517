package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.certainty.HeldOutFold;
import org.patchbridge.certainty.LearntParts;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.evaluation.DonorEffects;
import org.patchbridge.evaluation.DonorEffects.Donor;

/**
 * What is measured is what is saved, however few donors a class has; or the card says otherwise.
 */
class RareClassTest {
  private static final LearntParts ALL = new LearntParts(true, true);

  private static Cohort cohort(List<Donor> rare) {
    List<Donor> donors = new ArrayList<>(DonorEffects.donors(12, "Pvalb", 5));
    donors.addAll(DonorEffects.donors(12, "Sst", 5));
    donors.addAll(rare);
    return DonorEffects.cohort(donors, 2, cell -> false, 1);
  }

  private static List<LearntParts> learnt(TrainedBundle trained) {
    return trained.folds().stream().map(HeldOutFold::learnt).toList();
  }

  private static LearntParts saved(TrainedBundle trained) {
    return LearntParts.of(trained.bundle().model(), trained.bundle().screen());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void modelsOfFoldsHaveEveryPartThatTheSavedOneHas(int donors) {
    TrainedBundle trained = TrainedBundle.of(cohort(DonorEffects.donors(donors, "Vip", 5)));

    assertThat(trained.folds()).hasSize(donors);
    assertThat(learnt(trained)).containsOnly(ALL);
    assertThat(saved(trained)).isEqualTo(ALL);
    assertThat(trained.quality().calledShare().value()).isPositive();
  }

  @Test
  void classOfTwoDonorsIsCalibratedOnCellsOfASeenDonorInFoldsAndTheCardSaysSo() {
    TrainedBundle trained = TrainedBundle.of(cohort(DonorEffects.donors(2, "Vip", 5)));

    assertThat(trained.quality().notes()).singleElement().asString().startsWith("Two donors");
    assertThat(ModelCard.text(trained.bundle()))
        .contains("**Note:** Fewer than 5 donors: Vip 2.")
        .contains("**Note:** Two donors leave one to learn from in a fold");
  }

  @Test
  void classOfThreeDonorsNeedsNoWordButThatItsDonorsAreFew() {
    TrainedBundle trained = TrainedBundle.of(cohort(DonorEffects.donors(3, "Vip", 5)));

    assertThat(trained.quality().notes()).isEmpty();
    assertThat(ModelCard.text(trained.bundle())).contains("Fewer than 5 donors: Vip 3.");
  }

  @Test
  void foldThatHasOneCellOfAClassLeftIsNotCalibratedAndTheCardSaysSo() {
    TrainedBundle trained =
        TrainedBundle.of(cohort(List.of(new Donor("Vip", 1), new Donor("Vip", 6))));

    assertThat(learnt(trained)).containsExactlyInAnyOrder(ALL, new LearntParts(false, true));
    assertThat(saved(trained)).isEqualTo(ALL);
    assertThat(ModelCard.text(trained.bundle()))
        .contains("**Note:** In 1 of 2 folds a subclass had too few cells left to calibrate");
  }

  @Test
  void modelThatCannotTellNovelCellsCallsNoneAndTheCardPromisesNothing() {
    Cohort few =
        DonorEffects.cohort(
            List.of(
                new Donor("Pvalb", 2),
                new Donor("Pvalb", 2),
                new Donor("Sst", 2),
                new Donor("Sst", 2)),
            2,
            cell -> false,
            1);
    TrainedBundle trained = TrainedBundle.of(few);

    assertThat(saved(trained).isScreened()).isFalse();
    assertThat(trained.quality().calledShare().value()).isZero();
    assertThat(ModelCard.text(trained.bundle()))
        .contains("It cannot tell cells unlike all training cells, and therefore calls none.")
        .contains("therefore it calls no cell")
        .doesNotContain("are flagged, and no subclass is called for them");
  }
}
