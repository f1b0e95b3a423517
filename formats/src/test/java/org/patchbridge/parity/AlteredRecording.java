package org.patchbridge.parity;

import java.util.List;
import java.util.function.UnaryOperator;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Subject;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/** A recording whose sweeps are not as they were recorded. */
record AlteredRecording(Recording recording, UnaryOperator<Sweep> change) implements Recording {

  @Override
  public Sweep load(SweepInfo info) {
    return change.apply(recording.load(info));
  }

  @Override
  public String source() {
    return recording.source();
  }

  @Override
  public String id() {
    return recording.id();
  }

  @Override
  public Subject subject() {
    return recording.subject();
  }

  @Override
  public List<SweepInfo> sweeps() {
    return recording.sweeps();
  }

  @Override
  public List<Finding> findings() {
    return recording.findings();
  }

  @Override
  public void close() {
    recording.close();
  }
}
