package org.patchbridge.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.adaptation.mixture.AffineMap;
import org.patchbridge.dataset.Cohort;

class BatchAdapterTest {
  private static final AffineMap OWN_RIG = AffineMap.identity(SimulatedRig.WIDTH);
  private static final AffineMap OTHER_RIG =
      new AffineMap(new double[] {1.3, 0.9, 0.8, 1.2}, new double[] {3, -2, 2.5, -1.6});

  private static RigReference reference;
  private static BatchAdapter adapter;

  @BeforeAll
  static void learn() {
    reference = SimulatedRig.reference();
    adapter = new BatchAdapter(reference, 0.9, 1);
  }

  private static BatchAdaptation auto(Cohort batch) {
    return adapter.adapt(batch, AdaptationMethod.AUTO, Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 30, 150})
  void autoLeavesBatchesOfTheReferencesOwnRigAlone(int count) {
    Cohort batch = SimulatedRig.cells("b", OWN_RIG, 20, count, count / 2, count);
    BatchAdaptation adaptation = auto(batch);
    assertThat(adaptation.method()).isEqualTo(AdaptationMethod.NONE);
    assertThat(adaptation.verdict()).isNotEqualTo(RigVerdict.NOT);
    for (int row = 0; row < batch.size(); row++) {
      assertThat(adaptation.cells().get(row).mapped()[0])
          .isCloseTo(batch.matrix().at(row, 0), within(1e-9));
    }
  }

  @Test
  void autoLeavesABatchOfOneClassOfTheOwnRigAlone() {
    BatchAdaptation adaptation = auto(SimulatedRig.cells("b", OWN_RIG, 21, 0, 100, 0));
    assertThat(adaptation.method()).isEqualTo(AdaptationMethod.NONE);
    assertThat(adaptation.shares().get(1).estimate()).isGreaterThan(0.9);
  }

  @Test
  void autoFindsAnotherRigAndItsSharesAndCallsMostCellsRightly() {
    Cohort batch = SimulatedRig.cells("b", OTHER_RIG, 22, 20, 120, 40);
    BatchAdaptation adaptation = auto(batch);
    BatchAdaptation asIs = adapter.adapt(batch, AdaptationMethod.NONE, Optional.empty());
    assertThat(adaptation.method()).isEqualTo(AdaptationMethod.MIXTURE);
    assertThat(adaptation.why()).contains("held-out cells");
    double[] truth = SimulatedRig.truth(20, 120, 40);
    for (int label = 0; label < truth.length; label++) {
      ClassShare share = adaptation.shares().get(label);
      assertThat(share.estimate()).isCloseTo(truth[label], within(0.06));
      assertThat(share.estimate()).isBetween(share.lower(), share.upper());
    }
    assertThat(SimulatedRig.accuracy(reference, batch, adaptation))
        .isGreaterThan(0.9)
        .isGreaterThan(SimulatedRig.accuracy(reference, batch, asIs) + 0.1);
    long called = adaptation.cells().stream().filter(AdaptedCell::isCalled).count();
    assertThat(called).isGreaterThan(batch.size() / 2);
    assertThat(adaptation.separationAfter().orElseThrow())
        .isLessThan(adaptation.separationBefore().orElseThrow() - 0.2);
    assertThat(adaptation.assumption()).contains("Pvalb, Sst, Vip");
  }

  /** So free a map would make any cells look like the reference's. */
  @Test
  void mapOfFewerThanTwoCellsAFeatureAllowsNoCall() {
    BatchAdaptation few =
        adapter.adapt(
            SimulatedRig.cells("b", OTHER_RIG, 23, 3, 2, 2),
            AdaptationMethod.MIXTURE,
            Optional.empty());
    BatchAdaptation many =
        adapter.adapt(
            SimulatedRig.cells("b", OTHER_RIG, 23, 20, 20, 20),
            AdaptationMethod.MIXTURE,
            Optional.empty());

    assertThat(few.verdict()).isEqualTo(RigVerdict.NOT);
    assertThat(few.reasons()).anyMatch(why -> why.contains("from 7 cells in 4 features"));
    assertThat(few.cells()).noneMatch(AdaptedCell::isCalled);
    assertThat(many.verdict()).isNotEqualTo(RigVerdict.NOT);
    assertThat(many.cells()).anyMatch(AdaptedCell::isCalled);
  }

  @Test
  void scaleWithTheStatedMixUndoesTheRigWhereSharesDiffer() {
    int[] counts = {15, 200, 85};
    Cohort batch = SimulatedRig.cells("b", OTHER_RIG, 23, counts);
    double[] truth = SimulatedRig.truth(counts);
    BatchAdaptation stated = adapter.adapt(batch, AdaptationMethod.SCALE, Optional.of(truth));
    BatchAdaptation assumed = adapter.adapt(batch, AdaptationMethod.SCALE, Optional.empty());
    assertThat(SimulatedRig.accuracy(reference, batch, stated))
        .isGreaterThan(0.9)
        .isGreaterThan(SimulatedRig.accuracy(reference, batch, assumed));
  }

  @ParameterizedTest
  @EnumSource(AdaptationMethod.class)
  void everyMethodGivesProbabilitiesForOneCellWithAbsentFeatures(AdaptationMethod method) {
    Cohort one = SimulatedRig.with(SimulatedRig.cells("b", OTHER_RIG, 24, 1), 1, Double.NaN);
    BatchAdaptation adaptation = adapter.adapt(one, method, Optional.empty());
    AdaptedCell cell = adaptation.cells().get(0);
    assertThat(Arrays.stream(cell.probabilities()).sum()).isCloseTo(1, within(1e-9));
    assertThat(cell.mapped()[1]).isNaN();
    assertThat(adaptation.features().get(1).median()).isEmpty();
    assertThat(adaptation.verdict()).isNotEqualTo(RigVerdict.AS_PROMISED);
  }

  @Test
  void ofTooFewCellsNoRigIsLearntAndThatIsSaid() {
    BatchAdaptation adaptation = auto(SimulatedRig.cells("b", OTHER_RIG, 25, 1, 1));
    assertThat(adaptation.method()).isEqualTo(AdaptationMethod.NONE);
    assertThat(adaptation.why()).contains("background");
  }

  @Test
  void cellsOfNoneOfTheClassesGetNoCalls() {
    AffineMap far = new AffineMap(new double[] {1, 1, 1, 1}, new double[] {-30, 30, 30, 30});
    BatchAdaptation adaptation =
        adapter.adapt(
            SimulatedRig.cells("b", far, 26, 40), AdaptationMethod.NONE, Optional.empty());
    assertThat(adaptation.verdict()).isEqualTo(RigVerdict.NOT);
    assertThat(adaptation.cells()).noneMatch(AdaptedCell::isCalled);
    assertThat(adaptation.strange()).isGreaterThan(0.9);
  }

  @Test
  void theSameCellsGiveTheSameResultBitForBit() {
    Cohort batch = SimulatedRig.cells("b", OTHER_RIG, 28, 10, 30, 20);
    BatchAdaptation first = auto(batch);
    BatchAdaptation second =
        new BatchAdapter(SimulatedRig.reference(), 0.9, 1)
            .adapt(batch, AdaptationMethod.AUTO, Optional.empty());
    assertThat(second.features()).isEqualTo(first.features());
    assertThat(second.shares()).isEqualTo(first.shares());
    assertThat(second.cells().get(3).probabilities())
        .isEqualTo(first.cells().get(3).probabilities());
  }

  @Test
  void aMixOfAnotherNumberOfClassesIsRefused() {
    Cohort batch = SimulatedRig.cells("b", OTHER_RIG, 29, 3, 3, 3);
    assertThatThrownBy(
            () ->
                adapter.adapt(batch, AdaptationMethod.SCALE, Optional.of(new double[] {0.5, 0.5})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Pvalb");
  }

  @Test
  void adaptedBatchesKeepTheirPromiseOnSimulatedRigs() {
    int called = 0;
    int right = 0;
    int covered = 0;
    int cells = 0;
    for (int run = 0; run < 6; run++) {
      Cohort batch = SimulatedRig.cells("b", OTHER_RIG, 40 + run, 20 + 5 * run, 50 - 8 * run, 25);
      BatchAdaptation adaptation = auto(batch);
      for (int row = 0; row < batch.size(); row++) {
        AdaptedCell cell = adaptation.cells().get(row);
        int truth = reference.classes().indexOf(batch.cells().get(row).subclass().orElseThrow());
        int best =
            IntStream.range(0, 3)
                .reduce((i, j) -> cell.probabilities()[j] > cell.probabilities()[i] ? j : i)
                .orElseThrow();
        cells++;
        covered += cell.set()[truth] ? 1 : 0;
        called += cell.isCalled() ? 1 : 0;
        right += cell.isCalled() && best == truth ? 1 : 0;
      }
    }
    assertThat(right / (double) called).isGreaterThan(0.88);
    assertThat(covered / (double) cells).isGreaterThan(0.86);
    assertThat(called / (double) cells).isGreaterThan(0.6);
  }
}
