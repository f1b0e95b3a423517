package org.patchbridge.report.title;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.patchbridge.report.section.SampleReport;
import org.patchbridge.report.value.DataOrigin;

class TitlesTest {
  @Test
  void shippedCohortsHaveTitlesForPeopleAndOthersKeepTheirs() {
    assertThat(Titles.cohort("allen-mouse-v1", DataOrigin.PUBLISHED)).isEqualTo("Mouse V1");
    assertThat(Titles.cohort("allen-human-gaba", DataOrigin.PUBLISHED)).isEqualTo("Human cortex");
    assertThat(Titles.cohort("extracted-mouse", DataOrigin.OWN)).isEqualTo("Mouse recordings");
    assertThat(Titles.cohort("extracted-human", DataOrigin.SIMULATED))
        .isEqualTo("Simulated human cells");
    assertThat(Titles.cohort("Lab of <b>", DataOrigin.OWN)).isEqualTo("Lab of <b>");
  }

  @Test
  void modelsAreNamedByWhatTheyAre() {
    assertThat(Titles.model("bilstm-attention+smote"))
        .isEqualTo("Attention BiLSTM, minority classes oversampled");
    assertThat(Titles.brief("arcface+smote")).isEqualTo("ArcFace BiLSTM, oversampled");
    assertThat(Titles.model("random forest")).isEqualTo("Random forest");
    assertThat(Titles.model("ensemble with depth and layer"))
        .isEqualTo("Ensemble, also given depth and layer");
    assertThat(Titles.model("My-Model_v2")).isEqualTo("My-Model_v2");
  }

  @Test
  void headingsNeedNoSchemeInTheProgramsWords() {
    Titles titles = Titles.of(SampleReport.create());

    assertThat(titles.heading("Mouse V1: random forest, donor-grouped stratified 5-fold"))
        .isEqualTo("Mouse V1: Random forest, donors kept apart, 5 folds");
  }
}
