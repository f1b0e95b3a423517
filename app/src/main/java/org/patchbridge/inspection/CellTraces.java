package org.patchbridge.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.SweepSpikes;
import org.patchbridge.figure.Envelope;
import org.patchbridge.figure.TimeSpan;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.report.answer.Packed;
import org.patchbridge.report.answer.TracedCell;
import org.patchbridge.report.answer.TracedCell.PackedSweep;

/** The sweeps that {@link CellSections} shows, as small as a page needs them for many cells. */
public final class CellTraces {
  private static final int COLUMNS = 160;
  private static final int CURRENT_COLUMNS = 40;

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
    return new TracedCell(
        cell,
        sweeps,
        sweeps.isEmpty() ? Optional.of("no sweep of a known protocol") : Optional.empty());
  }

  private static PackedSweep packed(Recording recording, SweepSpikes spikes, String role) {
    Sweep sweep = recording.load(spikes.sweep());
    double rate = sweep.info().samplingRateHz();
    TimeSpan shown = ShownPart.of(sweep, StimulusReading.stimulus(sweep)).inSeconds();
    Envelope potential = Envelope.of(sweep.millivolts(), rate, shown, COLUMNS);
    Envelope current = Envelope.of(sweep.picoamps(), rate, shown, CURRENT_COLUMNS);
    double from = shown.startSeconds();
    double to = shown.endSeconds();
    return new PackedSweep(
        sweep.info().number(),
        role,
        spikes.amplitude(),
        from,
        to,
        least(potential),
        largest(potential),
        Packed.of(potential.times(), from, to),
        Packed.of(potential.values(), least(potential), largest(potential)),
        least(current),
        largest(current),
        Packed.of(current.times(), from, to),
        Packed.of(current.values(), least(current), largest(current)),
        spikes.spikes().stream()
            .map(spike -> spike.threshold().index() / rate)
            .filter(at -> at >= from && at <= to)
            .toList(),
        spikes.spikes().size());
  }

  private static double least(Envelope envelope) {
    return Arrays.stream(envelope.values()).filter(Double::isFinite).min().orElse(0);
  }

  private static double largest(Envelope envelope) {
    return Arrays.stream(envelope.values()).filter(Double::isFinite).max().orElse(0);
  }
}
