package org.patchbridge.family.recipe;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;
import org.patchbridge.stimulus.StimulusCharacteristics;
import org.patchbridge.stimulus.StimulusWindow;

/**
 * The sweeps of one protocol with the one window that all of them share: that of the last sweep
 * with a stimulus (IPFX: validate_sweeps). Each sweep is read once.
 */
final class ValidSweeps {
  /** Time that a sweep has to go on after the stimulus, s. */
  private static final double AFTER_STIMULUS = 0.2;

  /** Samples before the end of the stimulus that may not all be exactly zero. */
  private static final int CHECKED_SAMPLES = 100;

  private final ProtocolSweeps source;
  private final List<SweepInfo> sweeps;
  private final LoadedSweep last;
  private final StimulusWindow window;

  /**
   * @throws MeasurementException if no sweep has a stimulus
   */
  ValidSweeps(ProtocolSweeps source, List<SweepInfo> sweeps, String protocol) {
    this.source = source;
    this.sweeps = sweeps;
    if (sweeps.isEmpty()) {
      throw new MeasurementException("no " + protocol + " sweep");
    }
    for (int k = sweeps.size() - 1; k >= 0; k--) {
      LoadedSweep sweep = source.load(sweeps.get(k));
      Optional<StimulusCharacteristics> stimulus = stimulus(sweep.trace());
      if (stimulus.isPresent()) {
        last = sweep;
        double start = stimulus.get().startSeconds();
        window = new StimulusWindow(start, start + stimulus.get().durationSeconds());
        return;
      }
    }
    throw new MeasurementException("no " + protocol + " sweep has a stimulus");
  }

  StimulusWindow window() {
    return window;
  }

  /** Hands out all sweeps in ascending number, one in memory at a time but for the last. */
  void forEach(Consumer<LoadedSweep> user) {
    for (SweepInfo info : sweeps) {
      user.accept(info.number() == last.info().number() ? last : source.load(info));
    }
  }

  /** Whether a sweep has a stimulus, goes on long enough after it, and did not end before it. */
  boolean isValid(LoadedSweep sweep) {
    Trace trace = sweep.trace();
    TimeAxis time = trace.time();
    if (time.end() < window.endSeconds() + AFTER_STIMULUS || stimulus(trace).isEmpty()) {
      return false;
    }
    int end = time.indexOf(window.endSeconds());
    for (int k = Math.max(0, end - CHECKED_SAMPLES); k < end; k++) {
      if (trace.millivolts()[k] != 0) {
        return true;
      }
    }
    return false;
  }

  private static Optional<StimulusCharacteristics> stimulus(Trace trace) {
    return StimulusCharacteristics.of(trace, StimulusCharacteristics.TestPulse.PRESENT);
  }
}
