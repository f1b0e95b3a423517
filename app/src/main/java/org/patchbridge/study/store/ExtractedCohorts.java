package org.patchbridge.study.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.title.CohortTitle;

/** Cohorts, one a species, of the recordings that a study has extracted with the same settings. */
public final class ExtractedCohorts {
  /** Begins the names of cohorts of recordings. */
  public static final String PREFIX = "extracted-";

  private final StudyStore store;
  private final ExtractionSettings settings;

  public ExtractedCohorts(StudyStore store, ExtractionSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /**
   * What came of it.
   *
   * @param cohorts {@code extracted-mouse}, {@code extracted-human} or both; may be empty
   * @param warnings what a person should know, one sentence each
   * @param origins which of the cells are simulated
   * @param recordings by name of the cohort, the store's key of each row's recording, whose vectors
   *     the row has; of no cohort where the rows have scalars
   */
  public record Assembled(
      List<Cohort> cohorts,
      List<String> warnings,
      RecordedOrigins origins,
      Map<String, List<String>> recordings) {

    /** Of one of the cohorts; empty where its values are its own. */
    public List<String> recordings(Cohort cohort) {
      return recordings.getOrDefault(cohort.name(), List.of());
    }
  }

  public Assembled assemble(ExtractedFeatures features) {
    List<RecordingTable.StoredRecording> done =
        new RecordingTable(store)
            .all().stream().filter(RecordingTable.StoredRecording::isDone).toList();
    List<RecordingTable.StoredRecording> same =
        done.stream().filter(one -> one.settings().equals(settings.digest())).toList();
    LabelledRecordings cells = LabelledRecordings.of(same, new LabelTable(store).all());
    List<String> warnings = new ArrayList<>(cells.warnings());
    if (same.size() < done.size()) {
      warnings.add(
          (done.size() - same.size())
              + " recordings of this study were extracted with other settings and are left out;"
              + " extract them again with these");
    }
    List<Cohort> cohorts = new ArrayList<>();
    Map<Cell, Boolean> simulated = new HashMap<>();
    Map<String, List<String>> recordings = new HashMap<>();
    for (Species species : cells.species()) {
      for (LabelledRecordings.Member member : cells.members(species)) {
        member.simulated().ifPresent(is -> simulated.put(member.cell(), is));
      }
      List<String> keys =
          cells.members(species).stream().map(LabelledRecordings.Member::key).toList();
      Cohort cohort = cohort(species, cells, keys, features);
      cohorts.add(cohort);
      if (features == ExtractedFeatures.FAMILIES) {
        recordings.put(cohort.name(), keys);
      }
      boolean made = cohort.cells().stream().anyMatch(cell -> simulated.getOrDefault(cell, false));
      warnOfMissing(cohort, CohortTitle.of(cohort.name(), made), warnings);
    }
    return new Assembled(cohorts, warnings, new RecordedOrigins(simulated), recordings);
  }

  private Cohort cohort(
      Species species, LabelledRecordings cells, List<String> keys, ExtractedFeatures features) {
    ExtractedBlocks source = new ExtractedBlocks(store, settings);
    List<FamilyBlock> blocks =
        switch (features) {
          case FAMILIES -> source.families(keys);
          case SCALARS -> source.scalars(keys);
        };
    return new Cohort(
        PREFIX + species.label() + features.suffix(),
        cells.members(species).stream().map(LabelledRecordings.Member::cell).toList(),
        blocks,
        cells.exclusions(species));
  }

  private static void warnOfMissing(Cohort cohort, String title, List<String> warnings) {
    long unlabelled = cohort.cells().stream().filter(cell -> cell.subclass().isEmpty()).count();
    if (unlabelled > 0) {
      warnings.add(
          title
              + ": "
              + unlabelled
              + " of "
              + cohort.size()
              + " cells have no subclass; give it with --labels to evaluate models on them");
    }
    if (cohort.cellsWithoutDonor() > 0) {
      warnings.add(
          title
              + ": "
              + cohort.cellsWithoutDonor()
              + " cells have no donor and count as donors of their own; give it with --labels");
    }
  }
}
