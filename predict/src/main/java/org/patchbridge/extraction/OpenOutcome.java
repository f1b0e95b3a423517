package org.patchbridge.extraction;

import java.util.Optional;
import org.patchbridge.recording.Recording;

/** What became of one recording, and the recording itself, still open if it could be opened. */
public final class OpenOutcome implements AutoCloseable {
  private final FileOutcome outcome;
  private final Optional<Recording> recording;

  OpenOutcome(FileOutcome outcome, Optional<Recording> recording) {
    this.outcome = outcome;
    this.recording = recording;
  }

  /** Stays valid when the recording is closed. */
  public FileOutcome outcome() {
    return outcome;
  }

  /**
   * @throws java.util.NoSuchElementException where it could not be opened; one that gave features
   *     could
   */
  public Recording recording() {
    return recording.orElseThrow();
  }

  @Override
  public void close() {
    recording.ifPresent(Recording::close);
  }
}
