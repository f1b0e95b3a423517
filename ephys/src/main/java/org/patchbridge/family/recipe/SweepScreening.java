package org.patchbridge.family.recipe;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.patchbridge.family.SpontaneousSpikes;
import org.patchbridge.quality.QualityFailure;
import org.patchbridge.quality.QualityLimits;
import org.patchbridge.quality.SweepQuality;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.InjectedCurrent;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;
import org.patchbridge.stimulus.Epoch;
import org.patchbridge.stimulus.OwnStimulus;
import org.patchbridge.stimulus.Protocol;
import org.patchbridge.stimulus.StimulusWindow;
import org.patchbridge.stimulus.SweepEpochs;

/**
 * Decides which sweeps are analysed and says why not: unreadable, aborted, without stimulus, or of
 * bad quality. Nothing is dropped without a finding.
 */
final class SweepScreening {
  /** Time after the stimulus in which the potential recovers, s. */
  private static final double RECOVERY_SECONDS = 0.5;

  private final ProtocolSweeps source;
  private final QualityLimits limits;
  private final OnBadQuality onBadQuality;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<Protocol> rejecting = EnumSet.noneOf(Protocol.class);

  SweepScreening(ProtocolSweeps source, QualityLimits limits, OnBadQuality onBadQuality) {
    this.source = source;
    this.limits = limits;
    this.onBadQuality = onBadQuality;
  }

  /**
   * A usable sweep.
   *
   * @param stimulus first and last sample of it, from its own current
   * @param window the same in time; the end is the first sample after the stimulus
   */
  record Usable(SweepInfo info, Trace trace, Epoch stimulus, StimulusWindow window) {}

  List<Finding> findings() {
    return findings;
  }

  /** What a failed quality check means. */
  enum OnBadQuality {
    SKIP,
    /** The sweep is used, with a warning. */
    WARN
  }

  /**
   * Hands the usable sweeps of a protocol to a user, one in memory at a time: its samples are gone
   * when the user returns.
   */
  void forEach(Protocol protocol, Consumer<Usable> user) {
    Set<SweepInfo> zero = source.zeroSteps(protocol);
    for (SweepInfo info : source.of(protocol)) {
      if (zero.contains(info)) {
        skip(
            info,
            "stimulus-zero",
            "its step is 0 pA; what follows is a later step of the protocol");
      } else {
        offer(info, protocol, user);
      }
    }
  }

  /** Whether a sweep was left out for its quality alone. */
  boolean rejected() {
    return !rejecting.isEmpty();
  }

  /** Why there is no usable sweep of a protocol. */
  String absence(Protocol protocol, String name) {
    return rejecting.contains(protocol)
        ? "no " + name + " sweep passes the quality checks"
        : "no usable " + name + " sweep";
  }

  private void offer(SweepInfo info, Protocol protocol, Consumer<Usable> user) {
    LoadedSweep sweep;
    try {
      sweep = source.load(info);
    } catch (RecordingException e) {
      skip(info, "sweep-unreadable", e.getMessage());
      return;
    }
    // What is doubtful about the samples matters most where the sweep is then left out.
    sweep.sweep().findings().stream()
        .filter(finding -> finding.severity() == Finding.Severity.WARNING)
        .forEach(findings::add);
    screened(sweep, protocol).ifPresent(user);
    source.recycle(sweep);
  }

  private Optional<Usable> screened(LoadedSweep sweep, Protocol protocol) {
    try {
      return screen(sweep, protocol);
    } catch (MeasurementException e) {
      return skip(sweep.info(), "stimulus-unclear", e.reason());
    }
  }

  /** Notes that a sweep could not be measured. */
  void unmeasured(SweepInfo info, MeasurementException cause) {
    skip(info, "sweep-unmeasured", cause.reason());
  }

  private Optional<Usable> screen(LoadedSweep sweep, Protocol protocol) {
    SweepInfo info = sweep.info();
    Trace trace = sweep.trace();
    if (sweep.stimulusHasGaps()) {
      return skip(info, "stimulus-gap", "the stimulus contains NaN");
    }
    InjectedCurrent current = sweep.sweep().current();
    Optional<Epoch> stimulus =
        OwnStimulus.of(current, SweepEpochs.recordedLength(current), info.samplingRateHz());
    if (stimulus.isEmpty() || stimulus.get().first() < 1) {
      return skip(info, "stimulus-missing", "the current has no onset or no end");
    }
    boolean ramp = protocol == Protocol.RAMP;
    Epoch epoch = stimulus.get();
    int needed = ramp ? epoch.first() : epoch.last() + 1;
    if (trace.length() <= needed) {
      return skip(info, "sweep-aborted", "recording stopped before the stimulus was over");
    }
    List<QualityFailure> failures = failures(info, trace, epoch, ramp);
    boolean skipped = onBadQuality == OnBadQuality.SKIP && !failures.isEmpty();
    failures.forEach(failure -> findings.add(finding(info, failure, skipped)));
    if (skipped) {
      rejecting.add(protocol);
      return Optional.empty();
    }
    TimeAxis time = trace.time();
    double end = time.at(Math.min(epoch.last() + 1, trace.length() - 1));
    StimulusWindow window = new StimulusWindow(time.at(epoch.first()), end, time.start());
    return Optional.of(new Usable(info, trace, epoch, window));
  }

  private static Finding finding(SweepInfo info, QualityFailure failure, boolean skipped) {
    return new Finding(
        failure.id(),
        skipped ? Finding.Severity.SWEEP_SKIPPED : Finding.Severity.WARNING,
        info.location(),
        "sweep " + info.number() + ": " + failure.message());
  }

  private List<QualityFailure> failures(SweepInfo info, Trace trace, Epoch epoch, boolean ramp) {
    int recovered = epoch.last() + (int) (RECOVERY_SECONDS * info.samplingRateHz());
    boolean complete = trace.length() > recovered;
    if (!complete && !ramp) {
      findings.add(
          new Finding(
              "sweep-short",
              Finding.Severity.WARNING,
              info.location(),
              "sweep " + info.number() + " stops within half a second after the stimulus"));
    }
    SweepQuality quality =
        SweepQuality.of(
            trace.millivolts(),
            trace.length(),
            epoch,
            info.samplingRateHz(),
            trace.precision(),
            complete && !ramp
                ? SweepQuality.Recovery.EXPECTED
                : SweepQuality.Recovery.NOT_EXPECTED);
    return QualityFailure.of(quality, limits).stream()
        .map(failure -> SpontaneousSpikes.named(failure, trace, epoch))
        .toList();
  }

  private Optional<Usable> skip(SweepInfo info, String id, String fact) {
    findings.add(
        new Finding(
            id,
            Finding.Severity.SWEEP_SKIPPED,
            info.location(),
            "sweep " + info.number() + ": " + fact));
    return Optional.empty();
  }
}
