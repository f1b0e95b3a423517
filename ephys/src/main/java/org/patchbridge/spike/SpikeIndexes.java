package org.patchbridge.spike;

import java.util.Arrays;

/**
 * Sample indexes of the spikes that a step of the detection works on, one entry a spike in each
 * array.
 */
record SpikeIndexes(int[] thresholds, int[] peaks, int[] upstrokes) {

  int size() {
    return thresholds.length;
  }

  boolean isEmpty() {
    return thresholds.length == 0;
  }

  /** Entries whose flag is set. */
  static int[] select(int[] indexes, boolean[] keep) {
    int[] kept = new int[indexes.length];
    int count = 0;
    for (int k = 0; k < indexes.length; k++) {
      if (keep[k]) {
        kept[count++] = indexes[k];
      }
    }
    return Arrays.copyOf(kept, count);
  }

  SpikeIndexes select(boolean[] keep) {
    return new SpikeIndexes(select(thresholds, keep), select(peaks, keep), select(upstrokes, keep));
  }
}
