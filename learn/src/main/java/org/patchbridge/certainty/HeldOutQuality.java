package org.patchbridge.certainty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.evaluation.Bootstrap;
import org.patchbridge.evaluation.ClassMetric;
import org.patchbridge.evaluation.Evaluation;
import org.patchbridge.evaluation.FoldPredictions;
import org.patchbridge.evaluation.MetricEstimate;
import org.patchbridge.evaluation.OverallMetric;
import org.patchbridge.evaluation.Predictions;

/**
 * How good a model's calls are on cells whose donors it had not seen.
 *
 * @param scheme how cells were held out
 * @param cells that were tested
 * @param figures macro-F1, accuracy, calibration error and so on, with intervals over donors
 * @param classes one for each class
 * @param level promised coverage of the sets
 * @param coverage share of the cells whose set holds the true class
 * @param meanSetSize classes in a set
 * @param calledShare cells with a call: certain enough, and not novel
 * @param calledAccuracy share of these whose call is right; NaN without any
 * @param novelShare cells that are said to be unlike all others, though they are not
 * @param curve accuracy of the most certain cells
 * @param notes what sets the models that were measured apart from the saved one, one sentence each
 */
public record HeldOutQuality(
    String scheme,
    int cells,
    List<Figure> figures,
    List<ClassQuality> classes,
    double level,
    double coverage,
    double meanSetSize,
    double calledShare,
    double calledAccuracy,
    double novelShare,
    List<CurvePoint> curve,
    List<String> notes) {
  private static final int CURVE_POINTS = 10;

  public HeldOutQuality {
    figures = List.copyOf(figures);
    classes = List.copyOf(classes);
    curve = List.copyOf(curve);
    notes = List.copyOf(notes);
  }

  /** The same with these notes. */
  public HeldOutQuality withNotes(List<String> said) {
    return new HeldOutQuality(
        scheme,
        cells,
        figures,
        classes,
        level,
        coverage,
        meanSetSize,
        calledShare,
        calledAccuracy,
        novelShare,
        curve,
        said);
  }

  /** A metric with its 95 % interval over donors. */
  public record Figure(String name, double value, double low, double high) {}

  /**
   * One class.
   *
   * @param cells of it
   * @param calibrationError of its probability over all cells
   * @param coverage share of its cells whose set holds it
   */
  public record ClassQuality(
      String name,
      int cells,
      double precision,
      double recall,
      double calibrationError,
      double coverage) {}

  /**
   * @param share of the cells, the most certain ones
   * @param accuracy of the most probable class of these
   */
  public record CurvePoint(double share, double accuracy) {}

  /**
   * @param calls at most one for each cell of the cohort
   * @param level promised coverage of the sets
   */
  public static HeldOutQuality of(
      Cohort cohort, String scheme, List<HeldOutCall> calls, double level, Bootstrap bootstrap) {
    int[] labels = cohort.labels();
    Evaluation evaluation =
        Evaluation.of(
            Predictions.of(
                cohort,
                List.of(
                    new FoldPredictions(
                        0,
                        0,
                        calls.stream().mapToInt(HeldOutCall::row).toArray(),
                        calls.stream().map(HeldOutCall::probabilities).toArray(double[][]::new)))),
            bootstrap);
    Predicate<HeldOutCall> covered = call -> call.set()[labels[call.row()]];
    Predicate<HeldOutCall> right = call -> call.mostProbable() == labels[call.row()];
    List<HeldOutCall> called = calls.stream().filter(HeldOutCall::isCalled).toList();
    return new HeldOutQuality(
        scheme,
        calls.size(),
        List.of(OverallMetric.values()).stream()
            .map(metric -> figure(evaluation.metric(metric)))
            .toList(),
        classes(cohort.classes(), labels, calls, evaluation),
        level,
        share(calls, covered),
        mean(calls, HeldOutCall::setSize),
        called.size() / (double) calls.size(),
        share(called, right),
        share(calls, HeldOutCall::isNovel),
        curve(calls, right),
        List.of());
  }

  private static Figure figure(MetricEstimate estimate) {
    return new Figure(
        estimate.metric().label(),
        estimate.value(),
        estimate.interval().lower(),
        estimate.interval().upper());
  }

  private static List<ClassQuality> classes(
      List<String> names, int[] labels, List<HeldOutCall> calls, Evaluation evaluation) {
    List<ClassQuality> classes = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      int index = c;
      List<HeldOutCall> ofClass =
          calls.stream().filter(call -> labels[call.row()] == index).toList();
      classes.add(
          new ClassQuality(
              names.get(c),
              ofClass.size(),
              evaluation.metric(ClassMetric.Kind.PRECISION, c).value(),
              evaluation.metric(ClassMetric.Kind.RECALL, c).value(),
              evaluation.classReliability().get(c).calibrationError(),
              share(ofClass, call -> call.set()[index])));
    }
    return classes;
  }

  /** The most certain tenth, the most certain two tenths, and so on. */
  private static List<CurvePoint> curve(List<HeldOutCall> calls, Predicate<HeldOutCall> right) {
    List<HeldOutCall> byCertainty =
        calls.stream()
            .sorted(
                Comparator.comparingDouble(
                        (HeldOutCall call) -> -call.probabilities()[call.mostProbable()])
                    .thenComparingInt(HeldOutCall::row))
            .toList();
    List<CurvePoint> curve = new ArrayList<>();
    for (int point = 1; point <= CURVE_POINTS; point++) {
      int cells = (int) Math.ceil(point * calls.size() / (double) CURVE_POINTS);
      curve.add(
          new CurvePoint(
              point / (double) CURVE_POINTS, share(byCertainty.subList(0, cells), right)));
    }
    return curve;
  }

  private static double share(List<HeldOutCall> calls, Predicate<HeldOutCall> which) {
    return mean(calls, call -> which.test(call) ? 1 : 0);
  }

  private static double mean(List<HeldOutCall> calls, ToDoubleFunction<HeldOutCall> value) {
    return calls.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
