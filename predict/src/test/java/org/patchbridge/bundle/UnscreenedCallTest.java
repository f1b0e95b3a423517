package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.bundle.Call.Verdict;
import org.patchbridge.certainty.NoveltyLimit;
import org.patchbridge.certainty.NoveltyScreen;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.evaluation.DonorEffects;

/** A cell gets a call only from a model that could tell that it is strange. */
class UnscreenedCallTest {
  private static final Cohort CELLS = cells(3);

  /** Twelve donors of Pvalb, and so many of Vip. */
  private static Cohort cells(int donorsOfVip) {
    List<DonorEffects.Donor> donors = new ArrayList<>(DonorEffects.donors(12, "Pvalb", 5));
    donors.addAll(DonorEffects.donors(donorsOfVip, "Vip", 5));
    return DonorEffects.cohort(donors, 3, cell -> false, 1);
  }

  private static Cohort withImpossibleValue(double value) {
    FamilyBlock family = CELLS.families().get(0);
    FamilyBlock.Builder block =
        FamilyBlock.builder(family.name(), family.columns(), family.cells());
    for (int cell = 0; cell < family.cells(); cell++) {
      for (int column = 0; column < family.width(); column++) {
        block.set(cell, column, column == 2 ? value : family.value(cell, column));
      }
    }
    return new Cohort("impossible", CELLS.cells(), List.of(block.build()), List.of());
  }

  private static Bundle withoutLimit(Bundle bundle) {
    NoveltyLimit limit =
        new NoveltyLimit(Double.POSITIVE_INFINITY, bundle.screen().limit().leastPresent());
    return new Bundle(
        bundle.origin(),
        bundle.classes(),
        bundle.shares(),
        bundle.input(),
        bundle.screenInput(),
        bundle.recipe(),
        bundle.model(),
        new NoveltyScreen(bundle.screen().novelty(), limit),
        bundle.ranges(),
        bundle.ordinary(),
        bundle.trainedCells(),
        bundle.quality(),
        bundle.cells(),
        bundle.recorded());
  }

  @Test
  void impossibleValueIsNeverCalledThoughAClassHasThreeDonors() {
    Caller caller = Caller.of(TrainedBundle.of(CELLS).bundle());

    assertThat(caller.calls(CELLS)).anyMatch(call -> call.verdict() == Verdict.CALLED);
    for (double value : new double[] {1e6, -1e30, 1e300}) {
      assertThat(caller.calls(withImpossibleValue(value)))
          .extracting(Call::verdict)
          .containsOnly(Verdict.OUT_OF_DISTRIBUTION);
    }
  }

  @Test
  void bundleWithoutALimitIsReadAndCallsNoneWithAReason(@TempDir Path folder) {
    Bundle old = withoutLimit(TrainedBundle.of(CELLS).bundle());
    BundleFolder.write(folder.resolve("old"), old);
    Caller caller = Caller.of(BundleFolder.read(folder.resolve("old")));

    List<Call> calls = caller.calls(CELLS);

    assertThat(calls).extracting(Call::verdict).containsOnly(Verdict.UNSCREENED);
    assertThat(calls).allMatch(call -> call.subclass().isEmpty());
    assertThat(calls.get(0).flags())
        .filteredOn(flag -> !flag.startsWith("trained on this cell"))
        .singleElement()
        .asString()
        .startsWith("the model's training cells were too few, or of too few donors");
    assertThat(IntStream.range(0, calls.size()).mapToObj(i -> caller.adapted(calls.get(i))))
        .extracting(Call::verdict)
        .containsOnly(Verdict.UNSCREENED);
  }
}
