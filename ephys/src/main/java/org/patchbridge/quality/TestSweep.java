package org.patchbridge.quality;

import org.patchbridge.recording.Sweep;

/**
 * A sweep that tests electrode and cell.
 *
 * @param recorded number of samples that were recorded
 */
record TestSweep(Sweep sweep, int recorded) {

  PulseResistance resistance() {
    return new PulseResistance(sweep, recorded);
  }

  CellMeasure measure(double value) {
    return new CellMeasure(value, sweep.info().location());
  }
}
