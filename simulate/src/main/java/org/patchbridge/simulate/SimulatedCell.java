package org.patchbridge.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patchbridge.dataset.Species;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.Subject;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/**
 * A simulated recording in memory, with the truth about its cell. Its samples equal, bit for bit,
 * those read from the file that is written of it: stored float32 values times the float32
 * conversion to volts or amperes, and back to mV or pA.
 */
public final class SimulatedCell implements Recording {
  private static final float TO_VOLTS = 1e-3f;
  private static final float TO_AMPERES = 1e-12f;

  private final PlannedCell plan;
  private final List<SimulatedTrace> traces;
  private final List<SweepInfo> sweeps;

  SimulatedCell(PlannedCell plan, List<SimulatedTrace> traces) {
    this.plan = plan;
    this.traces = List.copyOf(traces);
    List<SweepInfo> infos = new ArrayList<>();
    for (int number = 0; number < traces.size(); number++) {
      Stimulus stimulus = traces.get(number).stimulus();
      infos.add(
          new SweepInfo(
              number,
              String.format(Locale.ROOT, "/acquisition/data_%05d_AD0", number),
              ClampMode.CURRENT_CLAMP,
              stimulus.samplingRateHz(),
              stimulus.length(),
              stimulus.code()));
    }
    this.sweeps = List.copyOf(infos);
  }

  /** Who the cell is: species, donor, subclass, condition. */
  public PlannedCell plan() {
    return plan;
  }

  List<SimulatedTrace> traces() {
    return traces;
  }

  @Override
  public String source() {
    return "simulated cell " + plan.id();
  }

  @Override
  public String id() {
    return plan.id();
  }

  @Override
  public Subject subject() {
    String species = plan.species() == Species.MOUSE ? "Mus musculus" : "Homo sapiens";
    return new Subject(
        Optional.of(plan.donor()), Optional.of(species), Optional.of("U"), Optional.empty());
  }

  @Override
  public boolean isSimulated() {
    return true;
  }

  @Override
  public List<SweepInfo> sweeps() {
    return sweeps;
  }

  @Override
  public List<Finding> findings() {
    return List.of();
  }

  @Override
  public Sweep load(SweepInfo sweep) {
    int at = sweeps.indexOf(sweep);
    if (at < 0) {
      throw new RecordingException(
          source(), sweep.location(), "sweep " + sweep.number() + " is not of this recording", "");
    }
    SimulatedTrace trace = traces.get(at);
    return new Sweep(
        sweep,
        asRead(trace.millivolts(), TO_VOLTS, 1e3f),
        asRead(trace.stimulus().samples(), TO_AMPERES, 1e12f),
        SamplePrecision.SINGLE);
  }

  @Override
  public void close() {
    // nothing is held outside memory
  }

  private static double[] asRead(float[] stored, float conversion, float back) {
    double[] read = new double[stored.length];
    for (int i = 0; i < read.length; i++) {
      read[i] = (stored[i] * conversion) * back;
    }
    return read;
  }
}
