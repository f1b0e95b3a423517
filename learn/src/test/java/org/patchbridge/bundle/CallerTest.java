package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.bundle.Call.Verdict;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.sequence.WaveCells;

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

  @Test
  void sharesOfABatchAreFoundAgain() {
    int[] onlyPvalb =
        IntStream.range(0, cells.size())
            .filter(row -> cells.cells().get(row).subclass().orElseThrow().equals("Pvalb"))
            .toArray();
    List<Call> calls = Caller.of(bundle).calls(cells.select(onlyPvalb));

    assertThat(Caller.of(bundle).withPriorOf(calls).prior()[0])
        .isGreaterThan(0.9)
        .isGreaterThan(bundle.shares()[0]);
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
