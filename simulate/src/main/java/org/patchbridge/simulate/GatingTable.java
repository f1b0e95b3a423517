package org.patchbridge.simulate;

/**
 * What a time step needs of the gates, tabulated over voltage, because exponentials would take most
 * of the simulation's time. Read by linear interpolation.
 */
final class GatingTable {
  static final double LOWEST_MV = -150;
  static final double HIGHEST_MV = 100;
  static final double ROWS_PER_MV = 4;
  static final int ROWS = (int) ((HIGHEST_MV - LOWEST_MV) * ROWS_PER_MV) + 1;
  static final int GATES = Gate.values().length;

  /** Columns: for each gate its steady state and its decay per step, then two instant gates. */
  static final int DELAY_ACTIVATION = 2 * GATES;

  static final int T_ACTIVATION = DELAY_ACTIVATION + 1;
  static final int WIDTH = T_ACTIVATION + 1;

  private final double stepMs;
  private final double[] values = new double[ROWS * WIDTH];

  GatingTable(NeuronParameters neuron, double stepMs) {
    this.stepMs = stepMs;
    for (int row = 0; row < ROWS; row++) {
      double mv = LOWEST_MV + row / ROWS_PER_MV;
      int at = row * WIDTH;
      for (Gate gate : Gate.values()) {
        values[at + 2 * gate.ordinal()] = gate.steady(mv, neuron);
        values[at + 2 * gate.ordinal() + 1] = Math.exp(-stepMs / gate.tauMs(mv, neuron));
      }
      values[at + DELAY_ACTIVATION] = Math.pow(Gate.boltzmann(mv, -50, 20), 3);
      values[at + T_ACTIVATION] = Math.pow(Gate.boltzmann(mv, -57, 6.2), 2);
    }
  }

  double stepMs() {
    return stepMs;
  }

  /** Row-major {@code ROWS × WIDTH}; not copied, because every step reads it. */
  double[] values() {
    return values;
  }
}
