package org.patchbridge.mapper;

import java.util.Arrays;

/** Numbers from 0 that are joined into sets. */
final class DisjointSets {
  private final int[] parent;

  DisjointSets(int size) {
    parent = new int[size];
    Arrays.setAll(parent, i -> i);
  }

  /** Whether they were apart. */
  boolean join(int one, int other) {
    int a = root(one);
    int b = root(other);
    parent[Math.max(a, b)] = Math.min(a, b);
    return a != b;
  }

  int root(int of) {
    int at = of;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** Dense number of each one's set, in the order of first occurrence. */
  int[] numbers() {
    boolean[] all = new boolean[parent.length];
    Arrays.fill(all, true);
    return numbers(all);
  }

  /** The same of those that are kept; {@link PreimageClustering#NOISE} of the others. */
  int[] numbers(boolean[] kept) {
    int[] ofRoot = new int[parent.length];
    Arrays.fill(ofRoot, PreimageClustering.NOISE);
    int[] numbers = ofRoot.clone();
    int next = 0;
    for (int i = 0; i < parent.length; i++) {
      if (kept[i]) {
        int root = root(i);
        if (ofRoot[root] == PreimageClustering.NOISE) {
          ofRoot[root] = next++;
        }
        numbers[i] = ofRoot[root];
      }
    }
    return numbers;
  }
}
