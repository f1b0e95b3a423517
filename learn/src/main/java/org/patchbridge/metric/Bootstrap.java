package org.patchbridge.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.patchbridge.random.DerivedSeed;
import org.patchbridge.random.RandomStream;

/**
 * Bootstrap over donors: donors are drawn with replacement, with all their cells, because cells of
 * a donor are not independent. A cell of unknown donor is drawn by itself; see {@link
 * ResamplingUnit}.
 *
 * <p>With several runs the quantity is the metric averaged over runs: each draw of donors is
 * applied to every run, the metric is computed in each, and the mean taken. Replicate r draws with
 * {@code DerivedSeed.of(seed, r)}, so predictions of the same cells meet the same draws.
 *
 * <p>A draw of few donors may lack a class. The mean F1 of the other classes is another quantity
 * than that of all, and F1 of a class without cells is none; counting it as 0 would give macro-F1
 * of a perfect model an interval down to a half where one of two classes has two donors. So a
 * metric that depends on a class ({@link Metric#dependsOn}) is not defined in a draw that lacks it,
 * and the interval is that of the draws in which it is defined: of samples that, like the one at
 * hand, have every class. Where this leaves out more than half of the draws there is no interval
 * (NaN). Metrics of single cells, like accuracy, are defined in every draw.
 *
 * @param level nominal coverage of intervals, between 0 and 1
 */
public record Bootstrap(int replicates, double level, long seed) {
  public static final int DEFAULT_REPLICATES = 2_000;
  public static final double DEFAULT_LEVEL = 0.95;

  public Bootstrap {
    if (replicates < 1 || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          replicates + " replicates at level " + level + "; need at least 1, and 0 < level < 1");
    }
  }

  /** 2,000 replicates, 95 %. */
  public static Bootstrap withSeed(long seed) {
    return new Bootstrap(DEFAULT_REPLICATES, DEFAULT_LEVEL, seed);
  }

  /** An interval for each metric, in order, all from the same draws. */
  public List<Interval> intervals(Predictions predictions, List<Metric> metrics) {
    return Arrays.stream(replicate(predictions, metrics))
        .map(values -> interval(values, predictions))
        .toList();
  }

  public Interval interval(double[] values, Predictions predictions) {
    int units = unitNumbers(predictions).size();
    return Interval.of(values, level, ResamplingUnit.of(predictions), units);
  }

  /**
   * @return {@code metrics × replicates}; NaN where a draw lacks a class that the metric depends
   *     on, in every run
   */
  public double[][] replicate(Predictions predictions, List<Metric> metrics) {
    if (predictions.size() == 0) {
      throw new IllegalArgumentException("there are no predictions to resample");
    }
    Map<Integer, Integer> units = unitNumbers(predictions);
    List<UnitTallies> runs = new ArrayList<>();
    for (int run : predictions.runs()) {
      runs.add(UnitTallies.of(predictions.inRun(run), units));
    }
    double[][] values = new double[metrics.size()][replicates];
    for (int r = 0; r < replicates; r++) {
      int[] draws = draw(units.size(), r);
      List<Tally> tallies = runs.stream().map(run -> run.weighted(draws)).toList();
      for (int m = 0; m < metrics.size(); m++) {
        values[m][r] = mean(metrics.get(m), runs, tallies);
      }
    }
    return values;
  }

  /** Over the runs in which the metric is defined; NaN where there is none. */
  private static double mean(Metric metric, List<UnitTallies> runs, List<Tally> drawn) {
    return IntStream.range(0, drawn.size())
        .filter(i -> drawn.get(i).total() > 0)
        .filter(i -> hasClasses(drawn.get(i), runs.get(i), metric))
        .mapToDouble(i -> metric.of(drawn.get(i)))
        .average()
        .orElse(Double.NaN);
  }

  private static boolean hasClasses(Tally drawn, UnitTallies run, Metric metric) {
    return IntStream.range(0, drawn.classes())
        .filter(c -> run.hasClass(c) && metric.dependsOn(c))
        .allMatch(c -> drawn.support(c) > 0);
  }

  /** How often each unit is drawn. */
  int[] draw(int units, int replicate) {
    RandomStream random = RandomStream.of(DerivedSeed.of(seed, replicate));
    int[] times = new int[units];
    for (int i = 0; i < units; i++) {
      times[random.nextInt(units)]++;
    }
    return times;
  }

  /** Dense numbers of the donors that occur, in order of first occurrence by cell. */
  private static Map<Integer, Integer> unitNumbers(Predictions predictions) {
    int[] donors =
        IntStream.range(0, predictions.size())
            .map(predictions::donor)
            .distinct()
            .sorted()
            .toArray();
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int donor : donors) {
      numbers.put(donor, numbers.size());
    }
    return numbers;
  }
}
