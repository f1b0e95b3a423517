package org.patchbridge.title;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.StratifiedHoldout;
import org.patchbridge.dataset.StratifiedKFold;

class TitlesForPeopleTest {

  @Test
  void cohortsOfTheProgramHaveTitles() {
    assertThat(CohortTitle.of("allen-mouse-v1", false)).isEqualTo("Mouse V1");
    assertThat(CohortTitle.of("extracted-mouse", false)).isEqualTo("Mouse recordings");
    assertThat(CohortTitle.of("extracted-mouse", true)).isEqualTo("Simulated mouse cells");
    assertThat(CohortTitle.of("extracted-human-scalars", false))
        .isEqualTo("Human recordings, scalar features");
    assertThat(CohortTitle.of("simulated-human", true)).isEqualTo("Simulated table of human cells");
  }

  @Test
  void aCohortOfTheUsersKeepsItsName() {
    assertThat(CohortTitle.of("Lab of <b>", false)).isEqualTo("Lab of <b>");
    assertThat(CohortTitle.of("", false)).isEmpty();
    assertThat(CohortTitle.of("simulated-slices", true)).isEqualTo("simulated-slices");
  }

  @Test
  void aCalibratedModelTellsItsReferenceAndItsLaboratory() {
    assertThat(CohortTitle.of("allen-mouse-v1 for extracted-cells.csv", false))
        .isEqualTo("Mouse V1 for extracted-cells.csv");
  }

  @Test
  void whereANameHasToBeTypedItStandsBehindTheTitle() {
    assertThat(CohortTitle.withName("extracted-mouse", false))
        .isEqualTo("Mouse recordings (extracted-mouse)");
    assertThat(CohortTitle.withName("our-cells", false)).isEqualTo("our-cells");
  }

  @Test
  void modelsHaveTitlesAndShortOnes() {
    assertThat(ModelTitle.of("bilstm-attention+smote"))
        .isEqualTo("Attention BiLSTM, minority classes oversampled");
    assertThat(ModelTitle.brief("arcface+smote")).isEqualTo("ArcFace BiLSTM, oversampled");
    assertThat(ModelTitle.of("random forest")).isEqualTo("Random forest");
    assertThat(ModelTitle.of("ensemble with depth and layer"))
        .isEqualTo("Ensemble, also given depth and layer");
    assertThat(ModelTitle.of("human only, 50 training cells"))
        .isEqualTo("Network, human cells only, 50 training cells");
    assertThat(ModelTitle.of("direct (earlier version)"))
        .isEqualTo("Mouse network as it is (earlier version)");
    assertThat(ModelTitle.of("My-Model_v2")).isEqualTo("My-Model_v2");
  }

  @Test
  void splitsTellWhereDonorsAreAndHowManyFoldsThereAre() {
    assertThat(SplitTitle.of(new DonorGroupedKFold(5, 0.2).name()))
        .isEqualTo("donors kept apart, 5 folds");
    assertThat(SplitTitle.of(new StratifiedKFold(10).name()))
        .isEqualTo("donors on both sides, 10 folds");
    assertThat(SplitTitle.of(new StratifiedHoldout(0.6, 0.2, 0.2).name()))
        .isEqualTo("donors on both sides, one split 60/20/20 %");
    assertThat(SplitTitle.of("donor-grouped folds of its own"))
        .isEqualTo("donors kept apart, folds of its own");
    assertThat(
            SplitTitle.of(
                "donor-grouped stratified 4-fold, 2 cells of unknown donor by themselves"))
        .isEqualTo("donors kept apart, 4 folds, 2 cells of unknown donor by themselves");
    assertThat(SplitTitle.of("stratified 4-fold of single cells, no donor known"))
        .isEqualTo("4 folds of single cells, no donor known");
  }
}
