package org.patchbridge.protocol;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Ascending order of amplitudes. Equal ones stand as NumPy's introsort leaves them, which for more
 * than 17 is not their order of recording; which of two rheobase sweeps counts depends on it.
 */
public final class AmplitudeOrder {
  /** Partitions up to this length are sorted by insertion. */
  private static final int SHORT = 16;

  private final double[] values;
  private final int[] order;

  private AmplitudeOrder(double[] values) {
    this.values = values;
    this.order = new int[values.length];
    for (int k = 0; k < order.length; k++) {
      order[k] = k;
    }
  }

  /** Indexes of the values in ascending value. */
  public static int[] of(double[] values) {
    AmplitudeOrder sort = new AmplitudeOrder(values);
    sort.run();
    return sort.order;
  }

  private void run() {
    Deque<int[]> pending = new ArrayDeque<>();
    pending.push(new int[] {0, order.length - 1});
    while (!pending.isEmpty()) {
      int[] range = pending.pop();
      int left = range[0];
      int right = range[1];
      while (right - left > SHORT) {
        int pivot = partition(left, right);
        if (pivot - left < right - pivot) {
          pending.push(new int[] {pivot + 1, right});
          right = pivot - 1;
        } else {
          pending.push(new int[] {left, pivot - 1});
          left = pivot + 1;
        }
      }
      insertionSort(left, right);
    }
  }

  private int partition(int left, int right) {
    int middle = left + ((right - left) >> 1);
    swapIfLess(middle, left);
    swapIfLess(right, middle);
    swapIfLess(middle, left);
    double pivot = values[order[middle]];
    int i = left;
    int j = right - 1;
    swap(middle, j);
    while (true) {
      do {
        i++;
      } while (values[order[i]] < pivot);
      do {
        j--;
      } while (pivot < values[order[j]]);
      if (i >= j) {
        break;
      }
      swap(i, j);
    }
    swap(i, right - 1);
    return i;
  }

  private void insertionSort(int left, int right) {
    for (int i = left + 1; i <= right; i++) {
      int index = order[i];
      int j = i;
      while (j > left && values[index] < values[order[j - 1]]) {
        order[j] = order[j - 1];
        j--;
      }
      order[j] = index;
    }
  }

  private void swapIfLess(int a, int b) {
    if (values[order[a]] < values[order[b]]) {
      swap(a, b);
    }
  }

  private void swap(int a, int b) {
    int kept = order[a];
    order[a] = order[b];
    order[b] = kept;
  }
}
