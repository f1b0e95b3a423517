package org.patchbridge.web;

import java.nio.file.Path;
import java.util.List;
import org.patchbridge.dataset.Species;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.shape.cohort.PlantedCohorts;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.CohortSource;

/** A study of a few made-up cells of two classes. */
final class SmallStudy {
  static final int CELLS = 24;

  private SmallStudy() {}

  /** The study, in a new folder below this one. */
  static Path in(Path folder) {
    Path place = folder.resolve("study");
    CohortSource source =
        new CohortSource(
            DataOrigin.SIMULATED, "made up", List.of(), List.of("Simulated data: made up."));
    try (Study study = Study.open(place)) {
      study.add(PlantedCohorts.twoClasses(Species.HUMAN, CELLS, 0, 3), source);
    }
    return place;
  }
}
