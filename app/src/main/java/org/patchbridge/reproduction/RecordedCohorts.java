package org.patchbridge.reproduction;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.SplitException;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.family.Preset;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.study.Study;
import org.patchbridge.study.plan.SplitChoice;
import org.patchbridge.study.store.ExtractedCohorts;
import org.patchbridge.study.store.ExtractedFeatures;
import org.patchbridge.study.store.ExtractionSummary;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.table.CellLabel;
import org.patchbridge.table.CellLabelTable;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/**
 * Raw recordings on their way into the study: the twelve waveform families of each, taken as the
 * paper takes them. What a cell is, the published tables say, or a table of labels.
 *
 * @param summary of the extraction
 * @param cohorts one a species; none where no recording could be used
 * @param simulated names of the cohorts with made-up cells
 * @param warnings a sentence each
 */
public record RecordedCohorts(
    ExtractionSummary summary, List<Cohort> cohorts, Set<String> simulated, List<String> warnings) {

  private static final int FOLDS = 5;
  private static final double VALIDATION_SHARE = 0.2;

  public RecordedCohorts {
    cohorts = List.copyOf(cohorts);
    simulated = Set.copyOf(simulated);
    warnings = List.copyOf(warnings);
  }

  /**
   * Extracts what is not done yet and makes cohorts of all.
   *
   * @param folder with recordings in or below it
   * @param labels file with the labels; empty for those of the study's published cells, which are
   *     known by the names of the files or by the ids that the recordings give
   * @throws InputException where a species has recordings and fewer than two classes among them
   */
  public static RecordedCohorts into(
      Study study, Path folder, Optional<Path> labels, int threads, Progress progress)
      throws InterruptedException {
    ExtractionSettings settings = ExtractionSettings.of(Preset.PAPER);
    study.label(labels.map(CellLabelTable::read).orElseGet(() -> published(study)));
    ExtractionSummary summary =
        study.extract(RecordingFiles.find(List.of(folder.toString())), settings, threads, progress);
    if (summary.refused().size() == summary.files()) {
      return new RecordedCohorts(summary, List.of(), Set.of(), List.of());
    }
    ExtractedCohorts.Assembled assembled =
        study.addExtracted(
            settings,
            ExtractedFeatures.FAMILIES,
            labels.isPresent() ? DataOrigin.OWN : DataOrigin.PUBLISHED,
            List.of());
    assembled.cohorts().forEach(cohort -> requireLabels(cohort, folder));
    List<String> warnings = new ArrayList<>(assembled.warnings());
    assembled
        .cohorts()
        .forEach(
            cohort ->
                tooFew(cohort)
                    .ifPresent(
                        why -> warnings.add(cohort.name() + " is left out of the models: " + why)));
    return new RecordedCohorts(summary, assembled.cohorts(), simulated(study), warnings);
  }

  private static Set<String> simulated(Study study) {
    return study.inputs().stream()
        .filter(input -> input.source().origin() == DataOrigin.SIMULATED)
        .map(input -> input.cohort().name())
        .collect(Collectors.toSet());
  }

  /** Whether its recordings, or some of them, say that they are made up. */
  public boolean isSimulated(Cohort cohort) {
    return simulated.contains(cohort.name());
  }

  /** Why the cells are too few for the published number of folds; empty where they are not. */
  static Optional<String> tooFew(Cohort cohort) {
    if (cohort.classes().size() < 2) {
      return Optional.of("it has fewer than two classes");
    }
    try {
      for (SplitChoice choice : SplitChoice.values()) {
        choice.scheme(FOLDS, VALIDATION_SHARE).splits(cohort, 1, 1);
      }
      return Optional.empty();
    } catch (SplitException few) {
      return Optional.of(few.getMessage());
    }
  }

  private static List<CellLabel> published(Study study) {
    return study.inputs().stream()
        .map(StudyInput::cohort)
        .filter(cohort -> !cohort.name().startsWith(ExtractedCohorts.PREFIX))
        .filter(cohort -> !cohort.name().contains(ReproductionRun.ALIGNED))
        .flatMap(cohort -> cohort.cells().stream())
        .map(RecordedCohorts::label)
        .toList();
  }

  private static CellLabel label(Cell cell) {
    boolean named = cell.id().toLowerCase(Locale.ROOT).endsWith(".nwb");
    return new CellLabel(
        cell.id(),
        named ? Optional.of(cell.id()) : Optional.empty(),
        Optional.of(cell.species()),
        cell.donor(),
        cell.subclass(),
        cell.condition());
  }

  private static void requireLabels(Cohort cohort, Path folder) {
    if (cohort.classes().size() < 2) {
      throw new InputException(
          folder
              + ": the "
              + cohort.cells().get(0).species().label()
              + " recordings have "
              + (cohort.classes().isEmpty() ? "no labels" : "labels of one class only")
              + "; name a table of labels with --labels (docs/recordings.md), or use the archive's"
              + " names of the files, by which the published tables know them");
    }
  }
}
