package org.patchbridge.study;

import java.util.List;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.CellFeatures;
import org.patchbridge.inspection.CellSections;
import org.patchbridge.reader.RecordingReader;
import org.patchbridge.recording.Recording;
import org.patchbridge.report.CellSection;

/** Parts of a report that show one recorded cell each: sweeps, spikes, families. */
final class CellPages {
  private final List<RecordingTable.Stored> recordings;
  private final ExtractionSettings settings;

  CellPages(List<RecordingTable.Stored> recordings, ExtractionSettings settings) {
    this.recordings = recordings;
    this.settings = settings;
  }

  /**
   * Reads the recordings again.
   *
   * @param wanted ids or file names, as the study knows them
   * @throws StudyException where the study has no such recording, or other settings took it
   * @throws org.patchbridge.recording.RecordingException where the file has gone or has changed
   */
  List<CellSection> of(List<String> wanted) {
    return wanted.stream().map(this::find).map(this::page).toList();
  }

  private RecordingTable.Stored find(String wanted) {
    RecordingTable.Stored found =
        recordings.stream()
            .filter(RecordingTable.Stored::isDone)
            .filter(stored -> isNamed(stored, wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    new StudyException(
                        "the study has no extracted recording '"
                            + wanted
                            + "'; name one by its id or file name, or 'extract' it first"));
    if (!found.settings().equals(settings.digest())) {
      throw new StudyException(
          found.file().path()
              + ": was extracted with another preset, ontology, protocol or electrode; name them"
              + " with --preset, --ontology, --protocol and --electrode");
    }
    return found;
  }

  private static boolean isNamed(RecordingTable.Stored stored, String wanted) {
    return stored.id().filter(wanted::equals).isPresent()
        || stored.file().path().getFileName().toString().equals(wanted);
  }

  private CellSection page(RecordingTable.Stored stored) {
    Recording opened = RecordingReader.open(stored.file().path(), settings.electrode());
    try (Recording recording = settings.protocols().settle(opened, settings.ontology())) {
      CellExtraction extraction =
          CellFeatures.extract(recording, settings.preset(), settings.ontology());
      return CellSections.of(recording, extraction);
    }
  }
}
