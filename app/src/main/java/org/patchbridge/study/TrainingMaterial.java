package org.patchbridge.study;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.patchbridge.bundle.cells.Material;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.recorded.RecordedInput;
import org.patchbridge.study.plan.CovariateModels;
import org.patchbridge.study.store.ExtractedCohorts;
import org.patchbridge.study.store.ExtractedFeatures;
import org.patchbridge.study.store.RecordedOrigins;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.table.recorded.RecordedColumnsText;
import org.patchbridge.work.CohortDigest;
import org.patchbridge.work.InputException;

/** The cells of a study that a model to be saved learns from. */
final class TrainingMaterial {
  private final List<StudyInput> inputs;
  private final StudyStore store;
  private final ExtractionSettings extraction;

  /**
   * @param extraction how recordings of the study were extracted
   */
  TrainingMaterial(List<StudyInput> inputs, StudyStore store, ExtractionSettings extraction) {
    this.inputs = inputs;
    this.store = store;
    this.extraction = extraction;
  }

  /**
   * @param name empty where the study has only one cohort
   * @throws InputException where there is no such cohort, or several could be meant
   */
  StudyInput input(Optional<String> name) {
    List<StudyInput> meant =
        inputs.stream()
            .filter(input -> name.isEmpty() || name.get().equals(input.cohort().name()))
            .toList();
    if (meant.size() != 1) {
      String known =
          inputs.stream().map(StudyInput::titleWithName).collect(Collectors.joining(", "));
      throw new InputException(
          name.map(asked -> "the study has no cohort '" + asked + "'")
                  .orElse("the study has " + inputs.size() + " cohorts")
              + "; name one with --cohort: "
              + known);
    }
    return meant.get(0);
  }

  /**
   * The labelled cells of the cohort. Of recordings novelty is judged by scalars, because vectors
   * of families have more positions than there are cells.
   *
   * @param covariates that the model takes besides; novelty is judged without them
   * @throws InputException where no cell is labelled, recordings were extracted otherwise, or a
   *     covariate is not known
   */
  Material of(StudyInput input, List<String> covariates) {
    Cohort cohort = labelled(input, input.cohort());
    boolean withCovariates = !covariates.isEmpty();
    Cohort taken = withCovariates ? CovariateModels.with(input, covariates) : input.cohort();
    Cohort learnt = withCovariates ? labelled(input, taken) : cohort;
    String digest = withCovariates ? CohortDigest.of(taken) : input.cohortId();
    if (!cohort.name().startsWith(ExtractedCohorts.PREFIX)) {
      CellOrigins origins = input.source().origins(cohort.size());
      return new Material(
          learnt, cohort, digest, input.source().how(), Map.of(), origins, recorded(input));
    }
    ExtractedCohorts.Assembled scalars =
        new ExtractedCohorts(store, extraction).assemble(ExtractedFeatures.SCALARS);
    return new Material(
        learnt,
        scalars(cohort, scalars.cohorts()),
        digest,
        input.source().how(),
        extraction.recipe(),
        scalars.origins().of(cohort.cells(), RecordedOrigins.others(input.source())));
  }

  /** Recordings are taken as 'train' is told to, whatever program made the tables. */
  private Optional<RecordedInput> recorded(StudyInput input) {
    List<String> columns = input.source().recordedColumns();
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RecordedInput(
                RecordedColumnsText.read(input.cohort().name(), columns), extraction.recipe()));
  }

  private static Cohort labelled(StudyInput input, Cohort cohort) {
    int[] rows =
        IntStream.range(0, cohort.size())
            .filter(row -> cohort.cells().get(row).subclass().isPresent())
            .toArray();
    if (rows.length == 0) {
      throw new InputException(
          input.titleWithName()
              + ": no cell has a subclass to learn; give it with 'extract --labels'");
    }
    return rows.length == cohort.size() ? cohort : cohort.select(rows);
  }

  /** Scalars of the same recordings. */
  private Cohort scalars(Cohort cohort, List<Cohort> scalars) {
    Cohort found =
        scalars.stream()
            .filter(one -> one.cells().get(0).species() == cohort.cells().get(0).species())
            .findFirst()
            .orElseThrow(() -> extractedOtherwise(cohort));
    Map<Cell, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < found.size(); row++) {
      rowOf.put(found.cells().get(row), row);
    }
    int[] rows = cohort.cells().stream().mapToInt(cell -> rowOf.getOrDefault(cell, -1)).toArray();
    if (Arrays.stream(rows).anyMatch(row -> row < 0)) {
      throw extractedOtherwise(cohort);
    }
    return found.select(rows);
  }

  private InputException extractedOtherwise(Cohort cohort) {
    return new InputException(
        cohort.name()
            + ": its recordings were extracted with other settings than preset "
            + extraction.preset().key()
            + ", or by an earlier version; name the settings with --preset, --ontology, --protocol"
            + " and --electrode, or run 'extract' again");
  }
}
