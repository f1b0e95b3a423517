package org.patchbridge.docs;

import java.util.Arrays;
import java.util.Optional;
import org.patchbridge.dataset.Species;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.Preset;
import org.patchbridge.family.recipe.CellFeatures;
import org.patchbridge.figure.Envelope;
import org.patchbridge.figure.TimeSpan;
import org.patchbridge.protocol.LongSquareAnalysis;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.simulate.CellSimulator;
import org.patchbridge.simulate.PlannedCell;
import org.patchbridge.simulate.SimulationSettings;
import org.patchbridge.stimulus.StimulusOntology;

/** One simulated cell with all that was measured of it, and its traces as axes. */
final class FigureCell {
  static final double ONSET = 0.6;
  static final double END = 1.6;
  private static final int COLUMNS = 280;

  private final Recording recording;
  private final CellExtraction extraction;
  private final LongSquareAnalysis longSquares;

  private FigureCell(Recording recording) {
    this.recording = recording;
    extraction = CellFeatures.extract(recording, Preset.DEFAULT, StimulusOntology.builtIn());
    longSquares = extraction.analyses().longSquares().orElseThrow();
  }

  static FigureCell simulated() {
    PlannedCell plan =
        new PlannedCell("figures", Species.MOUSE, "donor", 3, 11, "Sst", Optional.empty());
    SimulationSettings settings = SimulationSettings.defaults().withRampShare(1);
    return new FigureCell(CellSimulator.with(settings).simulate(plan));
  }

  CellExtraction extraction() {
    return extraction;
  }

  LongSquareAnalysis longSquares() {
    return longSquares;
  }

  double scalar(String name) {
    return extraction.scalars().get(name).value().orElseThrow();
  }

  Sweep sweep(LongSquareSweep of) {
    return recording.load(of.info());
  }

  SvgAxes trace(String heading, Sweep sweep, double from, double to, String colour) {
    Envelope envelope = envelope(sweep, from, to);
    return new SvgAxes(
            heading, "time (s)", "mV", new double[] {from, to}, SvgAxes.range(envelope.values()))
        .line(envelope.times(), envelope.values(), colour);
  }

  static Envelope envelope(Sweep sweep, double from, double to) {
    return Envelope.of(
        sweep.millivolts(),
        sweep.info().samplingRateHz(),
        new TimeSpan(from, to, 0, TimeSpan.Unit.SECONDS),
        COLUMNS);
  }

  double[] values(FamilySpec family) {
    float[] values = ((FamilyVector.Present) extraction.families().get(family.name())).values();
    double[] copy = new double[values.length];
    Arrays.setAll(copy, k -> values[k]);
    return copy;
  }
}
