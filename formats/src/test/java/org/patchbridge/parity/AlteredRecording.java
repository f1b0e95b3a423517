package org.patchbridge.parity;

import java.util.function.UnaryOperator;
import org.patchbridge.recording.ForwardingRecording;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/** A recording whose sweeps are not as they were recorded. */
final class AlteredRecording extends ForwardingRecording {
  private final UnaryOperator<Sweep> change;

  AlteredRecording(Recording recording, UnaryOperator<Sweep> change) {
    super(recording);
    this.change = change;
  }

  @Override
  public Sweep load(SweepInfo info) {
    return change.apply(super.load(info));
  }

  @Override
  public double[] picoamps(SweepInfo info) {
    return load(info).picoamps();
  }
}
