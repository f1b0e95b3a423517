package org.patchbridge.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.patchbridge.dataset.DerivedSeed;

/**
 * Bootstrap over donors: donors are drawn with replacement, with all their cells, because cells of
 * a donor are not independent. A cell of unknown donor is drawn by itself; see {@link
 * ResamplingUnit}.
 *
 * <p>With several runs the quantity is the metric averaged over runs: each draw of donors is
 * applied to every run, the metric is computed in each, and the mean taken. Replicate r draws with
 * {@code DerivedSeed.of(seed, r)}, so predictions of the same cells meet the same draws.
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

  Interval interval(double[] values, Predictions predictions) {
    int units = unitNumbers(predictions).size();
    return Interval.of(values, level, ResamplingUnit.of(predictions), units);
  }

  /**
   * @return {@code metrics × replicates}
   */
  double[][] replicate(Predictions predictions, List<Metric> metrics) {
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
      List<Tally> tallies = new ArrayList<>(runs.size());
      for (UnitTallies run : runs) {
        Tally tally = run.weighted(draws);
        if (tally.total() > 0) {
          tallies.add(tally);
        }
      }
      for (int m = 0; m < metrics.size(); m++) {
        Metric metric = metrics.get(m);
        values[m][r] = tallies.stream().mapToDouble(metric::of).average().orElseThrow();
      }
    }
    return values;
  }

  /** How often each unit is drawn. */
  int[] draw(int units, int replicate) {
    SplittableRandom random = new SplittableRandom(DerivedSeed.of(seed, replicate));
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
