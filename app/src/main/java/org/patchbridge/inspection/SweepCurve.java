package org.patchbridge.inspection;

import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.family.SweepSpikes;
import org.patchbridge.figure.Envelope;
import org.patchbridge.figure.TimeSpan;
import org.patchbridge.recording.Sweep;
import org.patchbridge.report.section.CellSection.Point;
import org.patchbridge.spike.Spike;

/**
 * A part of a sweep, thinned out to what a small figure can show.
 *
 * @param potential in mV over s from the first sample of the sweep
 * @param thresholds of the spikes in the part
 */
public record SweepCurve(List<Point> potential, List<Point> thresholds) {

  /**
   * @param columns that the figure has for the part
   */
  public static SweepCurve of(Sweep sweep, SweepSpikes spikes, TimeSpan shown, int columns) {
    double rate = sweep.info().samplingRateHz();
    Envelope envelope = Envelope.of(sweep.millivolts(), rate, shown, columns);
    return new SweepCurve(
        IntStream.range(0, envelope.times().length)
            .filter(k -> !Double.isNaN(envelope.values()[k]))
            .mapToObj(k -> new Point(envelope.times()[k], envelope.values()[k]))
            .toList(),
        spikes.spikes().stream()
            .map(Spike::threshold)
            .map(point -> new Point(point.index() / rate, point.millivolts()))
            .filter(point -> point.x() >= shown.startSeconds() && point.x() <= shown.endSeconds())
            .toList());
  }
}
