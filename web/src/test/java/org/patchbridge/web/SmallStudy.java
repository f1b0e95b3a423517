package org.patchbridge.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.patchbridge.dataset.Species;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.shape.cohort.PlantedCohorts;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.study.store.StudyStore;

/** A study of a few made-up cells of two classes, made once; each test has a copy. */
final class SmallStudy {
  static final int CELLS = 24;

  private static Path made;

  private SmallStudy() {}

  /** The study, in a new folder below this one. */
  static synchronized Path in(Path folder) throws IOException {
    if (made == null) {
      made = make();
    }
    Path copy = Files.createDirectory(folder.resolve("study"));
    Files.copy(made.resolve(StudyStore.FILE), copy.resolve(StudyStore.FILE));
    return copy;
  }

  private static Path make() throws IOException {
    Path place = Files.createTempDirectory(Path.of("target"), "small-study").toAbsolutePath();
    CohortSource source =
        new CohortSource(
            DataOrigin.SIMULATED, "made up", List.of(), List.of("Simulated data: made up."));
    try (Study study = Study.open(place)) {
      study.add(PlantedCohorts.twoClasses(Species.HUMAN, CELLS, 0, 3), source);
    }
    return place;
  }
}
