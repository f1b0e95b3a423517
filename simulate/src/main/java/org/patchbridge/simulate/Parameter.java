package org.patchbridge.simulate;

import java.util.Locale;

/** One biophysical parameter of a {@link MembraneModel}, with its unit. */
enum Parameter {
  CAPACITANCE("pF", Spread.RATIO),
  LEAK("nS", Spread.RATIO),
  LEAK_REVERSAL("mV", Spread.DIFFERENCE),
  SODIUM("nS", Spread.RATIO),
  SODIUM_REVERSAL("mV", Spread.DIFFERENCE),
  /** Where the sodium and delayed-rectifier gates stand on the voltage axis. */
  SPIKE_VOLTAGE("mV", Spread.DIFFERENCE),
  SODIUM_SPEED("", Spread.RATIO),
  POTASSIUM("nS", Spread.RATIO),
  POTASSIUM_SPEED("", Spread.RATIO),
  /** Kv3-like, opens only during spikes: what makes spikes narrow and fast trains possible. */
  FAST_POTASSIUM("nS", Spread.RATIO),
  /** M-like slow potassium current: adaptation. */
  MUSCARINIC("nS", Spread.RATIO),
  MUSCARINIC_TAU("ms", Spread.RATIO),
  /** Potassium current that each spike opens for a while: medium afterhyperpolarisation. */
  AFTERHYPERPOLARISATION("nS", Spread.RATIO),
  AFTERHYPERPOLARISATION_TAU("ms", Spread.RATIO),
  /** D-like potassium current that inactivates slowly: delays the first spike. */
  DELAY("nS", Spread.RATIO),
  DELAY_TAU("ms", Spread.RATIO),
  /** Opens with hyperpolarisation: sag. */
  H("nS", Spread.RATIO),
  H_TAU("ms", Spread.RATIO),
  /** Low-threshold calcium current: rebound and bursts. */
  T("nS", Spread.RATIO),
  /** SD of the background current. */
  NOISE("pA", Spread.RATIO);

  /** How two cells differ in a parameter: by a factor, or by an amount. */
  enum Spread {
    RATIO,
    DIFFERENCE;

    /** {@code value} moved by {@code deviation}: a logarithmic ratio, or a plain difference. */
    double shift(double value, double deviation) {
      return this == RATIO ? value * Math.exp(deviation) : value + deviation;
    }

    /** The point that lies {@code share} of the way from one value to another. */
    double between(double from, double to, double share) {
      return this == RATIO && from > 0 && to > 0
          ? from * Math.pow(to / from, share)
          : from + share * (to - from);
    }
  }

  private final String unit;
  private final Spread spread;

  Parameter(String unit, Spread spread) {
    this.unit = unit;
    this.spread = spread;
  }

  String unit() {
    return unit;
  }

  Spread spread() {
    return spread;
  }

  /** The name in parameter tables, for example {@code leak_reversal}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
