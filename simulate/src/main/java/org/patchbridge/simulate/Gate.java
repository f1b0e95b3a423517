package org.patchbridge.simulate;

/**
 * A gating variable of the membrane: its steady state and time constant as functions of voltage.
 * Sodium and delayed rectifier follow Traub and Miles as used by Pospischil et al. 2008; the steady
 * states of the fast potassium and the delay current Golomb et al. 2007; the M-like current Yamada
 * et al. 1989 as in Pospischil et al. 2008. The rest are plain curves in the range reported for
 * neocortical interneurons at 34 °C.
 */
enum Gate {
  SODIUM_ACTIVATION {
    @Override
    double steady(double mv, NeuronParameters neuron) {
      double v = mv - neuron.get(Parameter.SPIKE_VOLTAGE);
      double opening = 0.32 * linoid(13 - v, 4);
      return opening / (opening + 0.28 * linoid(v - 40, 5));
    }

    @Override
    double tauMs(double mv, NeuronParameters neuron) {
      double v = mv - neuron.get(Parameter.SPIKE_VOLTAGE);
      double rate = 0.32 * linoid(13 - v, 4) + 0.28 * linoid(v - 40, 5);
      return 1 / (rate * neuron.get(Parameter.SODIUM_SPEED));
    }
  },
  SODIUM_INACTIVATION {
    @Override
    double steady(double mv, NeuronParameters neuron) {
      double v = mv - neuron.get(Parameter.SPIKE_VOLTAGE);
      double opening = 0.128 * Math.exp((17 - v) / 18);
      return opening / (opening + 4 / (1 + Math.exp((40 - v) / 5)));
    }

    @Override
    double tauMs(double mv, NeuronParameters neuron) {
      double v = mv - neuron.get(Parameter.SPIKE_VOLTAGE);
      double rate = 0.128 * Math.exp((17 - v) / 18) + 4 / (1 + Math.exp((40 - v) / 5));
      return 1 / (rate * neuron.get(Parameter.SODIUM_SPEED));
    }
  },
  POTASSIUM_ACTIVATION {
    @Override
    double steady(double mv, NeuronParameters neuron) {
      double v = mv - neuron.get(Parameter.SPIKE_VOLTAGE);
      double opening = 0.032 * linoid(15 - v, 5);
      return opening / (opening + 0.5 * Math.exp((10 - v) / 40));
    }

    @Override
    double tauMs(double mv, NeuronParameters neuron) {
      double v = mv - neuron.get(Parameter.SPIKE_VOLTAGE);
      double rate = 0.032 * linoid(15 - v, 5) + 0.5 * Math.exp((10 - v) / 40);
      return 1 / (rate * neuron.get(Parameter.POTASSIUM_SPEED));
    }
  },
  FAST_POTASSIUM_ACTIVATION {
    @Override
    double steady(double mv, NeuronParameters neuron) {
      return boltzmann(mv, -12.4, 6.8);
    }

    @Override
    double tauMs(double mv, NeuronParameters neuron) {
      double tau = 0.2 + 1.8 / Math.cosh((mv + 15) / 20);
      return tau / neuron.get(Parameter.POTASSIUM_SPEED);
    }
  },
  MUSCARINIC_ACTIVATION {
    @Override
    double steady(double mv, NeuronParameters neuron) {
      return boltzmann(mv, -35, 10);
    }

    @Override
    double tauMs(double mv, NeuronParameters neuron) {
      double v = (mv + 35) / 20;
      return neuron.get(Parameter.MUSCARINIC_TAU) / (3.3 * Math.exp(v) + Math.exp(-v));
    }
  },
  AFTERHYPERPOLARISATION_ACTIVATION {
    /** Time in which a spike opens the current, ms. */
    private static final double OPENING_TAU_MS = 2;

    @Override
    double steady(double mv, NeuronParameters neuron) {
      return boltzmann(mv, -5, 4);
    }

    @Override
    double tauMs(double mv, NeuronParameters neuron) {
      double closing = neuron.get(Parameter.AFTERHYPERPOLARISATION_TAU);
      return closing + (OPENING_TAU_MS - closing) * boltzmann(mv, -15, 3);
    }
  },
  DELAY_INACTIVATION {
    @Override
    double steady(double mv, NeuronParameters neuron) {
      return boltzmann(mv, -70, -6);
    }

    @Override
    double tauMs(double mv, NeuronParameters neuron) {
      return neuron.get(Parameter.DELAY_TAU);
    }
  },
  H_ACTIVATION {
    @Override
    double steady(double mv, NeuronParameters neuron) {
      return boltzmann(mv, -82, -7);
    }

    @Override
    double tauMs(double mv, NeuronParameters neuron) {
      double v = (mv + 75) / 20;
      return 5 + neuron.get(Parameter.H_TAU) * 2 / (Math.exp(v) + Math.exp(-v));
    }
  },
  T_INACTIVATION {
    @Override
    double steady(double mv, NeuronParameters neuron) {
      return boltzmann(mv, -80, -5);
    }

    @Override
    double tauMs(double mv, NeuronParameters neuron) {
      return 20 + 60 * boltzmann(mv, -70, -5);
    }
  };

  abstract double steady(double mv, NeuronParameters neuron);

  abstract double tauMs(double mv, NeuronParameters neuron);

  /** x / (exp(x / k) − 1), continued through x = 0, where the quotient is k. */
  private static double linoid(double x, double k) {
    return Math.abs(x) < 1e-6 ? k - x / 2 : x / Math.expm1(x / k);
  }

  /** Rises with voltage for a positive slope, falls for a negative one. */
  static double boltzmann(double mv, double half, double slope) {
    return 1 / (1 + Math.exp((half - mv) / slope));
  }
}
