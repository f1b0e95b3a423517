package org.patchbridge.certainty;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.ClassMetric;
import org.patchbridge.metric.Evaluation;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.metric.MetricEstimate;
import org.patchbridge.metric.OverallMetric;
import org.patchbridge.metric.Predictions;

/**
 * How good a model's calls are on cells whose donors it had not seen.
 *
 * @param scheme how cells were held out
 * @param cells that were tested
 * @param over what intervals are drawn from, for example {@code 77 donors}; empty in bundles of
 *     earlier versions
 * @param figures macro-F1, accuracy, calibration error and so on
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
    Optional<String> over,
    List<Figure> figures,
    List<ClassQuality> classes,
    double level,
    Measure coverage,
    Measure meanSetSize,
    Measure calledShare,
    Measure calledAccuracy,
    Measure novelShare,
    List<CurvePoint> curve,
    List<String> notes) {

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
        over,
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

  /** A metric with its 95 % interval. */
  public record Figure(String name, double value, double low, double high) {}

  /**
   * A number with its 95 % interval; the bounds are NaN where there is none.
   *
   * @param value NaN where it is not defined
   */
  public record Measure(double value, double low, double high) {
    public boolean hasInterval() {
      return Double.isFinite(low) && Double.isFinite(high);
    }
  }

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
      Measure precision,
      Measure recall,
      Measure calibrationError,
      Measure coverage) {}

  /**
   * @param share of the cells, the most certain ones
   * @param accuracy of the most probable class of these
   */
  public record CurvePoint(double share, Measure accuracy) {}

  /**
   * @param calls at most one for each cell of the cohort, at least one in all
   * @param level promised coverage of the sets
   */
  public static HeldOutQuality of(
      Cohort cohort, String scheme, List<HeldOutCall> calls, double level, Bootstrap bootstrap) {
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
    CallFigures figures = new CallFigures(cohort, calls);
    CallFigures.Resampled resampled = figures.resampled(bootstrap);
    return new HeldOutQuality(
        scheme,
        calls.size(),
        Optional.of(resampled.over()),
        List.of(OverallMetric.values()).stream()
            .map(metric -> figure(evaluation.metric(metric)))
            .toList(),
        IntStream.range(0, cohort.classes().size())
            .mapToObj(c -> ofClass(c, evaluation, figures, resampled))
            .toList(),
        level,
        resampled.measure(CallFigures.COVERAGE),
        resampled.measure(CallFigures.SET_SIZE),
        resampled.measure(CallFigures.CALLED),
        resampled.measure(CallFigures.CALLED_RIGHTLY),
        resampled.measure(CallFigures.NOVEL),
        IntStream.rangeClosed(1, CallFigures.CURVE_POINTS)
            .mapToObj(
                point ->
                    new CurvePoint(
                        point / (double) CallFigures.CURVE_POINTS,
                        resampled.measure(figures.curve(point))))
            .toList(),
        List.of());
  }

  private static Figure figure(MetricEstimate estimate) {
    return new Figure(
        estimate.metric().label(),
        estimate.value(),
        estimate.interval().lower(),
        estimate.interval().upper());
  }

  private static ClassQuality ofClass(
      int c, Evaluation evaluation, CallFigures figures, CallFigures.Resampled resampled) {
    return new ClassQuality(
        evaluation.classes().get(c),
        (int) evaluation.confusion().support(c),
        measure(evaluation.metric(ClassMetric.Kind.PRECISION, c)),
        measure(evaluation.metric(ClassMetric.Kind.RECALL, c)),
        resampled.measure(figures.calibrationError(c)),
        resampled.measure(figures.coverage(c)));
  }

  private static Measure measure(MetricEstimate estimate) {
    return new Measure(estimate.value(), estimate.interval().lower(), estimate.interval().upper());
  }
}
