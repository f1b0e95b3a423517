package org.patchbridge.homology;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The least distance δ so that features of two diagrams can be matched, each with one that is at
 * most δ away (the greater of the differences in birth and death) or with none where it lasts at
 * most 2 δ. Exact: it is one of the distances, found by bisection and Hopcroft &amp; Karp 1973.
 */
final class BottleneckDistance {
  private static final int NOBODY = -1;

  /** Distances that are looked at one by one; more are halved first. */
  private static final int MOST_CANDIDATES = 100_000;

  private final double[][] one;
  private final double[][] other;

  private BottleneckDistance(double[][] one, double[][] other) {
    this.one = one;
    this.other = other;
  }

  /**
   * @param one births and deaths, features × 2; finite
   * @param other the same of the other diagram
   */
  static double between(double[][] one, double[][] other) {
    return new BottleneckDistance(one, other).distance();
  }

  static double[][] points(List<PersistencePair> pairs) {
    return pairs.stream()
        .map(pair -> new double[] {pair.birth(), pair.death()})
        .toArray(double[][]::new);
  }

  private double distance() {
    double impossible = -1;
    double possible =
        DoubleStream.concat(lives(one), lives(other)).map(life -> life / 2).max().orElse(0);
    double[] candidates = candidates(impossible, possible);
    while (candidates.length > MOST_CANDIDATES) {
      double middle = impossible / 2 + possible / 2;
      if (!(middle > impossible && middle < possible)) {
        break;
      }
      if (isPossible(middle)) {
        possible = middle;
      } else {
        impossible = middle;
      }
      candidates = candidates(impossible, possible);
    }
    Arrays.sort(candidates);
    int low = 0;
    int high = candidates.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isPossible(candidates[middle])) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < candidates.length ? candidates[low] : possible;
  }

  private static DoubleStream lives(double[][] points) {
    return Arrays.stream(points).mapToDouble(point -> point[1] - point[0]);
  }

  /** Values that the distance can take, above one limit and up to another; not all where many. */
  private double[] candidates(double above, double upTo) {
    DoubleStream between =
        Arrays.stream(one)
            .flatMapToDouble(a -> Arrays.stream(other).mapToDouble(b -> distance(a, b)));
    DoubleStream alone = DoubleStream.concat(lives(one), lives(other)).map(life -> life / 2);
    return DoubleStream.concat(DoubleStream.concat(DoubleStream.of(0), alone), between)
        .filter(value -> value > above && value <= upTo)
        .limit(MOST_CANDIDATES + 1L)
        .toArray();
  }

  /**
   * Features that last too long to stand alone need a partner. There is a matching of those of both
   * sides where there is one of each side (Mendelsohn &amp; Dulmage 1958).
   */
  private boolean isPossible(double delta) {
    return canMatch(one, other, delta) && canMatch(other, one, delta);
  }

  private static boolean canMatch(double[][] from, double[][] to, double delta) {
    int[] needy =
        IntStream.range(0, from.length)
            .filter(i -> (from[i][1] - from[i][0]) / 2 > delta)
            .toArray();
    int[][] near =
        Arrays.stream(needy)
            .mapToObj(
                i ->
                    IntStream.range(0, to.length)
                        .filter(j -> distance(from[i], to[j]) <= delta)
                        .toArray())
            .toArray(int[][]::new);
    int[] partner = new int[near.length];
    int[] partnerOfTo = new int[to.length];
    Arrays.fill(partner, NOBODY);
    Arrays.fill(partnerOfTo, NOBODY);
    int matched = 0;
    while (matched < near.length) {
      int[] layer = layers(near, partner, partnerOfTo);
      int added = 0;
      for (int i = 0; i < near.length; i++) {
        added += partner[i] == NOBODY && extend(i, near, partner, partnerOfTo, layer) ? 1 : 0;
      }
      if (added == 0) {
        return false;
      }
      matched += added;
    }
    return true;
  }

  /** How many steps of alternating paths every feature is from one without a partner. */
  private static int[] layers(int[][] near, int[] partner, int[] partnerOfTo) {
    int[] layer = new int[near.length];
    Arrays.fill(layer, NOBODY);
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    for (int i = 0; i < near.length; i++) {
      if (partner[i] == NOBODY) {
        layer[i] = 0;
        queue.add(i);
      }
    }
    while (!queue.isEmpty()) {
      int i = queue.remove();
      for (int j : near[i]) {
        int next = partnerOfTo[j];
        if (next != NOBODY && layer[next] == NOBODY) {
          layer[next] = layer[i] + 1;
          queue.add(next);
        }
      }
    }
    return layer;
  }

  /** Walks an alternating path down the layers without recursion: diagrams can be long. */
  private static boolean extend(
      int start, int[][] near, int[] partner, int[] partnerOfTo, int[] layer) {
    ArrayDeque<int[]> path = new ArrayDeque<>();
    path.push(new int[] {start, 0});
    while (!path.isEmpty()) {
      int[] top = path.peek();
      int i = top[0];
      if (top[1] == near[i].length) {
        layer[i] = NOBODY;
        path.pop();
        continue;
      }
      int j = near[i][top[1]++];
      int next = partnerOfTo[j];
      if (next == NOBODY) {
        for (int[] step : path) {
          int taken = near[step[0]][step[1] - 1];
          partner[step[0]] = taken;
          partnerOfTo[taken] = step[0];
        }
        return true;
      }
      if (layer[next] == layer[i] + 1) {
        path.push(new int[] {next, 0});
      }
    }
    return false;
  }

  private static double distance(double[] a, double[] b) {
    return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]));
  }
}
