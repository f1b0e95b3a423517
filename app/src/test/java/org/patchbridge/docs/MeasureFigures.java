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
import org.patchbridge.figure.Envelope;
import org.patchbridge.protocol.ChirpAnalysis;
import org.patchbridge.protocol.ImpedanceSpectrum;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.recording.Sweep;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikePoint;

/** Figures of what is measured on spikes, trains, steps, chirps and for the quality of a sweep. */
final class MeasureFigures {
  private final FigureCell cell;
  private final Map<String, SvgFigure> figures = new LinkedHashMap<>();

  private MeasureFigures(FigureCell cell) {
    this.cell = cell;
  }

  /** By file name without suffix. */
  static Map<String, SvgFigure> of(FigureCell cell) {
    MeasureFigures drawn = new MeasureFigures(cell);
    drawn.spike();
    drawn.train();
    drawn.subthreshold();
    drawn.rates();
    drawn.sweepQuality();
    drawn.figures.put("chirp", chirp());
    return drawn.figures;
  }

  private void spike() {
    LongSquareSweep rheobase = cell.longSquares().suprathreshold().orElseThrow().rheobase();
    Spike spike = rheobase.train().spikes().get(0);
    double zero = spike.threshold().seconds();
    double[][] wave = milliseconds(cell.sweep(rheobase), zero, -1.5, 5);
    SvgAxes axes =
        new SvgAxes(
            "one spike",
            "time from threshold (ms)",
            "mV",
            new double[] {-1.5, 5},
            SvgAxes.range(wave[1]));
    axes.line(wave[0], wave[1], INK, 1.4);
    SpikePoint threshold = spike.threshold();
    SpikePoint fastTrough = spike.fastTrough().orElseThrow();
    point(axes, zero, threshold, "threshold", ORANGE, -6, 4, "end");
    point(axes, zero, spike.peak(), "peak", BLUE, 6, 4, "start");
    point(axes, zero, spike.upstroke().point(), "upstroke", GREEN, -6, 4, "end");
    point(axes, zero, spike.downstroke().orElseThrow().point(), "downstroke", GREEN, 7, 2, "start");
    point(axes, zero, fastTrough, "fast trough", BLUE, -2, -8, "start");
    level(axes, wave, zero, (spike.peak().millivolts() + fastTrough.millivolts()) / 2, "width");
    level(
        axes,
        wave,
        zero,
        (spike.peak().millivolts() + threshold.millivolts()) / 2,
        "width_suprathresh");
    double after = (fastTrough.seconds() - zero) * 1e3 + 0.5;
    axes.word(after, at(wave, after), "postap_slope", GREEN, 12, -22, "start");
    axes.dot(after, at(wave, after), GREEN);
    double[] slopes = new double[wave[1].length - 1];
    double step = (wave[0][1] - wave[0][0]);
    Arrays.setAll(slopes, k -> (wave[1][k + 1] - wave[1][k]) / step);
    SvgAxes derivative =
        new SvgAxes(
            "its slope",
            "time from threshold (ms)",
            "dV/dt (V/s)",
            new double[] {-1.5, 5},
            SvgAxes.range(slopes));
    derivative.line(Arrays.copyOf(wave[0], slopes.length), slopes, INK);
    derivative.line(new double[] {-1.5, 5}, new double[] {20, 20}, GREY);
    derivative.word(5, 20, "20 V/s", GREY, 0, -5, "end");
    double up = (spike.upstroke().point().seconds() - zero) * 1e3;
    double down = (spike.downstroke().orElseThrow().point().seconds() - zero) * 1e3;
    derivative.dot(up, spike.upstroke().voltsPerSecond(), GREEN);
    derivative.word(up, spike.upstroke().voltsPerSecond(), "upstroke", GREEN, 8, 4, "start");
    derivative.dot(down, spike.downstroke().orElseThrow().voltsPerSecond(), GREEN);
    derivative.word(
        down,
        spike.downstroke().orElseThrow().voltsPerSecond(),
        "downstroke",
        GREEN,
        8,
        4,
        "start");
    figures.put("spike", new SvgFigure("Points and widths of a spike").add(axes).add(derivative));
  }

  private static void point(
      SvgAxes axes,
      double zero,
      SpikePoint point,
      String name,
      String colour,
      int moveX,
      int moveY,
      String anchor) {
    double ms = (point.seconds() - zero) * 1e3;
    axes.dot(ms, point.millivolts(), colour)
        .word(ms, point.millivolts(), name, colour, moveX, moveY, anchor);
  }

  /** The line on which a width is taken, from flank to flank. */
  private static void level(
      SvgAxes axes, double[][] wave, double zero, double millivolts, String name) {
    int first = -1;
    int last = -1;
    for (int k = 0; k < wave[0].length; k++) {
      if (wave[1][k] > millivolts) {
        first = first < 0 ? k : first;
        last = k;
      }
    }
    double from = wave[0][first];
    double to = wave[0][last];
    axes.line(new double[] {from, to}, new double[] {millivolts, millivolts}, ORANGE, 2)
        .word(to, millivolts, name, ORANGE, 6, 4, "start");
  }

  private static double at(double[][] wave, double ms) {
    int k = 0;
    while (k + 1 < wave[0].length && wave[0][k] < ms) {
      k++;
    }
    return wave[1][k];
  }

  /** Samples around a time as ms from it and mV. */
  private static double[][] milliseconds(Sweep sweep, double zero, double fromMs, double toMs) {
    double rate = sweep.info().samplingRateHz();
    int first = (int) Math.round((zero + fromMs / 1e3) * rate);
    int end = (int) Math.round((zero + toMs / 1e3) * rate) + 1;
    double[] times = new double[end - first];
    Arrays.setAll(times, k -> ((first + k) / rate - zero) * 1e3);
    return new double[][] {times, Arrays.copyOfRange(sweep.millivolts(), first, end)};
  }

  private void train() {
    LongSquareSweep hero = cell.longSquares().suprathreshold().orElseThrow().hero();
    SvgAxes axes = cell.trace("hero sweep", cell.sweep(hero), 0.3, 1.7, INK);
    List<Spike> spikes = hero.train().spikes();
    double first = spikes.get(0).threshold().seconds();
    axes.shade(FigureCell.ONSET, first, ORANGE);
    axes.word(FigureCell.ONSET, -60, "latency", ORANGE, -5, 0, "end");
    for (Spike spike : spikes) {
      axes.dot(spike.threshold().seconds(), spike.threshold().millivolts(), ORANGE);
    }
    double[] intervals = hero.train().intervals();
    double[] numbers = new double[intervals.length];
    double[] ms = new double[intervals.length];
    Arrays.setAll(numbers, k -> k + 1.0);
    Arrays.setAll(ms, k -> intervals[k] * 1e3);
    SvgAxes isi =
        new SvgAxes(
            "its interspike intervals",
            "interval",
            "ms",
            new double[] {0, intervals.length + 1.0},
            SvgAxes.range(ms, new double[] {0}));
    isi.line(numbers, ms, GREY);
    for (int k = 0; k < ms.length; k++) {
      isi.dot(numbers[k], ms[k], INK);
    }
    double mean = hero.train().meanInterval() * 1e3;
    isi.line(new double[] {0, intervals.length + 1.0}, new double[] {mean, mean}, BLUE);
    isi.word(intervals.length + 1.0, mean, "mean_isi", BLUE, 0, 14, "end");
    isi.word(1, ms[0], "first_isi", ORANGE, 8, 4, "start");
    figures.put("train", new SvgFigure("Timing of a spike train").add(axes).add(isi));
  }

  private void subthreshold() {
    LongSquareSweep of = cell.longSquares().subthreshold().orElseThrow().sagSweep();
    SvgAxes axes = cell.trace("sag sweep", cell.sweep(of), 0.4, 1.8, INK);
    double deepest = of.deflection().millivolts();
    axes.shade(FigureCell.ONSET - 0.1, FigureCell.ONSET, BLUE);
    axes.shade(FigureCell.END - 0.03, FigureCell.END, GREEN);
    axes.word(FigureCell.ONSET - 0.05, of.baseline(), "v_baseline", BLUE, 6, -6, "middle");
    axes.dot(of.deflection().seconds(), deepest, ORANGE);
    axes.word(of.deflection().seconds(), deepest, "vm_for_sag", ORANGE, 6, 4, "start");
    axes.word(FigureCell.END, deepest, "steady", GREEN, 4, -2, "start");
    Sweep sweep = cell.sweep(of);
    Envelope onset = FigureCell.envelope(sweep, 0.59, 0.72);
    SvgAxes fit =
        new SvgAxes(
            "onset with the fit of tau",
            "time (s)",
            "mV",
            new double[] {0.59, 0.72},
            SvgAxes.range(onset.values()));
    fit.line(onset.times(), onset.values(), GREY);
    double tau = cell.scalar("tau");
    double[] times = new double[60];
    double[] curve = new double[60];
    Arrays.setAll(times, k -> FigureCell.ONSET + 0.001 + k * 0.1 / 60);
    Arrays.setAll(
        curve,
        k -> deepest + (of.baseline() - deepest) * Math.exp(-(times[k] - FigureCell.ONSET) / tau));
    fit.line(times, curve, ORANGE, 1.6);
    fit.word(0.66, (of.baseline() + deepest) / 2, "exp(\u2212t / tau)", ORANGE, 0, 0, "start");
    figures.put("subthreshold", new SvgFigure("Passive properties").add(axes).add(fit));
  }

  private void rates() {
    List<LongSquareSweep> sweeps = cell.longSquares().suprathreshold().orElseThrow().spiking();
    double[] current = sweeps.stream().mapToDouble(LongSquareSweep::amplitude).toArray();
    double[] rate = sweeps.stream().mapToDouble(s -> s.train().averageRateHertz()).toArray();
    SvgAxes axes =
        new SvgAxes(
            "rate and current",
            "pA",
            "Hz",
            SvgAxes.range(current, new double[] {0}),
            SvgAxes.range(rate, new double[] {0}));
    double slope = cell.scalar("fi_fit_slope");
    double meanCurrent = Arrays.stream(current).average().orElseThrow();
    double meanRate = Arrays.stream(rate).average().orElseThrow();
    double[] ends = {current[0], current[current.length - 1]};
    axes.line(
        ends,
        Arrays.stream(ends).map(i -> meanRate + slope * (i - meanCurrent)).toArray(),
        BLUE,
        1.6);
    axes.word(ends[1], rate[rate.length - 1], "fi_fit_slope", BLUE, -10, 16, "end");
    LongSquareSweep hero = cell.longSquares().suprathreshold().orElseThrow().hero();
    for (int k = 0; k < current.length; k++) {
      axes.dot(current[k], rate[k], INK);
    }
    axes.word(current[0], rate[0], "rheobase_i", ORANGE, 8, 4, "start");
    axes.word(hero.amplitude(), hero.train().averageRateHertz(), "hero", ORANGE, 8, 12, "start");
    List<LongSquareSweep> silent = cell.longSquares().subthreshold().orElseThrow().membraneSweeps();
    double[] i = silent.stream().mapToDouble(LongSquareSweep::amplitude).toArray();
    double[] v = silent.stream().mapToDouble(s -> s.deflection().millivolts()).toArray();
    SvgAxes resistance =
        new SvgAxes("lowest potential and current", "pA", "mV", SvgAxes.range(i), SvgAxes.range(v));
    for (int k = 0; k < i.length; k++) {
      resistance.dot(i[k], v[k], INK);
    }
    double ri = cell.scalar("input_resistance") / 1e3;
    double middleI = Arrays.stream(i).average().orElseThrow();
    double middleV = Arrays.stream(v).average().orElseThrow();
    double[] line = {Arrays.stream(i).min().orElseThrow(), Arrays.stream(i).max().orElseThrow()};
    resistance.line(
        line, Arrays.stream(line).map(c -> middleV + ri * (c - middleI)).toArray(), BLUE, 1.6);
    resistance.word(middleI, middleV, "input_resistance", BLUE, 10, 16, "start");
    figures.put("current", new SvgFigure("What depends on the current").add(axes).add(resistance));
  }

  private void sweepQuality() {
    LongSquareSweep of = cell.longSquares().subthreshold().orElseThrow().sagSweep();
    Sweep sweep = cell.sweep(of);
    double end = sweep.length() / sweep.info().samplingRateHz();
    SvgAxes axes = cell.trace("windows of the sweep checks", sweep, 0, end, INK);
    double top = of.baseline();
    axes.shade(FigureCell.ONSET - 0.5, FigureCell.ONSET, BLUE);
    axes.shade(end - 0.5, end, GREEN);
    axes.word(FigureCell.ONSET - 0.25, top, "slow-noise", BLUE, 0, 34, "middle");
    axes.word(end - 0.25, top, "vm-drift", GREEN, 0, 34, "middle");
    axes.line(new double[] {0.1, 0.1015}, new double[] {top, top}, ORANGE, 8);
    axes.word(0.1, top, "pre-noise", ORANGE, 2, 52, "start");
    axes.line(new double[] {end - 0.003, end}, new double[] {top, top}, ORANGE, 8);
    axes.word(end, top, "post-noise", ORANGE, -2, 52, "end");
    figures.put("sweep-quality", new SvgFigure("Windows of the sweep checks").add(axes));
  }

  /** A membrane with a slow branch, in closed form. */
  private static SvgFigure chirp() {
    double[] hertz = new double[793];
    double[] modulus = new double[hertz.length];
    double[] phase = new double[hertz.length];
    for (int k = 0; k < hertz.length; k++) {
      hertz[k] = 0.4 + 0.05 * k;
      double omega = 2 * Math.PI * hertz[k];
      double lag = 1 + Math.pow(omega * 0.05, 2);
      double real = 4 + 8 / lag;
      double imaginary = omega * 0.06 - 8 * omega * 0.05 / lag;
      modulus[k] = 1 / Math.hypot(real, imaginary);
      phase[k] = -Math.atan2(imaginary, real);
    }
    ChirpAnalysis.Resonance found =
        new ChirpAnalysis(List.of(), new ImpedanceSpectrum(hertz, modulus, phase)).resonance();
    double[] x = {0, 40};
    SvgAxes z =
        new SvgAxes("impedance", "Hz", "G\u03a9", x, SvgAxes.range(modulus, new double[] {0}));
    z.line(hertz, modulus, INK, 1.4);
    z.dot(found.peakHertz(), found.peakGigaohms(), ORANGE);
    z.word(
        found.peakHertz(),
        found.peakGigaohms(),
        "peak_freq, peak_impedance",
        ORANGE,
        8,
        4,
        "start");
    z.dot(0.4, found.lowGigaohms(), BLUE);
    z.word(0.4, found.lowGigaohms(), "low_freq_impedance", BLUE, 8, 14, "start");
    z.dot(found.cutoffHertz(), found.peakGigaohms() / Math.sqrt(2), GREEN);
    z.word(
        found.cutoffHertz(), found.peakGigaohms() / Math.sqrt(2), "3db_freq", GREEN, 8, 4, "start");
    SvgAxes angle = new SvgAxes("its phase", "Hz", "rad", x, SvgAxes.range(phase));
    angle.line(hertz, phase, INK, 1.4);
    angle.line(x, new double[] {0, 0}, GREY);
    angle.dot(found.synchronousHertz(), 0, ORANGE);
    angle.word(found.synchronousHertz(), 0, "sync_freq", ORANGE, 8, -6, "start");
    angle.dot(found.peakHertz(), found.peakRadians(), GREEN);
    angle.word(found.peakHertz(), found.peakRadians(), "phase_peak", GREEN, 8, 10, "start");
    angle.dot(0.4, found.lowRadians(), BLUE);
    angle.word(0.4, found.lowRadians(), "phase_low", BLUE, 6, 18, "start");
    return new SvgFigure("Response to a chirp").add(z).add(angle);
  }
}
