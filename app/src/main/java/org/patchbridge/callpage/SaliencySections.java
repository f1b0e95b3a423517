package org.patchbridge.callpage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.family.SweepSpikes;
import org.patchbridge.family.TraceSpan;
import org.patchbridge.figure.TimeSpan;
import org.patchbridge.inspection.SweepCurve;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.report.section.SaliencySection;
import org.patchbridge.report.section.SaliencySection.Evidence;
import org.patchbridge.report.section.SaliencySection.StrongWindow;
import org.patchbridge.report.section.SaliencySection.SweepPanel;
import org.patchbridge.saliency.PlacedEffect;
import org.patchbridge.saliency.TraceSaliency;
import org.patchbridge.saliency.TraceSaliency.Piece;

/** The evidence along the sweeps of a recording, as a section of a page. */
final class SaliencySections {
  /** Windows that are listed. */
  static final int STRONGEST = 15;

  /** Sweeps that are drawn. */
  private static final int MOST_SWEEPS = 6;

  /** Width of a panel's plot, about one a pixel. */
  private static final int COLUMNS = 380;

  /** Pieces beyond this are finer than can be seen. */
  private static final int MOST_PIECES = 200;

  private static final double MARGIN = 0.05;
  private static final double BEFORE_SPIKE_SECONDS = 0.001;
  private static final double AFTER_SPIKE_SECONDS = 0.002;

  /** A sweep whose evidence takes longer than this needs its first spike drawn larger, s. */
  private static final double LONG_SECONDS = 0.05;

  private static final Set<String> FIRST_SPIKE =
      Set.of(FamilySpec.FIRST_AP_V.name(), FamilySpec.FIRST_AP_DV.name());

  private final Recording recording;
  private final CellExtraction cell;
  private final TraceSaliency saliency;

  private SaliencySections(Recording recording, CellExtraction cell, TraceSaliency saliency) {
    this.recording = recording;
    this.cell = cell;
    this.saliency = saliency;
  }

  /**
   * Reads the sweeps with most evidence again.
   *
   * @param cell what was taken from this recording
   */
  static SaliencySection of(
      Recording recording, CellExtraction cell, TraceSaliency saliency, String subclass) {
    return new SaliencySection(
        "Where on the sweeps the evidence lies",
        subclass,
        new SaliencySections(recording, cell, saliency).panels(),
        strongest(cell, saliency));
  }

  /** The windows with the largest effects. */
  static List<StrongWindow> strongest(CellExtraction cell, TraceSaliency saliency) {
    WindowText text = new WindowText(cell);
    return saliency.effects().stream()
        .limit(STRONGEST)
        .map(
            effect ->
                new StrongWindow(
                    text.what(effect.segment()), text.where(effect.spans()), effect.logOdds()))
        .toList();
  }

  private List<SweepPanel> panels() {
    List<SweepPanel> panels = new ArrayList<>();
    for (int number : sweepsWithMostEvidence()) {
      cell.spikes().stream()
          .filter(spikes -> spikes.sweep().number() == number)
          .findFirst()
          .ifPresent(spikes -> panels.addAll(panels(spikes)));
    }
    return panels;
  }

  /** In ascending number. */
  private Set<Integer> sweepsWithMostEvidence() {
    Map<Integer, Double> weights = new TreeMap<>();
    for (PlacedEffect effect : saliency.effects()) {
      double share = Math.abs(effect.logOdds()) / effect.spans().size();
      effect.spans().forEach(span -> weights.merge(span.sweep(), share, Double::sum));
    }
    return weights.entrySet().stream()
        .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_SWEEPS)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<SweepPanel> panels(SweepSpikes spikes) {
    int number = spikes.sweep().number();
    List<Piece> pieces = saliency.curves().get(number);
    Sweep sweep = recording.load(spikes.sweep());
    double end = sweep.length() / spikes.sweep().samplingRateHz();
    double from = pieces.get(0).fromSeconds();
    double to = pieces.get(pieces.size() - 1).toSeconds();
    String name =
        String.format(
                Locale.ROOT,
                "sweep %d, %s, %.0f pA",
                number,
                spikes.protocol().name().toLowerCase(Locale.ROOT),
                spikes.amplitude())
            .replace('_', ' ')
            .replace('-', '\u2212');
    List<SweepPanel> panels = new ArrayList<>();
    if (to - from > LONG_SECONDS) {
      double margin = MARGIN * (to - from);
      panels.add(
          panel(name, sweep, spikes, Math.max(0, from - margin), Math.min(end, to + margin)));
    }
    firstSpike(number)
        .forEach(
            span ->
                panels.add(
                    panel(
                        name + ", first spike",
                        sweep,
                        spikes,
                        Math.max(0, span.fromSeconds() - BEFORE_SPIKE_SECONDS),
                        Math.min(end, span.toSeconds() + AFTER_SPIKE_SECONDS))));
    recording.recycle(sweep);
    return panels;
  }

  /** All that windows of the first spike take of a sweep, at most one stretch. */
  private List<TraceSpan> firstSpike(int sweep) {
    return saliency.effects().stream()
        .filter(effect -> FIRST_SPIKE.contains(effect.segment().family()))
        .flatMap(effect -> effect.spans().stream())
        .filter(span -> span.sweep() == sweep)
        .reduce(
            (a, b) ->
                new TraceSpan(
                    sweep,
                    a.spike(),
                    Math.min(a.fromSeconds(), b.fromSeconds()),
                    Math.max(a.toSeconds(), b.toSeconds())))
        .stream()
        .toList();
  }

  private SweepPanel panel(String name, Sweep sweep, SweepSpikes spikes, double from, double to) {
    TimeSpan shown = new TimeSpan(from, to, 0, TimeSpan.Unit.SECONDS);
    SweepCurve curve = SweepCurve.of(sweep, spikes, shown, COLUMNS);
    return new SweepPanel(
        name,
        from,
        to,
        curve.potential(),
        curve.thresholds(),
        evidence(sweep.info().number(), from, to));
  }

  private List<Evidence> evidence(int sweep, double from, double to) {
    List<Evidence> inside =
        saliency.curves().get(sweep).stream()
            .filter(piece -> piece.toSeconds() > from && piece.fromSeconds() < to)
            .map(
                piece ->
                    new Evidence(
                        Math.max(from, piece.fromSeconds()),
                        Math.min(to, piece.toSeconds()),
                        piece.logOdds()))
            .toList();
    return inside.size() > MOST_PIECES ? thinned(inside, from, to) : inside;
  }

  /** Of each column the strongest piece, so that narrow ones stay visible. */
  private static List<Evidence> thinned(List<Evidence> pieces, double from, double to) {
    double step = (to - from) / COLUMNS;
    List<Evidence> columns = new ArrayList<>();
    for (int k = 0; k < COLUMNS; k++) {
      double start = from + k * step;
      double end = start + step;
      pieces.stream()
          .filter(piece -> piece.toSeconds() > start && piece.fromSeconds() < end)
          .max(Comparator.comparingDouble(piece -> Math.abs(piece.logOdds())))
          .ifPresent(piece -> columns.add(new Evidence(start, end, piece.logOdds())));
    }
    return joined(columns);
  }

  private static List<Evidence> joined(List<Evidence> columns) {
    List<Evidence> joined = new ArrayList<>();
    for (Evidence next : columns) {
      int last = joined.size() - 1;
      if (last >= 0
          && joined.get(last).logOdds() == next.logOdds()
          && next.fromSeconds() - joined.get(last).toSeconds() < 1e-9) {
        joined.set(
            last, new Evidence(joined.get(last).fromSeconds(), next.toSeconds(), next.logOdds()));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }
}
