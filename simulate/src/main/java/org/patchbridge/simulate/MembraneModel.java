package org.patchbridge.simulate;

/**
 * A single-compartment neuron in motion. Gates advance by the exponential Euler rule, the voltage
 * by Crank–Nicolson between them; steps are 20 µs at rest and 5 µs while the voltage moves fast, so
 * that a spike's shape does not depend on the sampling rate. Not safe for use by several threads.
 */
final class MembraneModel {
  private static final double QUIET_STEP_MS = 0.02;
  private static final double FAST_STEP_MS = 0.005;

  /** The voltage counts as moving fast above this slope, mV/ms; a spike starts at about 15. */
  private static final double FAST_SLOPE_MV_PER_MS = 5;

  private static final double FAST_VOLTAGE_MV = -20;
  private static final double POTASSIUM_REVERSAL_MV = -92;
  private static final double H_REVERSAL_MV = -40;
  private static final double CALCIUM_REVERSAL_MV = 120;
  private static final double SETTLING_MS = 1000;
  private static final double WATCHED_MS = 500;
  private static final double STILL_MV = 0.5;

  private final NeuronParameters neuron;
  private final GatingTable quiet;
  private final GatingTable fast;
  private final int quietSteps;
  private final int fastSteps;
  private final double sampleMs;
  private final double capacitance;
  private final double leak;
  private final double leakDrive;
  private final double sodium;
  private final double sodiumReversal;
  private final double potassium;
  private final double fastPotassium;
  private final double muscarinic;
  private final double afterhyperpolarisation;
  private final double delay;
  private final double h;
  private final double t;
  private final double[] gates = new double[GatingTable.GATES];
  private final double[] restingGates;
  private final double restingMv;
  private final boolean atRest;
  private double mv;
  private double slope;

  /**
   * @param sampleMs interval at which {@link #advance} is called
   */
  MembraneModel(NeuronParameters neuron, double sampleMs) {
    this.neuron = neuron;
    this.sampleMs = sampleMs;
    quietSteps = (int) Math.ceil(sampleMs / QUIET_STEP_MS - 1e-9);
    fastSteps = (int) Math.ceil(sampleMs / FAST_STEP_MS - 1e-9);
    quiet = new GatingTable(neuron, sampleMs / quietSteps);
    fast = new GatingTable(neuron, sampleMs / fastSteps);
    capacitance = neuron.get(Parameter.CAPACITANCE);
    leak = neuron.get(Parameter.LEAK);
    leakDrive = leak * neuron.get(Parameter.LEAK_REVERSAL);
    sodium = neuron.get(Parameter.SODIUM);
    sodiumReversal = neuron.get(Parameter.SODIUM_REVERSAL);
    potassium = neuron.get(Parameter.POTASSIUM);
    fastPotassium = neuron.get(Parameter.FAST_POTASSIUM);
    muscarinic = neuron.get(Parameter.MUSCARINIC);
    afterhyperpolarisation = neuron.get(Parameter.AFTERHYPERPOLARISATION);
    delay = neuron.get(Parameter.DELAY);
    h = neuron.get(Parameter.H);
    t = neuron.get(Parameter.T);
    atRest = settle();
    restingGates = gates.clone();
    restingMv = mv;
  }

  /** Runs without current from the leak reversal; whether the voltage stood still at the end. */
  private boolean settle() {
    mv = neuron.get(Parameter.LEAK_REVERSAL);
    for (Gate gate : Gate.values()) {
      gates[gate.ordinal()] = gate.steady(mv, neuron);
    }
    for (double ms = 0; ms < SETTLING_MS; ms += sampleMs) {
      advance(0);
    }
    double lowest = mv;
    double highest = mv;
    for (double ms = 0; ms < WATCHED_MS; ms += sampleMs) {
      advance(0);
      lowest = Math.min(lowest, mv);
      highest = Math.max(highest, mv);
    }
    return highest - lowest < STILL_MV;
  }

  double restingMv() {
    return restingMv;
  }

  /** False for a neuron that fires or swings without current. */
  boolean isAtRest() {
    return atRest;
  }

  /** Back to rest. */
  void reset() {
    System.arraycopy(restingGates, 0, gates, 0, gates.length);
    mv = restingMv;
    slope = 0;
  }

  /** The voltage one sample later, with {@code picoamps} injected all the while. */
  double advance(double picoamps) {
    double before = mv;
    boolean moving = Math.abs(slope) > FAST_SLOPE_MV_PER_MS || mv > FAST_VOLTAGE_MV;
    GatingTable table = moving ? fast : quiet;
    int steps = moving ? fastSteps : quietSteps;
    for (int i = 0; i < steps; i++) {
      step(picoamps, table);
    }
    slope = (mv - before) / sampleMs;
    return mv;
  }

  private void step(double picoamps, GatingTable table) {
    double position =
        (Math.min(Math.max(mv, GatingTable.LOWEST_MV), GatingTable.HIGHEST_MV - 1)
                - GatingTable.LOWEST_MV)
            * GatingTable.ROWS_PER_MV;
    int row = (int) position;
    double f = position - row;
    double[] values = table.values();
    int low = row * GatingTable.WIDTH;
    int high = low + GatingTable.WIDTH;
    for (int gate = 0; gate < gates.length; gate++) {
      int at = 2 * gate;
      double steady = values[low + at] + f * (values[high + at] - values[low + at]);
      double decay = values[low + at + 1] + f * (values[high + at + 1] - values[low + at + 1]);
      gates[gate] = steady + (gates[gate] - steady) * decay;
    }
    int d = GatingTable.DELAY_ACTIVATION;
    int ca = GatingTable.T_ACTIVATION;
    double delayOpen = values[low + d] + f * (values[high + d] - values[low + d]);
    double calciumOpen = values[low + ca] + f * (values[high + ca] - values[low + ca]);
    moveVoltage(picoamps, delayOpen, calciumOpen, table.stepMs());
  }

  private void moveVoltage(double picoamps, double delayOpen, double calciumOpen, double stepMs) {
    double m = gates[0];
    double n2 = gates[2] * gates[2];
    double gNa = sodium * m * m * m * gates[1];
    double gK =
        potassium * n2 * n2
            + fastPotassium * gates[3] * gates[3]
            + muscarinic * gates[4]
            + afterhyperpolarisation * gates[5]
            + delay * delayOpen * gates[6];
    double gH = h * gates[7];
    double gT = t * calciumOpen * gates[8];
    double total = leak + gNa + gK + gH + gT;
    double drive =
        leakDrive
            + gNa * sodiumReversal
            + gK * POTASSIUM_REVERSAL_MV
            + gH * H_REVERSAL_MV
            + gT * CALCIUM_REVERSAL_MV
            + picoamps;
    double half = stepMs / (2 * capacitance);
    double middle = (mv + half * drive) / (1 + half * total);
    mv = 2 * middle - mv;
  }
}
