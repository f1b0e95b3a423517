package org.patchbridge.figure;

import static org.patchbridge.figure.SweepFigure.CURRENT_PX;
import static org.patchbridge.figure.SweepFigure.LEAST_MILLIVOLTS;
import static org.patchbridge.figure.SweepFigure.LEAST_PICOAMPS;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.figure.LegendEntry.Shape;
import org.patchbridge.recording.Sweep;

/**
 * All sweeps of a protocol over each other, those without any spike on an axis of their own that
 * shows their smaller response. Sweeps are added one by one; only what is drawn of them is kept.
 */
public final class OverviewFigure {

  /** What a sweep is to its protocol; later ones are drawn over earlier ones. */
  public enum Role {
    SILENT("silent", Palette.SILENT, 1f),
    /** Fires, but not to the stimulus. */
    SPONTANEOUS("spikes only before or after the stimulus", Palette.GREEN, 1f),
    SPIKING("spiking", Palette.BLUE, 1f),
    HERO("hero", Palette.BLUE, 1.3f),
    RHEOBASE("rheobase", Palette.VERMILION, 1.3f);

    private final String label;
    private final Color colour;
    private final float lineWidthPx;

    Role(String label, Color colour, float lineWidthPx) {
      this.label = label;
      this.colour = colour;
      this.lineWidthPx = lineWidthPx;
    }
  }

  private record Line(Role role, Envelope millivolts, Envelope picoamps) {}

  private static final int SILENT_PX = 220;
  private static final int SPIKING_PX = 290;

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
    Panel silent = new Panel(SILENT_PX, "Silent (mV)");
    Panel spiking = new Panel(SPIKING_PX, "Spiking (mV)");
    Panel current = new Panel(CURRENT_PX, "Current (pA)");
    lines.stream()
        .sorted(Comparator.comparing(Line::role))
        .forEach(
            line -> {
              Panel potential = line.role() == Role.SILENT ? silent : spiking;
              Color colour = colour(line.role());
              potential.line(line.millivolts(), colour, line.role().lineWidthPx);
              current.line(line.picoamps(), colour, line.role().lineWidthPx);
            });
    return Optional.of(
        new StackedFigure(
            title,
            note,
            legend(),
            List.of(
                silent.over(span).fitted(LEAST_MILLIVOLTS).withoutHorizontalLabels(),
                spiking.over(span).fitted(LEAST_MILLIVOLTS).withoutHorizontalLabels(),
                current.over(span).fitted(LEAST_PICOAMPS).horizontalAxis(span.axis()))));
  }

  /** Spiking sweeps step back where others are to stand out. */
  private Color colour(Role role) {
    boolean others = counts.containsKey(Role.HERO) || counts.containsKey(Role.RHEOBASE);
    return role == Role.SPIKING && others ? Palette.FAINT : role.colour;
  }

  private List<LegendEntry> legend() {
    List<LegendEntry> entries = new ArrayList<>();
    counts.forEach(
        (role, count) -> {
          boolean single = role == Role.HERO || role == Role.RHEOBASE;
          String number = single ? "" : " (" + count + ")";
          entries.add(new LegendEntry(role.label + number, colour(role), Shape.LINE));
        });
    return entries;
  }
}
