package org.patchbridge.stimulus;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.recording.InjectedCurrent;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.recording.SweepRefusedException;

/**
 * Finds, in protocols of several steps a sweep, the sweeps whose first step is 0 pA. By itself such
 * a current looks like that of a protocol with one step, which begins where the second one does;
 * the other sweeps tell that it is not. Looked for in formats without stimulus codes alone, whose
 * currents are read without the responses.
 */
public final class ZeroSteps {
  private ZeroSteps() {}

  /** A step, s from the begin of the sweep, and its height, pA. */
  private record Step(double onsetSeconds, double picoamps) {}

  /** Those among the long squares. */
  public static Set<SweepInfo> of(Recording recording, StimulusOntology ontology) {
    return of(
        recording,
        recording.sweeps().stream()
            .filter(sweep -> ontology.protocolOf(sweep.stimulusCode()) == Protocol.LONG_SQUARE)
            .toList());
  }

  /**
   * @param sweeps of one protocol
   * @return those whose step is 0 pA
   */
  public static Set<SweepInfo> of(Recording recording, List<SweepInfo> sweeps) {
    if (recording.hasStimulusCodes()) {
      return Set.of();
    }
    Map<SweepInfo, Step> first = new LinkedHashMap<>();
    Set<Step> later = new HashSet<>();
    for (SweepInfo sweep : sweeps) {
      current(recording, sweep)
          .ifPresent(
              current ->
                  OwnStimulus.of(current, current.length(), sweep.samplingRateHz())
                      .ifPresent(
                          own -> {
                            first.put(sweep, step(current, own.first(), sweep));
                            next(current, own)
                                .ifPresent(onset -> later.add(step(current, onset, sweep)));
                          }));
    }
    Set<SweepInfo> zero = new HashSet<>();
    first.forEach(
        (sweep, step) -> {
          if (later.contains(step)) {
            zero.add(sweep);
          }
        });
    return zero;
  }

  private static Step step(InjectedCurrent current, int onset, SweepInfo sweep) {
    return new Step(onset / sweep.samplingRateHz(), current.at(onset));
  }

  /** First sample of the step after the sweep's own. */
  private static Optional<Integer> next(InjectedCurrent current, Epoch own) {
    int length = current.length();
    int change = own.last() + 1 < length ? current.nextChange(own.last() + 1, length) : length;
    return change < length - 1 ? Optional.of(change + 1) : Optional.empty();
  }

  private static Optional<InjectedCurrent> current(Recording recording, SweepInfo sweep) {
    try {
      return Optional.of(InjectedCurrent.of(recording.picoamps(sweep)));
    } catch (SweepRefusedException e) {
      return Optional.empty();
    }
  }
}
