package org.patchbridge.certainty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.DonorResampling;
import org.patchbridge.metric.Interval;
import org.patchbridge.metric.ReliabilityDiagram;

/**
 * What is counted of calls and sets, as numbers that can be computed again for every draw of
 * donors. Figures are known by their index.
 */
final class CallFigures {
  /** Share of the cells whose set holds the true class. */
  static final int COVERAGE = 0;

  /** Classes in a set. */
  static final int SET_SIZE = 1;

  /** Share of the cells with a call. */
  static final int CALLED = 2;

  /** Share of the calls that are right. */
  static final int CALLED_RIGHTLY = 3;

  /** Share of the cells that are said to be unlike all others. */
  static final int NOVEL = 4;

  static final int CURVE_POINTS = 10;
  private static final int PER_CLASS = 5;

  private final Cohort cohort;
  private final int[] labels;
  private final int classes;

  /** The most certain first. */
  private final List<HeldOutCall> calls;

  /**
   * @param calls at most one for each cell of the cohort, at least one in all
   */
  CallFigures(Cohort cohort, List<HeldOutCall> calls) {
    this.cohort = cohort;
    this.labels = cohort.labels();
    this.classes = cohort.classes().size();
    this.calls =
        calls.stream()
            .sorted(
                Comparator.comparingDouble(
                        (HeldOutCall call) -> -call.probabilities()[call.mostProbable()])
                    .thenComparingInt(HeldOutCall::row))
            .toList();
  }

  /** Expected calibration error of the probability of a class, over all cells. */
  int calibrationError(int c) {
    return PER_CLASS + c;
  }

  /** Share of the cells of a class whose set holds it. */
  int coverage(int c) {
    return PER_CLASS + classes + c;
  }

  /**
   * Share of the most certain cells whose most probable class is right.
   *
   * @param tenths of the cells, from 1
   */
  int curve(int tenths) {
    return PER_CLASS + 2 * classes + tenths - 1;
  }

  private int width() {
    return curve(CURVE_POINTS) + 1;
  }

  /** All figures with 95 % intervals. */
  record Resampled(String over, List<HeldOutQuality.Measure> measures) {
    HeldOutQuality.Measure measure(int figure) {
      return measures.get(figure);
    }
  }

  Resampled resampled(Bootstrap bootstrap) {
    DonorResampling donors =
        DonorResampling.of(cohort, calls.stream().mapToInt(HeldOutCall::row).toArray(), bootstrap);
    double[] estimates = of(donors.unitOfCell(), donors.once());
    double[][] replicates = new double[width()][donors.replicates()];
    for (int r = 0; r < donors.replicates(); r++) {
      double[] drawn = of(donors.unitOfCell(), donors.draw(r));
      for (int figure = 0; figure < drawn.length; figure++) {
        replicates[figure][r] = drawn[figure];
      }
    }
    List<HeldOutQuality.Measure> measures = new ArrayList<>();
    String over = "";
    for (int figure = 0; figure < estimates.length; figure++) {
      Interval interval = donors.percentiles(replicates[figure]);
      over = interval.over();
      measures.add(
          new HeldOutQuality.Measure(estimates[figure], interval.lower(), interval.upper()));
    }
    return new Resampled(over, List.copyOf(measures));
  }

  /**
   * @param unitOfCall of each call its donor
   * @param times how often each donor counts
   * @return all figures; NaN where a denominator is 0
   */
  private double[] of(int[] unitOfCall, int[] times) {
    Sums sums = new Sums();
    for (int i = 0; i < calls.size(); i++) {
      int weight = times[unitOfCall[i]];
      if (weight > 0) {
        sums.add(calls.get(i), weight);
      }
    }
    double[] figures = new double[width()];
    figures[COVERAGE] = sums.covered / sums.cells;
    figures[SET_SIZE] = sums.inSets / sums.cells;
    figures[CALLED] = sums.called / sums.cells;
    figures[CALLED_RIGHTLY] = sums.calledRightly / sums.called;
    figures[NOVEL] = sums.novel / sums.cells;
    for (int c = 0; c < classes; c++) {
      figures[calibrationError(c)] = sums.gap(c) / sums.cells;
      figures[coverage(c)] = sums.coveredOfClass[c] / sums.cellsOfClass[c];
    }
    curve(unitOfCall, times, sums.cells, figures);
    return figures;
  }

  /** Where a donor counts twice, a cell at the edge of a share may count in part. */
  private void curve(int[] unitOfCall, int[] times, double cells, double[] figures) {
    double taken = 0;
    double right = 0;
    int point = 1;
    for (int i = 0; i < calls.size(); i++) {
      int weight = times[unitOfCall[i]];
      int hit = isRight(calls.get(i)) ? 1 : 0;
      while (point <= CURVE_POINTS && taken + weight >= wanted(point, cells)) {
        double part = wanted(point, cells) - taken;
        figures[curve(point)] = (right + part * hit) / wanted(point, cells);
        point++;
      }
      taken += weight;
      right += weight * hit;
    }
  }

  private static double wanted(int tenths, double cells) {
    return Math.ceil(tenths * cells / CURVE_POINTS);
  }

  private boolean isRight(HeldOutCall call) {
    return call.mostProbable() == labels[call.row()];
  }

  /** Weighted counts over calls. */
  private final class Sums {
    private double cells;
    private double covered;
    private double inSets;
    private double called;
    private double calledRightly;
    private double novel;
    private final double[] cellsOfClass = new double[classes];
    private final double[] coveredOfClass = new double[classes];

    /** By class and bin of its probability: expected minus observed cells of the class. */
    private final double[][] excess = new double[classes][ReliabilityDiagram.BINS];

    void add(HeldOutCall call, int weight) {
      int label = labels[call.row()];
      boolean isCovered = call.set()[label];
      cells += weight;
      covered += isCovered ? weight : 0;
      inSets += weight * call.setSize();
      called += call.isCalled() ? weight : 0;
      calledRightly += call.isCalled() && isRight(call) ? weight : 0;
      novel += call.isNovel() ? weight : 0;
      cellsOfClass[label] += weight;
      coveredOfClass[label] += isCovered ? weight : 0;
      for (int c = 0; c < classes; c++) {
        double p = call.probabilities()[c];
        excess[c][ReliabilityDiagram.binOf(p)] += weight * (p - (label == c ? 1 : 0));
      }
    }

    double gap(int c) {
      double sum = 0;
      for (double bin : excess[c]) {
        sum += Math.abs(bin);
      }
      return sum;
    }
  }
}
