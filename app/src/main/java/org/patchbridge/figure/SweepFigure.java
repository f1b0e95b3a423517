package org.patchbridge.figure;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.patchbridge.figure.LegendEntry.Shape;
import org.patchbridge.recording.Sweep;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikePoint;

/** One sweep: the potential with its marked spikes, the current below. */
public final class SweepFigure {
  static final int POTENTIAL_PX = 380;
  static final int CURRENT_PX = 170;

  /** Least height of the axes: mV and pA. */
  static final double LEAST_MILLIVOLTS = 10;

  static final double LEAST_PICOAMPS = 20;

  private static final LegendEntry THRESHOLD =
      new LegendEntry("threshold", Palette.VERMILION, Shape.CIRCLE);
  private static final LegendEntry PEAK =
      new LegendEntry("peak", Palette.BLUE, Shape.TRIANGLE_DOWN);
  private static final LegendEntry FAST_TROUGH =
      new LegendEntry("fast trough", Palette.GREEN, Shape.TRIANGLE_UP);

  private SweepFigure() {}

  /**
   * @param spikes of this sweep; those outside the span are not drawn
   * @param span part of the sweep that is drawn
   * @param note small print below the title
   */
  public static StackedFigure of(
      Sweep sweep, List<Spike> spikes, TimeSpan span, String title, String note) {
    double rate = sweep.info().samplingRateHz();
    List<Spike> shown =
        spikes.stream().filter(spike -> isInside(spike.threshold(), rate, span)).toList();
    Panel potential =
        new Panel(POTENTIAL_PX, "Membrane potential (mV)")
            .line(
                Envelope.of(sweep.millivolts(), rate, span, StackedFigure.WIDTH_PX),
                Palette.INK,
                1f);
    ToDoubleFunction<SpikePoint> time = point -> span.onAxis(point.index() / rate);
    mark(potential, shown, time, FAST_TROUGH, spike -> spike.fastTrough().stream());
    mark(potential, shown, time, PEAK, spike -> Stream.of(spike.peak()));
    mark(potential, shown, time, THRESHOLD, spike -> Stream.of(spike.threshold()));
    Panel current =
        new Panel(CURRENT_PX, "Current (pA)")
            .line(
                Envelope.of(sweep.picoamps(), rate, span, StackedFigure.WIDTH_PX),
                Palette.INK,
                1.2f);
    return new StackedFigure(
        title,
        note,
        shown.isEmpty() ? List.of() : List.of(THRESHOLD, PEAK, FAST_TROUGH),
        List.of(
            potential.over(span).fitted(LEAST_MILLIVOLTS).withoutHorizontalLabels(),
            current.over(span).fitted(LEAST_PICOAMPS).horizontalAxis(span.axis())));
  }

  private static boolean isInside(SpikePoint point, double samplingRateHz, TimeSpan span) {
    double seconds = point.index() / samplingRateHz;
    return seconds >= span.startSeconds() && seconds <= span.endSeconds();
  }

  private static void mark(
      Panel panel,
      List<Spike> spikes,
      ToDoubleFunction<SpikePoint> time,
      LegendEntry meaning,
      Function<Spike, Stream<SpikePoint>> place) {
    List<SpikePoint> points = spikes.stream().flatMap(place).toList();
    panel.marks(
        points.stream().mapToDouble(time).toArray(),
        points.stream().mapToDouble(SpikePoint::millivolts).toArray(),
        meaning);
  }
}
