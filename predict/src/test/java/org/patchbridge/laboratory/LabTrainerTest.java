package org.patchbridge.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.BundleFolder;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.Caller;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.laboratory.TwoRigs.Rig;
import org.patchbridge.work.Progress;

/** Simulated laboratories whose rigs are random scales and shifts of the reference's. */
class LabTrainerTest {
  private static final int RIGS = 4;
  private static Bundle reference;

  @TempDir private Path folder;

  @BeforeAll
  static void trainTheReference() {
    reference = QuickReference.of(TwoRigs.cells("reference", Rig.same(), 1, 100));
  }

  private static Bundle calibrated(Cohort labelled, int threads) {
    try {
      return new LabTrainer(reference, new LabSettings(true, true, threads), Progress.silent())
          .train(LabCells.of(reference, "ours.csv", "subclass", labelled), "test", "now");
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private static double right(Bundle bundle, Cohort cells) {
    List<Call> calls = Caller.of(bundle).calls(cells);
    return IntStream.range(0, calls.size())
            .filter(row -> calls.get(row).mostProbable().equals(truth(cells, row)))
            .count()
        / (double) calls.size();
  }

  private static String truth(Cohort cells, int row) {
    return cells.cells().get(row).subclass().orElseThrow();
  }

  @Test
  void fiveLabelledCellsAClassBringBackWhatAnotherRigTookAway() {
    double before = 0;
    double after = 0;
    for (int seed = 1; seed <= RIGS; seed++) {
      Rig rig = Rig.random(seed);
      Cohort tested = TwoRigs.cells("new", rig, 100 + seed, 100);
      before += right(reference, tested) / RIGS;
      after += right(calibrated(TwoRigs.cells("ours", rig, seed, 5), 2), tested) / RIGS;
    }
    double atHome = right(reference, TwoRigs.cells("new", Rig.same(), 200, 100));
    assertThat(after).isGreaterThan(before + 0.05).isGreaterThan(atHome - 0.06);
  }

  @Test
  void onTheReferencesOwnRigLittleIsLost() {
    double before = 0;
    double after = 0;
    for (int seed = 1; seed <= RIGS; seed++) {
      Cohort tested = TwoRigs.cells("new", Rig.same(), 300 + seed, 100);
      before += right(reference, tested) / RIGS;
      after += right(calibrated(TwoRigs.cells("ours", Rig.same(), 50 + seed, 5), 2), tested) / RIGS;
    }
    assertThat(after).isGreaterThan(before - 0.03);
  }

  @Test
  void callsOnNewCellsAreAboutAsOftenRightAsPromised() {
    double called = 0;
    double right = 0;
    for (int seed = 1; seed <= RIGS; seed++) {
      Rig rig = Rig.random(10 + seed);
      Bundle lab = calibrated(TwoRigs.cells("ours", rig, seed, 15), 2);
      Cohort tested = TwoRigs.cells("new", rig, 400 + seed, 100);
      List<Call> calls = Caller.of(lab).calls(tested);
      for (int row = 0; row < calls.size(); row++) {
        if (calls.get(row).verdict() == Call.Verdict.CALLED) {
          called++;
          right += calls.get(row).mostProbable().equals(truth(tested, row)) ? 1 : 0;
        }
      }
    }
    assertThat(called).isGreaterThan(300);
    assertThat(right / called).isGreaterThan(0.85);
  }

  @Test
  void theSameModelComesOfAnyNumberOfThreadsAndOutOfItsFolder() {
    Rig rig = Rig.random(3);
    Cohort labelled = TwoRigs.cells("ours", rig, 7, 6);
    Cohort tested = TwoRigs.cells("new", rig, 8, 20);
    Bundle one = calibrated(labelled, 1);
    BundleFolder.write(folder.resolve("lab"), calibrated(labelled, 2));
    Bundle read = BundleFolder.read(folder.resolve("lab"));
    assertThat(read.origin()).isEqualTo(one.origin());
    double[][] expected = probabilities(one, tested);
    assertThat(Arrays.deepEquals(probabilities(read, tested), expected)).isTrue();
  }

  private static double[][] probabilities(Bundle bundle, Cohort cells) {
    return Caller.of(bundle).calls(cells).stream()
        .map(Call::probabilities)
        .toArray(double[][]::new);
  }

  @Test
  void theModelSaysWhoseItIsAndWhatItsPromiseRestsOn() {
    Bundle few = calibrated(TwoRigs.cells("ours", Rig.random(4), 9, 6), 2);
    assertThat(few.origin().laboratory()).contains("ours.csv");
    assertThat(few.origin().cells()).isEqualTo(300 + 18);
    assertThat(few.quality().cells()).isEqualTo(18);
    assertThat(few.origin().settings())
        .containsEntry("reference digest", reference.origin().cohortDigest())
        .containsEntry("sets of Sst rest on", "reference");
    Bundle many = calibrated(TwoRigs.cells("ours", Rig.random(4), 9, 40), 2);
    assertThat(many.origin().settings())
        .containsEntry("calls rest on", "laboratory")
        .containsEntry("sets of Sst rest on", "laboratory");
    assertThat(many.quality().notes()).anyMatch(note -> note.contains("own cells"));
  }

  @Test
  void itKnowsItsLabelledCellsAgain() {
    Cohort labelled = TwoRigs.cells("ours", Rig.random(5), 9, 6);
    assertThat(Caller.of(calibrated(labelled, 2)).calls(labelled)).allMatch(Call::isTrainingCell);
  }

  @Test
  void aSubclassThatTheLaboratoryDoesNotHaveIsStillKnown() {
    Rig rig = Rig.random(6);
    Cohort all = TwoRigs.cells("ours", rig, 11, 12);
    int[] two =
        IntStream.range(0, all.size()).filter(row -> !truth(all, row).equals("Vip")).toArray();
    Bundle lab = calibrated(all.select(two), 2);
    assertThat(lab.classes()).containsExactly("Pvalb", "Sst", "Vip");
    assertThat(lab.quality().notes()).anyMatch(note -> note.contains("no cell of Vip"));
    assertThat(right(lab, TwoRigs.cells("new", rig, 12, 60))).isGreaterThan(0.6);
  }

  @Test
  void aModelOfALaboratoryOrWithoutCellsIsNotCalibrated() {
    Bundle lab = calibrated(TwoRigs.cells("ours", Rig.same(), 13, 5), 2);
    assertThat(LabTrainer.obstacle(lab)).get().asString().contains("already that of a laboratory");
    assertThat(LabTrainer.obstacle(reference.withCells(Optional.empty())))
        .get()
        .asString()
        .contains("--without-cells");
    assertThat(LabTrainer.obstacle(reference)).isEmpty();
  }

  @Test
  void ofASingleDonorItIsSaidThatFoldsCouldNotKeepItApart() {
    Bundle lab = calibrated(TwoRigs.ofOneDonor(TwoRigs.cells("ours", Rig.same(), 14, 5)), 1);
    assertThat(lab.quality().notes()).anyMatch(note -> note.contains("are of one donor"));
    assertThat(lab.origin().settings()).containsEntry("calls rest on", "reference");
  }
}
