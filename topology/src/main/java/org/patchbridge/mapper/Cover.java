package org.patchbridge.mapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Overlapping pieces of a lens's range: as many intervals of equal length for each of its values,
 * from the smallest to the largest, ends included; for two values the products of intervals.
 *
 * @param resolution how many intervals a value has, at least 1
 * @param overlap what an interval shares with the next, as a share of its length: at least 0 and
 *     below 1. Above a half three intervals in a row overlap.
 */
public record Cover(int resolution, double overlap) {
  private static final double CELLS_OF_A_PIECE = 12;
  private static final int LEAST_INTERVALS = 3;
  private static final int USUAL_INTERVALS = 10;
  private static final int MOST_INTERVALS = 1_000;

  public Cover {
    if (resolution < 1 || resolution > MOST_INTERVALS || !(overlap >= 0 && overlap < 1)) {
      throw new IllegalArgumentException(
          resolution
              + " intervals with overlap "
              + overlap
              + "; 1 to "
              + MOST_INTERVALS
              + ", and an overlap from 0 to below 1");
    }
  }

  /**
   * Coarse enough that the pieces of two values hold about a dozen cells each: from 3 to 10
   * intervals, each sharing half with the next. Finer ones tear what belongs together.
   */
  public static Cover ofCells(int cells) {
    int intervals = (int) Math.round(Math.sqrt(cells / CELLS_OF_A_PIECE));
    return new Cover(Math.max(LEAST_INTERVALS, Math.min(USUAL_INTERVALS, intervals)), 0.5);
  }

  /** 10 intervals, each sharing 30 % with the next. */
  public static Cover defaults() {
    return new Cover(USUAL_INTERVALS, 0.3);
  }

  /**
   * Cells whose values lie in one piece.
   *
   * @param box number of the interval, from 0, for each value of the lens
   * @param cells ascending, at least one
   */
  record Preimage(List<Integer> box, int[] cells) {}

  /** Length of an interval as a share of the range. */
  double length() {
    return 1 / (resolution - (resolution - 1) * overlap);
  }

  /**
   * Those that hold a cell, in the order of the first value's interval, then the second's. A value
   * that is the same for all cells has one interval.
   */
  List<Preimage> preimages(double[][] values) {
    int width = values[0].length;
    double[] least = new double[width];
    double[] most = new double[width];
    for (int k = 0; k < width; k++) {
      int column = k;
      least[k] = Arrays.stream(values).mapToDouble(row -> row[column]).min().orElseThrow();
      most[k] = Arrays.stream(values).mapToDouble(row -> row[column]).max().orElseThrow();
    }
    TreeMap<Integer, List<Integer>> boxes = new TreeMap<>();
    for (int cell = 0; cell < values.length; cell++) {
      List<Integer> first = intervals(values[cell][0], least[0], most[0]);
      List<Integer> second =
          width == 1 ? List.of(0) : intervals(values[cell][1], least[1], most[1]);
      for (int i : first) {
        for (int j : second) {
          boxes.computeIfAbsent(i * resolution + j, any -> new ArrayList<>()).add(cell);
        }
      }
    }
    List<Preimage> preimages = new ArrayList<>();
    boxes.forEach(
        (box, cells) ->
            preimages.add(
                new Preimage(
                    width == 1
                        ? List.of(box / resolution)
                        : List.of(box / resolution, box % resolution),
                    cells.stream().mapToInt(Integer::intValue).toArray())));
    return preimages;
  }

  private List<Integer> intervals(double value, double least, double most) {
    if (most == least) {
      return List.of(0);
    }
    double at = (value - least) / (most - least);
    double step = length() * (1 - overlap);
    List<Integer> holding = new ArrayList<>();
    for (int i = 0; i < resolution; i++) {
      double from = i * step;
      double until = i == resolution - 1 ? 1 : from + length();
      if (from <= at && at <= until) {
        holding.add(i);
      }
    }
    return holding;
  }
}
