package org.patchbridge.spike;

import org.patchbridge.signal.Trace;

/**
 * A point on a spike.
 *
 * @param index sample in the sweep
 * @param seconds time on the axis of the analysed trace
 */
public record SpikePoint(int index, double seconds, double millivolts, double picoamps) {

  static SpikePoint of(Trace trace, int index) {
    return new SpikePoint(
        index, trace.time().at(index), trace.millivolts()[index], trace.current().at(index));
  }
}
