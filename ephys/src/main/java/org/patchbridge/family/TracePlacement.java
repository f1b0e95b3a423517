package org.patchbridge.family;

import java.util.List;

/** Where in the recording the values of a family vector come from. */
@FunctionalInterface
public interface TracePlacement {

  /**
   * The stretches of trace that the value at a position was computed from: several where it is a
   * mean over sweeps or spikes, those of the neighbours where it was estimated from them, none
   * where it was not recorded at all. A bin without a spike, whose value is interpolated, is placed
   * at the bin itself.
   *
   * @throws IndexOutOfBoundsException where the vector has no such position
   */
  List<TraceSpan> at(int position);
}
