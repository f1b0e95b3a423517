package org.patchbridge.stranger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.adaptation.AdaptationMethod;
import org.patchbridge.adaptation.AdaptedCell;
import org.patchbridge.adaptation.BatchAdaptation;
import org.patchbridge.adaptation.BatchAdapter;
import org.patchbridge.adaptation.RigReference;
import org.patchbridge.adaptation.RigVerdict;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.random.RandomStream;
import org.patchbridge.refit.FeatureSubset;

/**
 * Interneurons of mouse motor cortex that another laboratory recorded, called by their eleven
 * features in common with the published cells of visual cortex, without labels. Figures have
 * margins; docs/strangers.md has those measured.
 */
class MotorCortexTest {
  private static Cohort motorCortex;
  private static int[] interneurons;
  private static Cohort visualCortex;
  private static List<String> classes;
  private static BatchAdapter adapter;

  @BeforeAll
  static void learn() throws IOException {
    visualCortex =
        FeatureSubset.of(StrangersCells.SHARED).of(StrangersCells.published("allen-aligned-mouse"));
    motorCortex = StrangersCells.motorCortex(visualCortex);
    RigReference reference =
        RigReference.fit(visualCortex, IntStream.range(0, visualCortex.size()).toArray(), 1)
            .orElseThrow();
    classes = reference.classes();
    interneurons =
        StrangersCells.rows(motorCortex, cell -> classes.contains(cell.subclass().orElse("")));
    adapter = new BatchAdapter(reference, 0.9, 1);
  }

  private static BatchAdaptation adapted(int[] rows, AdaptationMethod method) {
    return adapter.adapt(motorCortex.select(rows), method, Optional.empty());
  }

  private static StrangersScore score(int[] rows, AdaptationMethod method) {
    return StrangersScore.of(adapted(rows, method), motorCortex.select(rows), classes);
  }

  @Test
  void interneuronsOfAnotherLaboratoryAreCalledAndTheirSharesFoundWithoutLabels() {
    BatchAdaptation adaptation = adapted(interneurons, AdaptationMethod.AUTO);
    StrangersScore score = StrangersScore.of(adaptation, motorCortex.select(interneurons), classes);
    assertThat(adaptation.method()).isEqualTo(AdaptationMethod.MIXTURE);
    assertThat(score.macroF1()).isGreaterThan(0.83);
    assertThat(score.worstShare()).isLessThan(0.05);
    assertThat(score.called()).isGreaterThan(0.6);
    assertThat(score.right()).isGreaterThan(0.9);
    assertThat(score.covered()).isGreaterThan(0.9);
    assertThat(Math.abs(adaptation.expectedRight() - score.accuracy()))
        .as("told how often it is right")
        .isLessThan(0.07);
    assertThat(score(interneurons, AdaptationMethod.NONE).macroF1()).isLessThan(0.6);
  }

  @Test
  void batchesOfOtherSharesAreNotTakenForAnotherRig() {
    double adapted = 0;
    double asTheyAre = 0;
    for (int seed = 0; seed < 3; seed++) {
      RandomStream random = RandomStream.of(seed);
      int[] rows =
          StrangersCells.joined(
              StrangersCells.drawn(StrangersCells.ofClass(motorCortex, "Sst"), 110, random),
              StrangersCells.drawn(StrangersCells.ofClass(motorCortex, "Pvalb"), 10, random));
      adapted += score(rows, AdaptationMethod.AUTO).accuracy() / 3;
      asTheyAre += score(rows, AdaptationMethod.NONE).accuracy() / 3;
    }
    assertThat(adapted).isGreaterThan(0.9).isGreaterThan(asTheyAre + 0.2);
  }

  @Test
  void pyramidalCellsAloneGetNoCalls() {
    int[] pyramidal =
        StrangersCells.rows(
            motorCortex, cell -> StrangersCells.GLUTAMATERGIC.contains(cell.subclass().orElse("")));
    BatchAdaptation adaptation = adapted(pyramidal, AdaptationMethod.AUTO);
    assertThat(pyramidal).hasSize(413);
    assertThat(adaptation.verdict()).isEqualTo(RigVerdict.NOT);
    assertThat(adaptation.cells()).noneMatch(AdaptedCell::isCalled);
    assertThat(adaptation.assumption()).contains("taken from you");
  }

  @Test
  void heldOutDonorsOfTheReferencesOwnLaboratoryAreLeftAlone() {
    int[] donors = visualCortex.donorNumbers();
    int[] even = IntStream.range(0, donors.length).filter(row -> donors[row] % 2 == 0).toArray();
    int[] odd = IntStream.range(0, donors.length).filter(row -> donors[row] % 2 == 1).toArray();
    BatchAdapter half =
        new BatchAdapter(RigReference.fit(visualCortex, even, 1).orElseThrow(), 0.9, 1);
    for (int count : new int[] {5, 30, 300}) {
      int[] rows = StrangersCells.drawn(odd, count, RandomStream.of(count));
      BatchAdaptation adaptation =
          half.adapt(visualCortex.select(rows), AdaptationMethod.AUTO, Optional.empty());
      assertThat(adaptation.method()).as("%d cells", count).isEqualTo(AdaptationMethod.NONE);
      assertThat(adaptation.errorFactor()).isLessThan(BatchAdaptation.CAREFUL_ERRORS);
    }
    for (String name : classes) {
      int[] ofClass =
          Arrays.stream(odd)
              .filter(row -> visualCortex.cells().get(row).subclass().orElse("").equals(name))
              .limit(80)
              .toArray();
      assertThat(
              half.adapt(visualCortex.select(ofClass), AdaptationMethod.AUTO, Optional.empty())
                  .method())
          .as(name)
          .isEqualTo(AdaptationMethod.NONE);
    }
  }
}
