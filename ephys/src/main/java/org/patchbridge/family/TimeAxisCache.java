package org.patchbridge.family;

import java.util.LinkedHashMap;
import java.util.Map;
import org.patchbridge.signal.TimeAxis;

/** Time axes of the sweeps of one recording; most of them are the same. */
final class TimeAxisCache {
  /** Axes kept; the one used longest ago makes room. */
  private static final int KEPT = 4;

  private record Key(double samplingRateHz, int zeroIndex) {}

  private final Map<Key, TimeAxis> axes =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, TimeAxis> eldest) {
          return size() > KEPT;
        }
      };

  TimeAxis axis(double samplingRateHz, int length, int zeroIndex) {
    Key key = new Key(samplingRateHz, zeroIndex);
    TimeAxis known = axes.get(key);
    if (known == null || known.length() < length) {
      known = TimeAxis.aligned(samplingRateHz, length, zeroIndex);
      axes.put(key, known);
    }
    return known.first(length);
  }
}
