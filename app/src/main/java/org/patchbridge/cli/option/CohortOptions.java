package org.patchbridge.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.ExtractedCohorts;
import org.patchbridge.study.store.ExtractedFeatures;
import org.patchbridge.table.CellLabel;
import org.patchbridge.table.CellLabelTable;
import org.patchbridge.work.InputException;
import picocli.CommandLine.Option;

/** How cohorts are made of recordings that were extracted. */
public final class CohortOptions {
  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "CSV with the column id and any of file, species, donor, subclass, condition"
              + " (default: the labels that the study has).")
  private Path labels;

  @Option(
      names = "--features",
      paramLabel = "WHAT",
      defaultValue = "FAMILIES",
      description =
          "What the columns of the cohorts are: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}). Both are in the store.")
  private ExtractedFeatures features;

  @Option(
      names = "--origin",
      paramLabel = "WHAT",
      defaultValue = "OWN",
      description =
          "Where the cells come from: ${COMPLETION-CANDIDATES} (default: OWN). A recording that"
              + " says it was simulated is, whatever is said here.")
  private DataOrigin origin;

  /** The labels of the file; empty where none was named. */
  public Optional<List<CellLabel>> labels() {
    return Optional.ofNullable(labels).map(CellLabelTable::read);
  }

  /** Whether cells of a cohort are made up, as their recordings or the user say. */
  public boolean isSimulated(ExtractedCohorts.Assembled assembled, String cohort) {
    return assembled.cohorts().stream()
        .filter(each -> each.name().equals(cohort))
        .anyMatch(each -> assembled.origins().of(each.cells(), origin).simulated() > 0);
  }

  /**
   * Makes the cohorts of a study.
   *
   * @param folder of the study
   * @throws InputException where there is too little memory for them: the launcher gives extraction
   *     a small heap, which cohorts of very many cells do not fit
   */
  public ExtractedCohorts.Assembled assemble(
      Study study, ExtractionSettings settings, Path folder) {
    try {
      return study.addExtracted(settings, features, origin, List.of());
    } catch (OutOfMemoryError e) {
      throw new InputException(
          folder
              + ": not enough memory to make cohorts of so many recordings; what was extracted is"
              + " kept: set PATCHBRIDGE_JAVA_OPTIONS=-Xmx8g and give the command again",
          e);
    }
  }
}
