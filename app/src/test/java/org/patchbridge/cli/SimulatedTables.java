package org.patchbridge.cli;

import java.nio.file.Path;
import java.util.List;
import org.patchbridge.dataset.Species;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.simulate.StatisticalCohort;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.CohortSource;

/** The cohorts of {@code demo --from tables} without all that the demo goes on to do. */
final class SimulatedTables {
  private static final long SEED = 1;

  private SimulatedTables() {}

  /**
   * Begins a study with a cohort of each species.
   *
   * @param cells of each
   */
  static void into(Path study, int cells) {
    try (Study opened = Study.open(study)) {
      for (Species species : List.of(Species.MOUSE, Species.HUMAN)) {
        opened.add(
            new StatisticalCohort(species, cells, SEED).generate(),
            new CohortSource(
                DataOrigin.SIMULATED, "simulated", List.of(), List.of(StatisticalCohort.NOTE)));
      }
    }
  }
}
