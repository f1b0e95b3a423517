package org.patchbridge.refit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.adaptation.AdaptationMethod;
import org.patchbridge.adaptation.RigVerdict;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.Caller;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.prediction.AtHandPredictor;
import org.patchbridge.prediction.ColumnMatch;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.prediction.TableCells;
import org.patchbridge.rig.RigPredictor;
import org.patchbridge.rig.RigSettings;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/** Cells of another rig are brought to that of the training cells, those of the same are not. */
class RigPredictorTest {
  private static final ColumnMatch ALL_THERE =
      new ColumnMatch(8, 0, List.of(), List.of(), Map.of());

  private static Bundle bundle;

  @TempDir Path cache;

  @BeforeAll
  static void train() {
    bundle = TableCohort.bundle(TableCohort.of(300, 1));
  }

  private RigPredictor.Adapted predicted(Bundle model, Cohort cells, RigSettings settings)
      throws InterruptedException {
    AtHandPredictor usual =
        new AtHandPredictor(model, Caller::of, Refits.in(cache, 1, Progress.silent()));
    return new RigPredictor(model, usual, settings)
        .ofTable(new TableCells(cells, ALL_THERE, List.of(), List.of()));
  }

  /** Every value times 1.2 and 4 mV up, so that all cells look like those of one subclass. */
  private static Cohort onAnotherRig(Cohort cells) {
    List<FamilyBlock> blocks =
        cells.families().stream().map(RigPredictorTest::onAnotherRig).toList();
    return new Cohort(cells.name(), cells.cells(), blocks, cells.exclusions());
  }

  private static FamilyBlock onAnotherRig(FamilyBlock family) {
    FamilyBlock.Builder block =
        FamilyBlock.builder(family.name(), family.columns(), family.cells());
    for (int row = 0; row < family.cells(); row++) {
      for (int column = 0; column < family.width(); column++) {
        if (family.isPresent(row, column)) {
          block.set(row, column, 1.2 * family.value(row, column) + 4);
        }
      }
    }
    return block.build();
  }

  private static double right(Cohort cells, List<Prediction> predictions) {
    int right = 0;
    for (int row = 0; row < cells.size(); row++) {
      Prediction.Made made = (Prediction.Made) predictions.get(row);
      right +=
          cells.cells().get(row).subclass().equals(Optional.of(made.call().mostProbable())) ? 1 : 0;
    }
    return right / (double) cells.size();
  }

  @Test
  void cellsOfTheSameRigAreCalledAsWithoutAdaptation() throws Exception {
    Cohort cells = TableCohort.of(80, 2);
    RigPredictor.Adapted auto = predicted(bundle, cells, RigSettings.auto());
    RigPredictor.Adapted none =
        predicted(bundle, cells, new RigSettings(AdaptationMethod.NONE, Map.of(), List.of()));

    assertThat(auto.shift().orElseThrow().changesCalls()).isFalse();
    assertThat(none.shift()).isEmpty();
    for (int row = 0; row < cells.size(); row++) {
      Prediction.Made one = (Prediction.Made) auto.predicted().predictions().get(row);
      Prediction.Made other = (Prediction.Made) none.predicted().predictions().get(row);
      assertThat(one.call().probabilities()).isEqualTo(other.call().probabilities());
      assertThat(one.call().verdict()).isEqualTo(other.call().verdict());
    }
  }

  @Test
  void cellsOfAnotherRigAreMappedAndFlagged() throws Exception {
    Cohort cells = onAnotherRig(TableCohort.of(120, 3));
    RigPredictor.Adapted auto = predicted(bundle, cells, RigSettings.auto());
    RigPredictor.Adapted none =
        predicted(bundle, cells, new RigSettings(AdaptationMethod.NONE, Map.of(), List.of()));

    assertThat(auto.shift().orElseThrow().adaptation().method())
        .isEqualTo(AdaptationMethod.MIXTURE);
    assertThat(right(cells, auto.predicted().predictions()))
        .isGreaterThan(0.9)
        .isGreaterThan(right(cells, none.predicted().predictions()) + 0.2);
    Prediction.Made made = (Prediction.Made) auto.predicted().predictions().get(0);
    assertThat(made.flags()).anyMatch(flag -> flag.startsWith("adapted to the rig (mixture)"));
    assertThat(auto.cells().matrix().at(0, 0)).isNotEqualTo(cells.matrix().at(0, 0));
    assertThat(auto.shift().orElseThrow().facts().features()).hasSize(7);
  }

  @Test
  void backgroundTellsTheRigOfASingleCell() throws Exception {
    Cohort one = onAnotherRig(TableCohort.of(1, 4));
    RigPredictor.Adapted alone = predicted(bundle, one, RigSettings.auto());
    RigPredictor.Adapted among =
        predicted(
            bundle,
            one,
            new RigSettings(
                AdaptationMethod.AUTO, Map.of(), List.of(onAnotherRig(TableCohort.of(100, 5)))));

    assertThat(alone.shift()).isEmpty();
    assertThat(alone.predicted().notes()).anyMatch(note -> note.contains("--background"));
    assertThat(among.predicted().predictions()).hasSize(1);
    assertThat(among.shift().orElseThrow().background()).isEqualTo(100);
    assertThat(among.shift().orElseThrow().adaptation().verdict()).isNotEqualTo(RigVerdict.NOT);
    assertThat(right(one, among.predicted().predictions())).isEqualTo(1);
  }

  @Test
  void cellsOfAnotherSpeciesGetNoCallUnlessSharesOrAMethodAreGiven() throws Exception {
    Cohort mouse = TableCohort.of(60, 6);
    Cohort human =
        new Cohort(
            mouse.name(),
            mouse.cells().stream()
                .map(
                    cell ->
                        new Cell(
                            cell.id(),
                            Species.HUMAN,
                            cell.donor(),
                            cell.subclass(),
                            cell.condition()))
                .toList(),
            mouse.families(),
            List.of());
    RigSettings none = new RigSettings(AdaptationMethod.NONE, Map.of(), List.of());
    RigSettings mix =
        new RigSettings(AdaptationMethod.AUTO, Map.of("Pvalb", 0.5, "Sst", 0.5), List.of());

    assertThat(called(predicted(bundle, human, RigSettings.auto()))).isZero();
    assertThat(called(predicted(bundle, mouse, RigSettings.auto()))).isPositive();
    assertThat(called(predicted(bundle, human, none))).isPositive();
    assertThat(called(predicted(bundle, human, mix))).isPositive();
    Prediction.Made made =
        (Prediction.Made)
            predicted(bundle, human, RigSettings.auto()).predicted().predictions().get(0);
    assertThat(made.flags()).anyMatch(flag -> flag.contains("--mix"));
  }

  private static long called(RigPredictor.Adapted adapted) {
    return adapted.predicted().predictions().stream()
        .map(each -> (Prediction.Made) each)
        .filter(made -> made.call().verdict() == Call.Verdict.CALLED)
        .count();
  }

  @Test
  void aModelWithoutItsCellsSaysThatItCannotBeAdapted() throws Exception {
    RigPredictor.Adapted adapted =
        predicted(
            bundle.withCells(Optional.empty()),
            onAnotherRig(TableCohort.of(30, 6)),
            RigSettings.auto());
    assertThat(adapted.shift()).isEmpty();
    assertThat(adapted.predicted().notes())
        .anyMatch(note -> note.contains("holds no training cells"));
  }

  @Test
  void aMixOfOtherSubclassesOrOfAnotherSumIsRefused() {
    Cohort cells = onAnotherRig(TableCohort.of(30, 7));
    assertThatThrownBy(
            () ->
                predicted(
                    bundle,
                    cells,
                    new RigSettings(AdaptationMethod.SCALE, Map.of("Vip", 1.0), List.of())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Pvalb");
    assertThatThrownBy(
            () ->
                predicted(
                    bundle,
                    cells,
                    new RigSettings(
                        AdaptationMethod.SCALE, Map.of("Pvalb", 0.9, "Sst", 0.5), List.of())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("add up to 1");
  }
}
