package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.bundle.Call.Verdict;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.evaluation.WaveCells;

class NoveltyReasonsTest {
  private static Bundle bundle;

  @BeforeAll
  static void train() {
    bundle = BundleExample.bundle(BundleExample.forest(), 1);
  }

  /** A new cell, one column of which is changed. */
  private static Cohort changed(int family, int column, DoubleUnaryOperator change) {
    Cohort cell = BundleExample.cells(5).select(new int[] {0});
    List<FamilyBlock> families = new ArrayList<>(cell.families());
    FamilyBlock from = families.get(family);
    FamilyBlock.Builder to = FamilyBlock.builder(from.name(), from.columns(), 1);
    for (int k = 0; k < from.width(); k++) {
      double value = k == column ? change.applyAsDouble(from.value(0, k)) : from.value(0, k);
      if (Double.isNaN(value)) {
        to.absent(0, k, "not measured");
      } else {
        to.set(0, k, value);
      }
    }
    families.set(family, to.build());
    return new Cohort(cell.name(), cell.cells(), families, List.of());
  }

  private static Call call(Bundle bundle, Cohort cell) {
    return Caller.of(bundle).calls(cell).get(0);
  }

  @Test
  void featureThatMakesACellNovelIsNamedWithValueUnitAndRange() {
    Call call = call(bundle, changed(1, 4, value -> 512_345));

    assertThat(call.verdict()).isEqualTo(Verdict.OUT_OF_DISTRIBUTION);
    UnusualFeature first = call.unusual().get(0);
    assertThat(first.family()).isEqualTo("family 1");
    assertThat(first.feature().name()).isEqualTo("f1_4");
    assertThat(first.value()).isEqualTo(512_345);
    assertThat(first.ordinary())
        .hasValueSatisfying(range -> assertThat(range.low()).isBetween(-3.0, 0.0));
    assertThat(first.noveltyFall()).isPositive();
    assertThat(UnusualFeature.sentence(call.unusual(), bundle.screen().limit().greatest()))
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .contains("most unusual: f1_4 512000 mV (ordinary -", " mV)", "without it"));
  }

  @Test
  void rangeOfOrdinaryCellsIsTheCentral98PercentOfTheTrainingCells() {
    FamilyBlock family = BundleExample.cells(1).families().get(1);
    double[] sorted =
        IntStream.range(0, family.cells())
            .mapToDouble(row -> family.value(row, 4))
            .sorted()
            .toArray();
    OrdinaryRanges.Range range =
        call(bundle, changed(1, 4, value -> 512_345)).unusual().get(0).ordinary().orElseThrow();

    // Of 60 values the 1 % quantile lies 0.59 of the way from the first to the second (type 7).
    assertThat(range.low()).isCloseTo(sorted[0] + 0.59 * (sorted[1] - sorted[0]), within(1e-12));
    assertThat(range.high())
        .isCloseTo(sorted[58] + 0.41 * (sorted[59] - sorted[58]), within(1e-12));
  }

  @Test
  void featuresOutsideTheOrdinaryRangeAreCounted() {
    // A family of three is absent from this cell.
    Cohort all = WaveCells.cohort(Species.MOUSE, 1, 500, 5);

    assertThat(call(bundle, all).flags())
        .contains("12 of its 12 features are outside the central 98 % of the training cells");
  }

  @Test
  void ordinaryCellHasNothingUnusual() {
    assertThat(Caller.of(bundle).calls(BundleExample.cells(5)))
        .filteredOn(call -> call.verdict() != Verdict.OUT_OF_DISTRIBUTION)
        .isNotEmpty()
        .allMatch(call -> call.unusual().isEmpty());
  }

  @Test
  void cellThatLacksFeaturesIsToldHowManyAndOfWhichFamilies() {
    Cohort cell = BundleExample.cells(5).select(new int[] {0});
    Cohort poor = new Cohort(cell.name(), cell.cells(), cell.families().subList(1, 2), List.of());

    assertThat(call(bundle, poor).flags())
        .anySatisfy(
            flag ->
                assertThat(flag)
                    .contains("training cells have at least")
                    .contains("9 of 15 are missing (family 0 6 of 6, family 2 3 of 3)"));
  }

  @Test
  void flagsHoldNothingThatSeparatesFlagsInATable() {
    Call call = call(bundle, changed(1, 4, value -> 1e30));

    assertThat(call.flags()).isNotEmpty().noneMatch(flag -> flag.contains(";"));
    assertThat(UnusualFeature.sentence(call.unusual(), 1).orElseThrow())
        .contains("1.00e+30 mV")
        .doesNotContain(";");
  }

  @Test
  void savedModelNamesTheSame(@TempDir Path folder) {
    BundleFolder.write(folder.resolve("saved"), bundle);
    Cohort cell = changed(1, 4, value -> 512_345);

    assertThat(call(BundleFolder.read(folder.resolve("saved")), cell).unusual())
        .isEqualTo(call(bundle, cell).unusual());
  }
}
