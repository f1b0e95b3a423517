package org.patchbridge.abf;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an epoch draws, from the level the command had before it. Trains hold whole pulses only:
 * what is left of the epoch stays at the level before. As Axon's library draws them, but for the
 * ramp, which reaches its level with the last sample and has the level before in the first.
 */
enum EpochShape {
  STEP(1) {
    @Override
    void draw(double[] into, int from, int to, Pulse pulse) {
      Arrays.fill(into, from, to, pulse.level);
    }
  },
  RAMP(2) {
    @Override
    void draw(double[] into, int from, int to, Pulse pulse) {
      double last = Math.max(1, pulse.duration - 1);
      for (int k = from; k < to; k++) {
        into[k] = pulse.before + (pulse.level - pulse.before) * ((k - from) / last);
      }
    }
  },
  PULSE_TRAIN(3) {
    @Override
    double at(int sample, Pulse pulse) {
      return sample < pulse.width ? pulse.level : pulse.before;
    }

    @Override
    boolean endsWithPulse() {
      return true;
    }
  },
  TRIANGLE_TRAIN(4) {
    @Override
    double at(int sample, Pulse pulse) {
      double rise = pulse.level - pulse.before;
      return sample < pulse.width
          ? pulse.before + rise / pulse.width * sample
          : pulse.level - rise / (pulse.period - pulse.width) * (sample - pulse.width);
    }
  },
  COSINE_TRAIN(5) {
    @Override
    double at(int sample, Pulse pulse) {
      double part = (1 - Math.cos(2 * Math.PI * sample / pulse.period)) / 2;
      return pulse.before + (pulse.level - pulse.before) * part;
    }
  },
  RESISTANCE(6) {
    @Override
    void draw(double[] into, int from, int to, Pulse pulse) {
      int half = Math.min(to, from + pulse.duration / 2);
      Arrays.fill(into, from, half, pulse.holding);
      Arrays.fill(into, half, to, pulse.level);
    }
  },
  BIPHASIC_TRAIN(7) {
    @Override
    double at(int sample, Pulse pulse) {
      if (sample < pulse.width / 2) {
        return pulse.level;
      }
      return sample < pulse.width ? 2 * pulse.before - pulse.level : pulse.before;
    }

    @Override
    boolean endsWithPulse() {
      return true;
    }
  };

  private final int typeCode;

  EpochShape(int typeCode) {
    this.typeCode = typeCode;
  }

  /** Parameters of an epoch in one sweep; durations in samples. */
  record Pulse(double before, double level, double holding, int duration, int period, int width) {}

  static Optional<EpochShape> of(int typeCode) {
    return Arrays.stream(values()).filter(shape -> shape.typeCode == typeCode).findFirst();
  }

  /**
   * Draws the epoch.
   *
   * @param from first sample
   * @param to sample after the last that fits the sweep
   */
  void draw(double[] into, int from, int to, Pulse pulse) {
    int drawn = pulse.period > 0 ? wholePulses(pulse) : 0;
    for (int k = from; k < to; k++) {
      into[k] = k - from < drawn ? at((k - from) % pulse.period, pulse) : pulse.before;
    }
  }

  /** Value of a train at a sample of its period. */
  double at(int sample, Pulse pulse) {
    throw new UnsupportedOperationException(name() + " is no train");
  }

  /** Whether a last period is drawn that has room for the pulse, if not for the pause after it. */
  boolean endsWithPulse() {
    return false;
  }

  private int wholePulses(Pulse pulse) {
    int rest = pulse.duration % pulse.period;
    return endsWithPulse() && rest >= pulse.width ? pulse.duration : pulse.duration - rest;
  }
}
