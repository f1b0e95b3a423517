package org.patchbridge.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.patchbridge.figure.LegendEntry.Shape;
import org.patchbridge.protocol.LongSquareAnalysis;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.protocol.SuprathresholdAnalysis;

/** Firing rate of each long square sweep against its current. */
public final class FrequencyCurrentFigure {
  private static final int HEIGHT_PX = 420;
  private static final double LEAST_HERTZ = 5;
  private static final double LEAST_PICOAMPS = 20;
  private static final LegendEntry SWEEP = new LegendEntry("sweep", Palette.BLUE, Shape.CIRCLE);
  private static final LegendEntry RHEOBASE =
      new LegendEntry("rheobase", Palette.VERMILION, Shape.CIRCLE);

  private FrequencyCurrentFigure() {}

  /** Empty where there is no sweep of a defined amplitude. */
  public static Optional<StackedFigure> of(LongSquareAnalysis analysis, String title, String note) {
    List<LongSquareSweep> sweeps =
        analysis.sweeps().stream().filter(sweep -> Double.isFinite(sweep.amplitude())).toList();
    if (sweeps.isEmpty()) {
      return Optional.empty();
    }
    double[] picoamps = sweeps.stream().mapToDouble(LongSquareSweep::amplitude).toArray();
    double[] hertz = sweeps.stream().mapToDouble(s -> s.train().averageRateHertz()).toArray();
    double low = Arrays.stream(picoamps).min().orElseThrow();
    double high = Arrays.stream(picoamps).max().orElseThrow();
    double margin = 0.05 * Math.max(LEAST_PICOAMPS, high - low);
    Panel panel = new Panel(HEIGHT_PX, "Firing rate (Hz)").marks(picoamps, hertz, SWEEP);
    List<LegendEntry> legend = new ArrayList<>(List.of(SWEEP));
    analysis
        .suprathreshold()
        .toOptional()
        .map(SuprathresholdAnalysis::rheobase)
        .ifPresent(
            rheobase -> {
              panel.marks(
                  new double[] {rheobase.amplitude()},
                  new double[] {rheobase.train().averageRateHertz()},
                  RHEOBASE);
              legend.add(RHEOBASE);
            });
    panel
        .over(low - margin, high + margin)
        .fitted(LEAST_HERTZ)
        .horizontalAxis("Current of the step (pA)");
    return Optional.of(new StackedFigure(title, note, legend, List.of(panel)));
  }
}
