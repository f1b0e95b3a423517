package org.patchbridge.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.SweepSpikes;
import org.patchbridge.figure.Envelope;
import org.patchbridge.figure.TimeSpan;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.report.answer.Packed;
import org.patchbridge.report.answer.TracedCell;
import org.patchbridge.report.answer.TracedCell.PackedSweep;
import org.patchbridge.spike.Spike;

/** The sweeps that {@link CellSections} shows, as small as a page needs them for many cells. */
public final class CellTraces {
  private static final int COLUMNS = 180;
  private static final int CURRENT_COLUMNS = 40;
  private static final double PRECISION = 1e4;

  private CellTraces() {}

  /**
   * Reads the sweeps again.
   *
   * @param cell its id in its cohort
   * @param extraction of this recording
   */
  public static TracedCell of(String cell, Recording recording, CellExtraction extraction) {
    List<PackedSweep> sweeps = new ArrayList<>();
    Map<Integer, String> chosen = CellSections.chosen(extraction);
    chosen.forEach(
        (number, role) ->
            extraction.spikes().stream()
                .filter(each -> each.sweep().number() == number)
                .findFirst()
                .ifPresent(each -> sweeps.add(packed(recording, each, role))));
    return new TracedCell(cell, sweeps, sweeps.isEmpty() ? "no sweep of a known protocol" : "");
  }

  private static PackedSweep packed(Recording recording, SweepSpikes spikes, String role) {
    Sweep sweep = recording.load(spikes.sweep());
    double rate = sweep.info().samplingRateHz();
    TimeSpan shown = ShownPart.of(sweep, StimulusReading.stimulus(sweep)).inSeconds();
    double[] potential = extremes(sweep.millivolts(), rate, shown);
    Envelope current = Envelope.of(sweep.picoamps(), rate, shown, CURRENT_COLUMNS);
    double from = shown.startSeconds();
    double to = shown.endSeconds();
    return new PackedSweep(
        sweep.info().number(),
        role,
        spikes.amplitude(),
        rounded(from),
        rounded(to),
        least(potential),
        largest(potential),
        Packed.of(potential, least(potential), largest(potential)),
        least(current.values()),
        largest(current.values()),
        Packed.of(current.times(), from, to),
        Packed.of(current.values(), least(current.values()), largest(current.values())),
        spikes.spikes().stream()
            .filter(spike -> spike.threshold().index() / rate >= from)
            .filter(spike -> spike.peak().index() / rate <= to)
            .flatMap(spike -> places(spike, rate))
            .toList());
  }

  private static Stream<Double> places(Spike spike, double rate) {
    return Stream.of(
        rounded(spike.threshold().index() / rate),
        rounded(spike.threshold().millivolts()),
        rounded(spike.peak().index() / rate),
        rounded(spike.peak().millivolts()));
  }

  /** Two a column, equally far apart; all samples where there are no more than that. */
  private static double[] extremes(double[] samples, double rate, TimeSpan shown) {
    int first = (int) Math.max(0, Math.ceil(shown.startSeconds() * rate));
    int end = (int) Math.min(samples.length, Math.floor(shown.endSeconds() * rate) + 1);
    int count = Math.max(0, end - first);
    if (count <= 2 * COLUMNS) {
      return Arrays.copyOfRange(samples, first, first + count);
    }
    double[] found = new double[2 * COLUMNS];
    for (int column = 0; column < COLUMNS; column++) {
      int from = first + (int) ((long) count * column / COLUMNS);
      int to = first + (int) ((long) count * (column + 1) / COLUMNS);
      int low = from;
      int high = from;
      for (int k = from + 1; k < to; k++) {
        low = samples[k] < samples[low] ? k : low;
        high = samples[k] > samples[high] ? k : high;
      }
      found[2 * column] = samples[Math.min(low, high)];
      found[2 * column + 1] = samples[Math.max(low, high)];
    }
    return found;
  }

  /** To a tenth of a millisecond or of a microvolt: the text stays short. */
  private static double rounded(double value) {
    return Math.rint(value * PRECISION) / PRECISION;
  }

  private static double least(double[] values) {
    return rounded(Math.floor(Arrays.stream(values).filter(Double::isFinite).min().orElse(0)));
  }

  private static double largest(double[] values) {
    return rounded(Math.ceil(Arrays.stream(values).filter(Double::isFinite).max().orElse(0)));
  }
}
