package org.patchbridge.recording;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A recording that hands every question on to another one. What wraps a recording extends this and
 * answers anew only what it changes, so that nothing the other knows is lost on the way.
 */
public abstract class ForwardingRecording implements Recording {
  private final Recording recording;

  /**
   * @param recording the one that answers; closed with this one
   */
  protected ForwardingRecording(Recording recording) {
    this.recording = Objects.requireNonNull(recording, "recording");
  }

  @Override
  public Electrodes electrodes() {
    return recording.electrodes();
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
  public boolean isSimulated() {
    return recording.isSimulated();
  }

  @Override
  public List<SweepInfo> sweeps() {
    return recording.sweeps();
  }

  @Override
  public boolean hasStimulusCodes() {
    return recording.hasStimulusCodes();
  }

  @Override
  public List<SkippedSweep> skipped() {
    return recording.skipped();
  }

  @Override
  public List<SweepInfo> voltageClampSweeps() {
    return recording.voltageClampSweeps();
  }

  @Override
  public OptionalDouble biasPicoamps(SweepInfo sweep) {
    return recording.biasPicoamps(sweep);
  }

  @Override
  public List<Finding> findings() {
    return recording.findings();
  }

  /** Whoever changes what is loaded answers {@link #picoamps(SweepInfo)} anew, too. */
  @Override
  public Sweep load(SweepInfo sweep) {
    return recording.load(sweep);
  }

  @Override
  public void recycle(Sweep sweep) {
    recording.recycle(sweep);
  }

  @Override
  public double[] picoamps(SweepInfo sweep) {
    return recording.picoamps(sweep);
  }

  @Override
  public void close() {
    recording.close();
  }
}
