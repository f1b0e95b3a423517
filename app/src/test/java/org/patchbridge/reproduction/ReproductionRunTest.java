package org.patchbridge.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.study.Study;
import org.patchbridge.work.Progress;

/** The steps themselves, with networks of one epoch. */
class ReproductionRunTest {
  private static final int FITS_BEFORE_THE_STOP = 2;

  @TempDir Path folder;

  /** Fails on the way, as a full disk would. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Keeps how many fits each step found done, and stops after some. */
  private static final class Stopping implements Progress {
    private final int fits;
    private final List<Integer> doneBefore = new ArrayList<>();
    private int done;

    Stopping(int fits) {
      this.fits = fits;
    }

    @Override
    public synchronized void started(String what, int total, String unit, int alreadyDone) {
      doneBefore.add(alreadyDone);
    }

    @Override
    public synchronized void advanced() {
      done++;
      if (done == fits) {
        throw new Stop();
      }
    }
  }

  @Test
  void aStoppedRunGoesOnWithTheFitsThatItHad() {
    Stopping first = new Stopping(FITS_BEFORE_THE_STOP);
    Stopping second = new Stopping(1);
    try (Study study = Study.open(folder)) {
      PlantedReproduction.addCohorts(study);
      for (Stopping each : List.of(first, second)) {
        assertThatThrownBy(() -> run(study, each)).isInstanceOf(Stop.class);
      }
      // How far the fits had come beside the one that was stopped depends on the machine.
      assertThat(Reproduction.of(study, PlantedReproduction.FORM).findings().get(0))
          .contains("yet");
    }
    assertThat(first.doneBefore).containsExactly(0);
    assertThat(second.doneBefore)
        .singleElement()
        .satisfies(done -> assertThat(done).isGreaterThanOrEqualTo(FITS_BEFORE_THE_STOP));
  }

  @Test
  void allStepsLeaveNothingPublishedWithoutOneBesideItOnBothKindsOfSplits() throws Exception {
    assumeTrue(
        Boolean.getBoolean("patchbridge.full"),
        "all fits take a minute: asked for with -Dpatchbridge.full=true");
    List<ReproductionStep> finished = new ArrayList<>();
    try (Study study = Study.open(folder)) {
      PlantedReproduction.addCohorts(study);
      new ReproductionRun(study, PlantedReproduction.FORM, 2, Progress.silent())
          .run(step -> {}, finished::add);
      Reproduction found = Reproduction.of(study, PlantedReproduction.FORM);

      assertThat(finished).containsExactly(ReproductionStep.values());
      assertThat(found.models())
          .hasSize(21)
          .allMatch(number -> number.ours(Grouping.NONE).isPresent())
          .allMatch(number -> number.ours(Grouping.DONOR).isPresent());
      assertThat(found.shape()).isNotEmpty();
    }
  }

  private static void run(Study study, Progress progress) throws InterruptedException {
    new ReproductionRun(study, PlantedReproduction.FORM, 1, progress).run(step -> {}, step -> {});
  }
}
