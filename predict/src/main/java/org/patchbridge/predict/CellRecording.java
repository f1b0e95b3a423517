package org.patchbridge.predict;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileExtraction;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.Preset;
import org.patchbridge.work.InputException;

/** One recorded cell. Every way of taking features is gone through once. Safe for many threads. */
public final class CellRecording {
  private final RecordingFile file;
  private final Map<Preset, FileOutcome> outcomes = new EnumMap<>(Preset.class);

  CellRecording(RecordingFile file) {
    this.file = file;
  }

  /** Absolute, without symbolic links. */
  public Path file() {
    return file.path();
  }

  /**
   * Families, scalars, spikes and findings, taken as the preset {@code default} does.
   *
   * @throws InputException where the recording gives no features, with the fact, its place and the
   *     remedy
   */
  public CellExtraction features() {
    return features(Preset.DEFAULT);
  }

  /**
   * The same by another preset.
   *
   * @throws InputException where the recording gives no features by this preset
   */
  public CellExtraction features(Preset preset) {
    if (outcome(preset) instanceof FileOutcome.Extracted extracted) {
      return extracted.extraction();
    }
    throw new InputException(((FileOutcome.Refused) outcome(preset)).message());
  }

  synchronized FileOutcome outcome(Preset preset) {
    return outcomes.computeIfAbsent(
        preset, each -> new FileExtraction(ExtractionSettings.of(each)).of(file));
  }
}
