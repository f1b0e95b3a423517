package org.patchbridge.refit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which cells of a batch have about the same features, so that few models serve all. Patterns that
 * are known come first, such as all features that the batch has; the next is what at least half of
 * the cells not yet served have. Cells that lack few of a pattern's features, and have few others,
 * are served by it: single values may be absent, as they are in training cells. Where less than a
 * tenth of the cells would need another pattern than the first, those of them that lack no more
 * than training cells do are served by it, too.
 *
 * @param patterns each with its cells; every cell with a value is in one
 */
record FeaturePatterns(List<Pattern> patterns) {
  /**
   * Models that a batch may need; cells of yet other patterns are served by the likest of these.
   */
  static final int MOST = 3;

  /** Of the cells: fewer get no pattern of their own unless they need it. */
  private static final double FEW = 0.1;

  /** Of the features of a pattern: what a cell may lack, and what it may have besides. */
  private static final double TOLERANCE = 0.15;

  /**
   * @param columns the features, as positions
   * @param rows cells, ascending
   */
  record Pattern(BitSet columns, int[] rows) {}

  /**
   * @param present for each cell the features it has; cells that have none are left out
   * @param known patterns that are tried first, at least one
   * @param leastPresent share of the features that nearly all training cells have
   */
  static FeaturePatterns of(List<BitSet> present, List<BitSet> known, double leastPresent) {
    List<Integer> left =
        new ArrayList<>(
            IntStream.range(0, present.size())
                .filter(row -> !present.get(row).isEmpty())
                .boxed()
                .toList());
    Map<Integer, List<Integer>> rowsOf = new TreeMap<>();
    List<BitSet> found = new ArrayList<>();
    while (!left.isEmpty() && found.size() < known.size() - 1 + MOST) {
      int at = found.size();
      BitSet chosen = at < known.size() ? known.get(at) : next(present, left);
      found.add(chosen);
      List<Integer> served = served(present, left, chosen);
      if (found.size() == 1 && left.size() - served.size() < FEW * present.size()) {
        int most = (int) ((1 - leastPresent) * chosen.cardinality());
        served =
            left.stream()
                .filter(
                    row ->
                        isServed(present.get(row), chosen)
                            || lacking(chosen, present.get(row)) <= most)
                .toList();
      }
      rowsOf.computeIfAbsent(at, key -> new ArrayList<>()).addAll(served);
      left.removeAll(Set.copyOf(served));
    }
    left.forEach(row -> rowsOf.get(likest(present.get(row), found)).add(row));
    List<Pattern> patterns = new ArrayList<>();
    rowsOf.values().removeIf(List::isEmpty);
    rowsOf.forEach(
        (at, rows) ->
            patterns.add(
                new Pattern(found.get(at), rows.stream().mapToInt(row -> row).sorted().toArray())));
    return new FeaturePatterns(List.copyOf(patterns));
  }

  private static List<Integer> served(List<BitSet> present, List<Integer> rows, BitSet pattern) {
    return rows.stream().filter(row -> isServed(present.get(row), pattern)).toList();
  }

  /** What at least half of the cells have; where that serves none of them, a pattern of theirs. */
  private static BitSet next(List<BitSet> present, List<Integer> rows) {
    BitSet common = common(present, rows);
    return rows.stream().anyMatch(row -> isServed(present.get(row), common))
        ? common
        : mostFrequent(present, rows);
  }

  /** What at least half of the cells have. */
  private static BitSet common(List<BitSet> present, List<Integer> rows) {
    int width = present.stream().mapToInt(BitSet::length).max().orElse(0);
    int[] counts = new int[width];
    rows.forEach(row -> present.get(row).stream().forEach(column -> counts[column]++));
    BitSet common = new BitSet();
    IntStream.range(0, width)
        .filter(column -> 2 * counts[column] >= rows.size())
        .forEach(common::set);
    return common;
  }

  /** Of equally frequent ones that of the first cell. */
  private static BitSet mostFrequent(List<BitSet> present, List<Integer> rows) {
    BitSet best = present.get(rows.get(0));
    long most = 0;
    for (int row : rows) {
      BitSet pattern = present.get(row);
      long count = rows.stream().filter(other -> present.get(other).equals(pattern)).count();
      if (count > most) {
        most = count;
        best = pattern;
      }
    }
    return best;
  }

  private static boolean isServed(BitSet cell, BitSet pattern) {
    int most = (int) (TOLERANCE * pattern.cardinality());
    return lacking(pattern, cell) <= most && lacking(cell, pattern) <= most;
  }

  /** How many of the first are not in the second. */
  private static int lacking(BitSet wanted, BitSet given) {
    BitSet rest = (BitSet) wanted.clone();
    rest.andNot(given);
    return rest.cardinality();
  }

  /** The pattern that shares most with the cell and least beside it; the first of equal ones. */
  private static int likest(BitSet cell, List<BitSet> patterns) {
    int[] differing =
        patterns.stream()
            .mapToInt(pattern -> lacking(pattern, cell) + lacking(cell, pattern))
            .toArray();
    int least = Arrays.stream(differing).min().orElseThrow();
    return IntStream.range(0, differing.length)
        .filter(at -> differing[at] == least)
        .findFirst()
        .orElseThrow();
  }
}
