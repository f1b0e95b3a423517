package org.patchbridge.gouwens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.spca.WaveCohort;

class FamilyComponentsTest {
  private static final int[] TRAIN = IntStream.range(0, 80).toArray();
  private final Cohort cohort = WaveCohort.of(120, 1);

  @Test
  void componentsAreNamedAfterFamilyAndNumberAndFollowedByWhatWasImputed() {
    FeatureMatrix matrix = fit(ComponentSettings.defaults()).transform(cohort).matrix();

    List<String> names = matrix.columns().stream().map(Column::name).toList();
    assertThat(names).contains("isi_shape 1", "isi_shape imputed", "subthresh_norm 1");
    assertThat(names).endsWith("position 0", "position 1", "position 2", "passive imputed");
    assertThat(names).doesNotContain("subthresh_norm imputed");
    assertThat(matrix.rows()).isEqualTo(120);
    assertThat(matrix.values()).doesNotContain(Double.NaN);
  }

  @ParameterizedTest
  @EnumSource(UnlistedFamilies.class)
  void trainingCellsThatHaveTheFamilyScoreWithMeanZeroAndDeviationOne(UnlistedFamilies unlisted) {
    FittedFamilyComponents fitted = fit(ComponentSettings.defaults().withUnlisted(unlisted));
    FittedFamilyComponents.Scores scores = fitted.transform(cohort, TRAIN);

    FeatureMatrix matrix = scores.matrix();
    for (int column = 0; column < matrix.width(); column++) {
      if (matrix.columns().get(column).name().endsWith("imputed")) {
        continue;
      }
      int at = column;
      int family = familyIndex(matrix.familyOfColumn().get(column));
      double[] present =
          Arrays.stream(TRAIN)
              .filter(row -> scores.imputedShare()[row][family] == 0)
              .mapToDouble(row -> matrix.at(row, at))
              .toArray();
      double mean = Arrays.stream(present).average().orElseThrow();
      double variance = Arrays.stream(present).map(v -> v * v).average().orElseThrow();
      // Scalars are scaled with the cells that have them, which may be more than these.
      assertThat(mean).isCloseTo(0, within(family == 2 ? 0.2 : 1e-10));
      assertThat(variance).isCloseTo(1, within(family == 2 ? 0.3 : 1e-10));
    }
  }

  @Test
  void absentFamiliesAreImputedAtTheMeanAndCounted() {
    FittedFamilyComponents.Scores scores = fit(ComponentSettings.defaults()).transform(cohort);

    FeatureMatrix matrix = scores.matrix();
    for (int row = 0; row < 120; row++) {
      boolean absent = row % 10 == 9;
      assertThat(scores.imputedShare()[row][0]).isEqualTo(absent ? 1 : 0);
      assertThat(matrix.at(row, 0) == 0).isEqualTo(absent);
    }
    assertThat(scores.imputedCells())
        .containsEntry("isi_shape", 12)
        .containsEntry("subthresh_norm", 0)
        .containsEntry("passive", 17);
    assertThat(scores.imputedShare()[6][2]).isCloseTo(1 / 3.0, within(1e-15));
  }

  @Test
  void cellsOutsideOfTrainingHaveNoInfluence() {
    Cohort trainingOnly = cohort.select(TRAIN);

    double[] all = fit(ComponentSettings.defaults()).transform(cohort, TRAIN).matrix().values();
    double[] alone =
        FamilyComponents.with(ComponentSettings.defaults())
            .fit(trainingOnly, TRAIN)
            .transform(trainingOnly)
            .matrix()
            .values();

    assertThat(all).containsExactly(alone);
  }

  @Test
  void componentsThatExplainTooLittleAreLeftOutAndTheOthersKeepTheirNumber() {
    FittedFamilyComponents fitted = fit(ComponentSettings.defaults().withLeastExplained(0.05));

    FamilyFit.Components shape = (FamilyFit.Components) fitted.families().get(0);
    assertThat(shape.explained()).hasSize(4);
    assertThat(shape.trainingCells()).isEqualTo(72);
    assertThat(shape.numbers()).hasSize(shape.pca().components()).startsWith(1);
    assertThat(shape.numbers().size()).isLessThan(4);
    double least = Arrays.stream(shape.pca().adjustedExplainedVariance()).min().orElseThrow();
    assertThat(least).isGreaterThanOrEqualTo(0.05);
    assertThat(shape.columns()).hasSize(shape.pca().width());
  }

  @Test
  void aFamilyThatNoTrainingCellHasIsLeftOutWithItsReason() {
    int[] lacking = IntStream.range(0, 12).map(i -> 10 * i + 9).toArray();

    FittedFamilyComponents fitted =
        FamilyComponents.with(ComponentSettings.defaults()).fit(cohort, lacking);

    assertThat(fitted.families().get(0))
        .isEqualTo(new FamilyFit.None("isi_shape", "0 training cells have it; components need 2"));
    FittedFamilyComponents.Scores scores = fitted.transform(cohort);
    assertThat(scores.matrix().familyOfColumn()).doesNotContain("isi_shape");
  }

  @Test
  void whatCannotBeFittedOrScoredIsRefused() {
    FamilyComponents components = FamilyComponents.with(ComponentSettings.defaults());
    FittedFamilyComponents fitted = fit(ComponentSettings.defaults());
    Cohort other = new Cohort("other", cohort.cells(), cohort.families().subList(1, 3), List.of());
    Cohort bare = new Cohort("bare", cohort.cells(), List.of(), List.of());

    assertThatThrownBy(() -> components.fit(cohort, new int[0]))
        .hasMessageContaining("no training cells");
    assertThatThrownBy(() -> components.fit(bare, TRAIN))
        .hasMessageContaining("no family of bare leaves a component");
    assertThatThrownBy(() -> fitted.transform(other)).hasMessageContaining("no family isi_shape");
  }

  private FittedFamilyComponents fit(ComponentSettings settings) {
    return FamilyComponents.with(settings).fit(cohort, TRAIN);
  }

  private static int familyIndex(String name) {
    return List.of("isi_shape", "subthresh_norm", "passive").indexOf(name);
  }
}
