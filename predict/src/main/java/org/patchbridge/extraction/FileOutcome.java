package org.patchbridge.extraction;

import java.util.List;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.recording.Subject;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.stimulus.Protocol;

/** What became of one recording. */
public sealed interface FileOutcome {
  RecordingFile file();

  /**
   * A recording that gave features.
   *
   * @param id as the file gives it
   * @param sweeps its usable current-clamp sweeps
   * @param isSimulated whether the file says so
   */
  record Extracted(
      RecordingFile file,
      String id,
      Subject subject,
      List<NamedSweep> sweeps,
      CellExtraction extraction,
      boolean isSimulated)
      implements FileOutcome {}

  /** A sweep and what the ontology takes it for. */
  record NamedSweep(SweepInfo info, Protocol protocol) {}

  /**
   * A recording that gave none.
   *
   * @param message the fact, its place and the remedy
   */
  record Refused(RecordingFile file, String message) implements FileOutcome {}
}
