package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.bundle.Call.Verdict;
import org.patchbridge.certainty.ShareEstimate;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.evaluation.WaveCells;

class CallerTest {
  private static Bundle bundle;
  private static Cohort cells;

  @BeforeAll
  static void train() {
    bundle = BundleExample.bundle(BundleExample.forest(), 1);
    cells = BundleExample.cells(5);
  }

  @Test
  void newCellsOfTheSameKindAreMostlyCalledRightly() {
    List<Call> calls = Caller.of(bundle).calls(cells);
    int right = 0;
    for (int row = 0; row < calls.size(); row++) {
      String truth = cells.cells().get(row).subclass().orElseThrow();
      right += calls.get(row).mostProbable().equals(truth) ? 1 : 0;
    }
    assertThat(right / (double) calls.size()).isGreaterThan(0.8);
  }

  @Test
  void cellsFarFromAllTrainingCellsGetNoCallAndAFlag() {
    for (Call call : Caller.of(bundle).calls(WaveCells.cohort(Species.MOUSE, 20, 500, 5))) {
      assertThat(call.verdict()).isEqualTo(Verdict.OUT_OF_DISTRIBUTION);
      assertThat(call.subclass()).isEmpty();
      assertThat(call.flags()).contains("unlike all training cells");
    }
  }

  @Test
  void anotherSpeciesThanTheModelsIsFlagged() {
    Call call = Caller.of(bundle).calls(WaveCells.cohort(Species.HUMAN, 20, 0, 5)).get(0);
    assertThat(call.flags()).contains("a human cell, but the model is of mouse cells");
  }

  @Test
  void priorMultipliesTheOddsAndLeavesTheSet() {
    Call usual = Caller.of(bundle).calls(cells).get(0);
    Call shifted =
        Caller.of(bundle)
            .withPrior(Map.of("Pvalb", 0.2, "Sst", 0.2, "Vip", 0.6))
            .calls(cells)
            .get(0);
    double[] shares = bundle.shares();
    double expected =
        usual.probabilities()[2] / usual.probabilities()[0] * (0.6 / shares[2]) / (0.2 / shares[0]);

    assertThat(shifted.probabilities()[2] / shifted.probabilities()[0])
        .isCloseTo(expected, within(1e-9 * expected));
    assertThat(shifted.set()).isEqualTo(usual.set());
  }

  private static List<Call> callsOf(Predicate<String> subclass, int most) {
    int[] rows =
        IntStream.range(0, cells.size())
            .filter(row -> subclass.test(cells.cells().get(row).subclass().orElseThrow()))
            .limit(most)
            .toArray();
    return Caller.of(bundle).calls(cells.select(rows));
  }

  /** Not all of the way: the training shares count for 50 cells, and no class is ruled out. */
  @Test
  void sharesOfABatchAreFoundAgain() {
    List<Call> calls = new ArrayList<>(callsOf("Pvalb"::equals, 15));
    calls.addAll(callsOf("Sst"::equals, 5));
    ShareEstimate estimate = Caller.sharesAmong(bundle, calls).orElseThrow();
    int say = estimate.cells();
    double[] trained = bundle.shares();
    double[] truth = {0.75, 0.25, 0};

    assertThat(say).isBetween(15, 20);
    for (int c = 0; c < 3; c++) {
      double expected = (say * truth[c] + 50 * trained[c]) / (say + 50);
      assertThat(estimate.shares()[c]).isCloseTo(expected, within(0.06)).isPositive();
      assertThat(estimate.shares()[c]).isBetween(estimate.lower()[c], estimate.upper()[c]);
    }
    assertThat(estimate.shares()[0]).isGreaterThan(trained[0] + 0.05);
    Caller caller = Caller.of(bundle).withPrior(estimate);
    assertThat(caller.prior()).isEqualTo(estimate.shares());
    double[] usual = calls.get(0).probabilities();
    double[] adapted = caller.adapted(calls.get(0)).probabilities();
    assertThat(adapted[0] / adapted[2])
        .isCloseTo(
            usual[0]
                / usual[2]
                * (estimate.shares()[0] / trained[0])
                / (estimate.shares()[2] / trained[2]),
            withinPercentage(1e-6));
  }

  @Test
  void fewCellsTellNothingOfTheShares() {
    assertThat(Caller.sharesAmong(bundle, callsOf(any -> true, 1))).isEmpty();
    assertThat(Caller.sharesAmong(bundle, List.of())).isEmpty();
  }

  @Test
  void cellsUnlikeAllOthersOrWithoutFeaturesHaveNoSay() {
    List<Call> calls = callsOf(any -> true, 30);
    List<Call> withOthers = new ArrayList<>(calls);
    withOthers.addAll(Caller.of(bundle).calls(WaveCells.cohort(Species.MOUSE, 20, 500, 5)));
    Call featureless =
        new Call(
            "x",
            Verdict.UNCERTAIN,
            "Vip",
            bundle.shares(),
            List.of(),
            1 / 0.0,
            List.of(),
            false,
            List.of());
    withOthers.add(featureless);

    assertThat(Caller.hasSay(featureless)).isFalse();
    assertThat(Caller.sharesAmong(bundle, withOthers))
        .isEqualTo(Caller.sharesAmong(bundle, calls))
        .isPresent();
  }

  @Test
  void unitThatDiffersIsRefusedWithBoth() {
    Cohort others = new Cohort("v", cells.cells(), List.of(inVolts()), List.of());
    assertThatThrownBy(() -> Caller.of(bundle).calls(others))
        .isInstanceOf(MismatchException.class)
        .hasMessageContaining("'mV'")
        .hasMessageContaining("'V'");
  }

  private static FamilyBlock inVolts() {
    return FamilyBlock.builder("family 0", List.of(new Column("f0_0", "V")), cells.size()).build();
  }
}
