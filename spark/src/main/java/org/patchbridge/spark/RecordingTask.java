package org.patchbridge.spark;

import java.io.Serializable;
import java.nio.file.Path;
import org.patchbridge.extraction.RecordingFile;

/** A recording as it goes to an executor: its name and state, not its content. */
record RecordingTask(String path, long bytes, String modified) implements Serializable {
  private static final long serialVersionUID = 1L;

  static RecordingTask of(RecordingFile file) {
    return new RecordingTask(file.path().toString(), file.bytes(), file.modified());
  }

  RecordingFile file() {
    return new RecordingFile(Path.of(path), bytes, modified);
  }
}
