package org.patchbridge.findings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.dataset.Species;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileExtraction;
import org.patchbridge.inspection.CellSections;
import org.patchbridge.recording.Recording;
import org.patchbridge.report.section.CellSection;
import org.patchbridge.study.store.LabelledRecordings;
import org.patchbridge.study.store.RecordingTable;
import org.patchbridge.table.CellLabel;
import org.patchbridge.work.InputException;

/** Parts of a report that show one recorded cell each: sweeps, spikes, families. */
public final class CellPages {
  private final List<RecordingTable.StoredRecording> recordings;
  private final Map<String, String> cellOfRecording = new HashMap<>();
  private final ExtractionSettings settings;
  private final FileExtraction reader;

  /**
   * One recorded cell.
   *
   * @param cellId as cohorts know the cell; empty for a recording of no known species
   */
  record CellPage(Optional<String> cellId, CellSection section) {}

  public CellPages(
      List<RecordingTable.StoredRecording> recordings,
      List<CellLabel> labels,
      ExtractionSettings settings) {
    this.recordings = recordings;
    this.settings = settings;
    this.reader = new FileExtraction(settings);
    LabelledRecordings cells = LabelledRecordings.of(recordings, labels);
    for (Species species : cells.species()) {
      for (LabelledRecordings.Member member : cells.members(species)) {
        cellOfRecording.put(member.key(), member.cell().id());
      }
    }
  }

  /**
   * Reads the recordings again.
   *
   * @param wanted ids or file names, as the study knows them
   * @throws InputException where the study has no such recording, or other settings took it
   * @throws org.patchbridge.recording.RecordingException where the file has gone or has changed
   */
  public List<CellPage> of(List<String> wanted) {
    return wanted.stream().map(this::find).map(this::page).toList();
  }

  private RecordingTable.StoredRecording find(String wanted) {
    RecordingTable.StoredRecording found =
        recordings.stream()
            .filter(RecordingTable.StoredRecording::isDone)
            .filter(stored -> isNamed(stored, wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        "the study has no extracted recording '"
                            + wanted
                            + "'; name one by its id or file name, or 'extract' it first"));
    if (!found.settings().equals(settings.digest())) {
      throw new InputException(
          found.file().path()
              + ": was extracted with another preset, ontology, protocol or electrode; name them"
              + " with --preset, --ontology, --protocol and --electrode");
    }
    return found;
  }

  private static boolean isNamed(RecordingTable.StoredRecording stored, String wanted) {
    return stored.id().filter(wanted::equals).isPresent()
        || stored.file().path().getFileName().toString().equals(wanted);
  }

  private CellPage page(RecordingTable.StoredRecording stored) {
    try (Recording recording = reader.open(stored.file().path().toString())) {
      return new CellPage(
          Optional.ofNullable(cellOfRecording.get(stored.key())),
          CellSections.of(recording, reader.features(recording)));
    }
  }
}
