package org.patchbridge.hdf5;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which bytes of a file will be read next, in runs without large gaps. Not for several threads. */
final class WantedBytes {
  /** A gap that takes less time to read than another request would. */
  private static final int GAP_BYTES = 1 << 16;

  private final TreeMap<Long, Long> runs = new TreeMap<>();

  /**
   * Bytes of a file.
   *
   * @param end the first byte after them
   */
  record Extent(long start, long end) {}

  /** Forgets what was wanted before. */
  void replaceBy(List<Extent> wanted) {
    runs.clear();
    Extent[] sorted = wanted.toArray(new Extent[0]);
    Arrays.sort(sorted, Comparator.comparingLong(Extent::start));
    for (Extent extent : sorted) {
      Map.Entry<Long, Long> last = runs.lastEntry();
      if (last != null && extent.start() <= last.getValue() + GAP_BYTES) {
        runs.put(last.getKey(), Math.max(last.getValue(), extent.end()));
      } else {
        runs.put(extent.start(), extent.end());
      }
    }
  }

  void add(Extent extent) {
    if (extent.end() > endAfter(extent.start())) {
      runs.put(extent.start(), extent.end());
    }
  }

  /** The end of the run that a position lies in; the position itself where it lies in none. */
  long endAfter(long position) {
    Map.Entry<Long, Long> run = runs.floorEntry(position);
    return run == null ? position : Math.max(position, run.getValue());
  }
}
