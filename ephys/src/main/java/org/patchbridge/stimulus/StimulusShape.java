package org.patchbridge.stimulus;

import java.util.Optional;
import org.patchbridge.recording.InjectedCurrent;

/** What a stimulus is for, told from the injected current alone. */
final class StimulusShape {
  /** Long squares last at least this long, s; the Allen Institute's last one. */
  static final double SHORTEST_LONG_SQUARE = 0.3;

  /** Short squares last at most this long, s; the Allen Institute's last three thousandths. */
  private static final double LONGEST_SHORT_SQUARE = 0.01;

  /** A ramp rises slowly, s. */
  private static final double SHORTEST_RAMP = 0.3;

  /** A ramp has no step that is a larger part of it: a staircase is none. */
  private static final double LARGEST_STEP = 0.1;

  private StimulusShape() {}

  /**
   * Long square, short square or ramp; empty for everything else, and where the current has no
   * onset or no end.
   *
   * @param picoamps the whole current of a sweep, with or without a test pulse
   */
  static Optional<Protocol> protocolOf(double[] picoamps, double samplingRateHz) {
    return OwnStimulus.of(InjectedCurrent.of(picoamps), picoamps.length, samplingRateHz)
        .filter(epoch -> epoch.first() >= 1 && epoch.first() <= epoch.last())
        .flatMap(epoch -> protocolOf(picoamps, epoch, samplingRateHz));
  }

  private static Optional<Protocol> protocolOf(
      double[] picoamps, Epoch epoch, double samplingRateHz) {
    double seconds = (epoch.last() - epoch.first() + 1) / samplingRateHz;
    if (isConstant(picoamps, epoch)) {
      if (seconds >= SHORTEST_LONG_SQUARE) {
        return Optional.of(Protocol.LONG_SQUARE);
      }
      return seconds <= LONGEST_SHORT_SQUARE
          ? Optional.of(Protocol.SHORT_SQUARE)
          : Optional.empty();
    }
    return seconds >= SHORTEST_RAMP && risesSlowly(picoamps, epoch)
        ? Optional.of(Protocol.RAMP)
        : Optional.empty();
  }

  private static boolean isConstant(double[] picoamps, Epoch epoch) {
    for (int k = epoch.first(); k <= epoch.last(); k++) {
      if (picoamps[k] != picoamps[epoch.first()]) {
        return false;
      }
    }
    return true;
  }

  private static boolean risesSlowly(double[] picoamps, Epoch epoch) {
    double rise = picoamps[epoch.last()] - picoamps[epoch.first() - 1];
    for (int k = epoch.first(); k <= epoch.last(); k++) {
      double step = picoamps[k] - picoamps[k - 1];
      if (!(step >= 0 && step <= LARGEST_STEP * rise)) {
        return false;
      }
    }
    return true;
  }
}
