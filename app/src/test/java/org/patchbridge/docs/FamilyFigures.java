package org.patchbridge.docs;

import static org.patchbridge.docs.SvgAxes.BLUE;
import static org.patchbridge.docs.SvgAxes.GREEN;
import static org.patchbridge.docs.SvgAxes.GREY;
import static org.patchbridge.docs.SvgAxes.INK;
import static org.patchbridge.docs.SvgAxes.ORANGE;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.family.SweepSpikes;
import org.patchbridge.figure.Envelope;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.spike.Spike;

/** A figure of each feature family, beside the sweeps that it comes from. */
final class FamilyFigures {
  private static final int FIRST_AP_LENGTH = 150;
  private static final List<String> LEVELS = List.of("0", "20", "40", "60", "80", "100");

  private final FigureCell cell;
  private final Map<String, SvgFigure> figures = new LinkedHashMap<>();

  private FamilyFigures(FigureCell cell) {
    this.cell = cell;
  }

  /** By name of the family. */
  static Map<String, SvgFigure> of(FigureCell cell) {
    FamilyFigures drawn = new FamilyFigures(cell);
    drawn.firstSpikes();
    drawn.intervalShape();
    drawn.levels();
    drawn.steps();
    drawn.normalised();
    return drawn.figures;
  }

  private void firstSpikes() {
    double[] potential = cell.values(FamilySpec.FIRST_AP_V);
    double[] slope = cell.values(FamilySpec.FIRST_AP_DV);
    List<String> protocols = List.of("short square", "long square", "ramp");
    figures.put(
        "first_ap_v",
        new SvgFigure("first_ap_v")
            .add(chunks("first_ap_v", "mV", potential, FIRST_AP_LENGTH, protocols, 20e-3, "ms")));
    figures.put(
        "first_ap_dv",
        new SvgFigure("first_ap_dv")
            .add(
                chunks(
                    "first_ap_dv",
                    "mV/sample",
                    slope,
                    FIRST_AP_LENGTH - 1,
                    protocols,
                    20e-3,
                    "ms")));
  }

  /** Equal parts of a vector over each other. */
  private static SvgAxes chunks(
      String name,
      String unit,
      double[] values,
      int length,
      List<String> names,
      double step,
      String stepUnit) {
    SvgAxes axes =
        new SvgAxes(
            name,
            "time from threshold (" + stepUnit + ")",
            unit,
            new double[] {0, length * step},
            SvgAxes.range(values));
    List<String> colours = List.of(ORANGE, BLUE, GREEN);
    for (int chunk = 0; chunk < names.size(); chunk++) {
      double[] x = new double[length];
      Arrays.setAll(x, k -> k * step);
      axes.line(
          x, Arrays.copyOfRange(values, chunk * length, (chunk + 1) * length), colours.get(chunk));
      axes.word(
          length * step,
          Arrays.stream(values).max().orElseThrow(),
          names.get(chunk),
          colours.get(chunk),
          -4,
          12 + 14 * chunk,
          "end");
    }
    return axes;
  }

  private void intervalShape() {
    double[] values = cell.values(FamilySpec.ISI_SHAPE);
    double[] x = new double[values.length];
    Arrays.setAll(x, k -> k + 0.5);
    LongSquareSweep sweep =
        cell.longSquares().suprathreshold().orElseThrow().lowestWithSpikes(5).orElseThrow();
    List<Spike> spikes = sweep.train().spikes();
    double from = spikes.get(0).threshold().seconds() - 0.02;
    double to = Math.min(FigureCell.END, spikes.get(3).threshold().seconds() + 0.02);
    SvgAxes trace = cell.trace("intervals of the sweep", cell.sweep(sweep), from, to, INK);
    for (int k = 0; k < 3; k++) {
      trace.shade(
          spikes.get(k).fastTrough().orElseThrow().seconds(),
          spikes.get(k + 1).threshold().seconds(),
          BLUE);
    }
    figures.put(
        "isi_shape",
        new SvgFigure("isi_shape")
            .add(trace)
            .add(
                new SvgAxes(
                        "isi_shape",
                        "part of the interval (%)",
                        "mV from threshold",
                        new double[] {0, 100},
                        SvgAxes.range(values))
                    .line(x, values, BLUE, 1.6)));
  }

  private void levels() {
    for (FamilySpec family :
        List.of(
            FamilySpec.INST_FREQ,
            FamilySpec.INST_FREQ_NORM,
            FamilySpec.PSTH,
            FamilySpec.SPIKING_THRESHOLD_V,
            FamilySpec.SPIKING_PEAK_V,
            FamilySpec.SPIKING_WIDTH,
            FamilySpec.SPIKING_FAST_TROUGH_V,
            FamilySpec.SPIKING_UPSTROKE_DOWNSTROKE_RATIO)) {
      double[] values = cell.values(family);
      int bins = values.length / LEVELS.size();
      double[] x = new double[values.length];
      Arrays.setAll(x, k -> (k + 0.5) / bins);
      SvgAxes axes =
          new SvgAxes(
              family.name(),
              "level above rheobase, " + bins + " bins of the step each",
              family.unit(),
              new double[] {0, LEVELS.size()},
              withHeadroom(values));
      for (int level = 0; level < LEVELS.size(); level++) {
        if (level % 2 == 1) {
          axes.shade(level, level + 1, GREY);
        }
        axes.word(
            level + 0.5,
            withHeadroom(values)[1],
            "+" + LEVELS.get(level) + " pA",
            INK,
            0,
            10,
            "middle");
      }
      axes.line(x, values, BLUE, 1.3);
      figures.put(family.name(), new SvgFigure(family.name()).add(raster()).add(axes));
    }
  }

  /** Room for words above the curve. */
  private static double[] withHeadroom(double[] values) {
    double[] range = SvgAxes.range(values);
    return new double[] {range[0], range[1] + 0.1 * (range[1] - range[0])};
  }

  /** When the spikes are that the levels are made of. */
  private SvgAxes raster() {
    double rheobase = cell.longSquares().suprathreshold().orElseThrow().rheobaseCurrent();
    SvgAxes axes =
        new SvgAxes(
            "thresholds of the spikes",
            "time (s)",
            "pA above rheobase",
            new double[] {FigureCell.ONSET, FigureCell.END},
            new double[] {-10, 110});
    for (SweepSpikes sweep : cell.extraction().spikes()) {
      double above = sweep.amplitude() - rheobase;
      if (above >= 0 && above <= 100 && sweep.sweep().samples() > 100_000) {
        for (Spike spike : sweep.spikes()) {
          double t = spike.threshold().seconds();
          axes.line(new double[] {t, t}, new double[] {above - 6, above + 6}, INK);
        }
      }
    }
    return axes;
  }

  private void steps() {
    double[] values = cell.values(FamilySpec.STEP_SUBTHRESH);
    List<String> names = List.of("\u221290", "\u221270", "\u221250", "\u221230", "\u221210");
    int bins = values.length / names.size();
    double[] x = new double[values.length];
    Arrays.setAll(x, k -> (k + 0.5) / bins);
    SvgAxes axes =
        new SvgAxes(
            "step_subthresh",
            "current, " + bins + " bins of 10 ms each",
            "mV",
            new double[] {0, names.size()},
            withHeadroom(values));
    for (int step = 0; step < names.size(); step++) {
      if (step % 2 == 1) {
        axes.shade(step, step + 1, GREY);
      }
      axes.word(step + 0.5, withHeadroom(values)[1], names.get(step) + " pA", INK, 0, 10, "middle");
    }
    figures.put(
        "step_subthresh",
        new SvgFigure("step_subthresh").add(silent(false)).add(axes.line(x, values, BLUE, 1.3)));
  }

  private void normalised() {
    for (FamilySpec family : List.of(FamilySpec.SUBTHRESH_NORM, FamilySpec.SUBTHRESH_DEPOL_NORM)) {
      double[] values = cell.values(family);
      double[] x = new double[values.length];
      Arrays.setAll(x, k -> -0.2 + (k + 0.5) * 0.01);
      figures.put(
          family.name(),
          new SvgFigure(family.name())
              .add(silent(family.equals(FamilySpec.SUBTHRESH_DEPOL_NORM)))
              .add(
                  new SvgAxes(
                          family.name(),
                          "time from onset (s)",
                          "part of the deflection",
                          new double[] {-0.2, 1.2},
                          SvgAxes.range(values))
                      .line(x, values, BLUE, 1.6)));
    }
  }

  /** Silent sweeps over each other. */
  private SvgAxes silent(boolean depolarising) {
    List<LongSquareSweep> sweeps =
        cell.longSquares().subthreshold().orElseThrow().silent().stream()
            .filter(sweep -> depolarising == sweep.amplitude() > 0)
            .toList();
    List<Envelope> envelopes =
        sweeps.stream()
            .map(
                sweep ->
                    FigureCell.envelope(
                        cell.sweep(sweep), FigureCell.ONSET - 0.2, FigureCell.END + 0.2))
            .toList();
    SvgAxes axes =
        new SvgAxes(
            depolarising ? "highest silent sweep" : "silent hyperpolarising sweeps",
            "time (s)",
            "mV",
            new double[] {FigureCell.ONSET - 0.2, FigureCell.END + 0.2},
            SvgAxes.range(envelopes.stream().map(Envelope::values).toArray(double[][]::new)));
    envelopes.forEach(envelope -> axes.line(envelope.times(), envelope.values(), INK, 0.8));
    return axes;
  }
}
