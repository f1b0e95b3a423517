package org.patchbridge.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.figure.LegendEntry.Shape;
import org.patchbridge.recording.Sweep;

/**
 * All sweeps of a protocol over each other. Sweeps are added one by one; only what is drawn of them
 * is kept.
 */
public final class OverviewFigure {

  /** What a sweep is to its protocol; later ones are drawn over earlier ones. */
  public enum Role {
    SILENT("silent", new LegendEntry("silent", Palette.SILENT, Shape.LINE), 1f),
    SPIKING("spiking", new LegendEntry("spiking", Palette.SPIKING, Shape.LINE), 1f),
    HERO("hero", new LegendEntry("hero", Palette.BLUE, Shape.LINE), 1.3f),
    RHEOBASE("rheobase", new LegendEntry("rheobase", Palette.VERMILION, Shape.LINE), 1.3f);

    private final String label;
    private final LegendEntry key;
    private final float lineWidthPx;

    Role(String label, LegendEntry key, float lineWidthPx) {
      this.label = label;
      this.key = key;
      this.lineWidthPx = lineWidthPx;
    }
  }

  private record Line(Role role, Envelope millivolts, Envelope picoamps) {}

  private final TimeSpan span;
  private final List<Line> lines = new ArrayList<>();
  private final Map<Role, Integer> counts = new EnumMap<>(Role.class);

  /**
   * @param span part of every sweep that is drawn
   */
  public OverviewFigure(TimeSpan span) {
    this.span = span;
  }

  public OverviewFigure add(Sweep sweep, Role role) {
    double rate = sweep.info().samplingRateHz();
    lines.add(
        new Line(
            role,
            Envelope.of(sweep.millivolts(), rate, span, StackedFigure.WIDTH_PX),
            Envelope.of(sweep.picoamps(), rate, span, StackedFigure.WIDTH_PX)));
    counts.merge(role, 1, Integer::sum);
    return this;
  }

  /** Empty where no sweep was added. */
  public Optional<StackedFigure> figure(String title, String note) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Panel potential = new Panel(SweepFigure.POTENTIAL_PX, "Membrane potential (mV)");
    Panel current = new Panel(SweepFigure.CURRENT_PX, "Current (pA)");
    lines.stream()
        .sorted(Comparator.comparing(Line::role))
        .forEach(
            line -> {
              potential.line(line.millivolts(), line.role().key.colour(), line.role().lineWidthPx);
              current.line(line.picoamps(), line.role().key.colour(), line.role().lineWidthPx);
            });
    return Optional.of(
        new StackedFigure(title, note, legend(), SweepFigure.panels(potential, current, span)));
  }

  private List<LegendEntry> legend() {
    return counts.entrySet().stream()
        .map(
            entry ->
                new LegendEntry(
                    entry.getKey().label
                        + (entry.getKey().compareTo(Role.HERO) < 0
                            ? " (" + entry.getValue() + ")"
                            : ""),
                    entry.getKey().key.colour(),
                    Shape.LINE))
        .toList();
  }
}
