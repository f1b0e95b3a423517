package org.patchbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionSummaryTest {
  private static final double ROUNDING = 1e-12;
  private static final List<String> FAMILIES = List.of("a", "b");
  private static final List<String> CLASSES = List.of("Pvalb", "Sst", "Vip");

  @Test
  void meansAreTakenByClassAndOverAllCells() {
    double[][] attention = {{0.2, 0.8}, {0.4, 0.6}, {1, 0}};
    AttentionSummary summary =
        AttentionSummary.of(FAMILIES, CLASSES, attention, new int[] {0, 0, 1});

    assertThat(summary.means()[0]).containsExactly(new double[] {0.3, 0.7}, within(ROUNDING));
    assertThat(summary.means()[1]).containsExactly(1, 0);
    assertThat(summary.means()[2]).containsOnly(Double.NaN);
    assertThat(summary.cells()).containsExactly(2, 1, 0);
    assertThat(summary.overall())
        .containsExactly(new double[] {1.6 / 3, 1.4 / 3}, within(ROUNDING));
  }

  /** Ranks 1 2 3, 1 3 2 and 3 2 1: correlations 0.5, −1 and −0.5. */
  @Test
  void stabilityIsTheMeanOverAllPairsOfModels() {
    List<double[]> models =
        List.of(new double[] {0.1, 0.2, 0.7}, new double[] {0, 0.9, 0.1}, new double[] {3, 2, 1});
    assertThat(AttentionSummary.stability(models)).isCloseTo(-1.0 / 3, within(ROUNDING));
  }

  /** Importances 5 5 1 have the ranks 2.5 2.5 1 (scipy 1.10: spearmanr 0.8660254037844387). */
  @Test
  void agreementSharesRanksAmongEqualImportances() {
    double[][] attention = {{0.5, 0.3, 0.2}};
    AttentionSummary summary =
        AttentionSummary.of(List.of("a", "b", "c"), List.of("Sst"), attention, new int[] {0});
    assertThat(summary.rankAgreement(new double[] {5, 5, 1}))
        .isCloseTo(0.8660254037844387, within(ROUNDING));
  }

  @Test
  void uniformAttentionAgreesWithNothing() {
    double[] uniform = AttentionSummary.uniform(4);
    assertThat(uniform).containsExactly(0.25, 0.25, 0.25, 0.25);
    assertThat(RankCorrelation.of(uniform, new double[] {1, 2, 3, 4})).isNaN();
  }

  @Test
  void partsArePooledAsIfTheirCellsHadBeenSummarisedTogether() {
    double[][] attention = {{0.2, 0.8}, {0.4, 0.6}, {1, 0}, {0.7, 0.3}, {0.9, 0.1}};
    int[] labels = {0, 0, 1, 0, 1};
    AttentionSummary together = AttentionSummary.of(FAMILIES, CLASSES, attention, labels);

    AttentionSummary pooled =
        AttentionSummary.pooled(
            List.of(part(attention, labels, 0, 2), part(attention, labels, 2, 5)));

    assertThat(pooled.cells()).containsExactly(together.cells());
    assertThat(pooled.overall()).containsExactly(together.overall(), within(ROUNDING));
    assertThat(pooled.means()[0]).containsExactly(together.means()[0], within(ROUNDING));
    assertThat(pooled.means()[1]).containsExactly(together.means()[1], within(ROUNDING));
    assertThat(pooled.means()[2]).containsOnly(Double.NaN);
  }

  @Test
  void partsOfOtherFamiliesAreNotPooled() {
    AttentionSummary one =
        AttentionSummary.of(FAMILIES, CLASSES, new double[][] {{1, 0}}, new int[] {0});
    AttentionSummary other =
        AttentionSummary.of(List.of("a", "c"), CLASSES, new double[][] {{1, 0}}, new int[] {0});

    assertThatThrownBy(() -> AttentionSummary.pooled(List.of(one, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[a, c]");
  }

  @Test
  void distanceFromUniformIsTheShareThatIsInTheWrongPlace() {
    assertThat(distance(0.5, 0.5)).isZero();
    assertThat(distance(0.8, 0.2)).isCloseTo(0.3, within(ROUNDING));
    assertThat(distance(1, 0)).isCloseTo(0.5, within(ROUNDING));
  }

  private static double distance(double... attention) {
    return AttentionSummary.of(FAMILIES, CLASSES, new double[][] {attention}, new int[] {0})
        .distanceFromUniform();
  }

  private static AttentionSummary part(double[][] attention, int[] labels, int from, int to) {
    return AttentionSummary.of(
        FAMILIES,
        CLASSES,
        Arrays.copyOfRange(attention, from, to),
        Arrays.copyOfRange(labels, from, to));
  }
}
