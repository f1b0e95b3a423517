package org.patchbridge.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.Subject;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.recording.SweepRefusedException;

/** A recording in memory: steps of current, and as many spikes as the test asks for. */
public final class MadeUpRecording implements Recording {
  public static final double RATE_HZ = 50_000;
  public static final double ONSET_S = 0.6;
  public static final double STEP_S = 1.0;
  private static final double END_S = 2.2;
  private static final double REST_MV = -70;

  private final String id;
  private final Map<SweepInfo, Sweep> sweeps = new LinkedHashMap<>();
  private final List<SweepInfo> unreadable = new ArrayList<>();

  public MadeUpRecording(String id) {
    this.id = id;
  }

  /** Adds a long step of current with evenly spaced spikes. */
  public MadeUpRecording step(int number, String code, double picoamps, int spikes) {
    Sweep sweep = sweep(number, code, picoamps, spikes);
    sweeps.put(sweep.info(), sweep);
    return this;
  }

  /** Adds a long step without spikes whose recording ended early: both channels end in NaN. */
  public MadeUpRecording stepUntil(double seconds, int number, String code, double picoamps) {
    Sweep whole = sweep(number, code, picoamps, 0);
    int recorded = (int) (seconds * RATE_HZ);
    double[] current = whole.picoamps();
    Arrays.fill(current, recorded, current.length, Double.NaN);
    Arrays.fill(whole.millivolts(), recorded, whole.length(), Double.NaN);
    sweeps.put(
        whole.info(), new Sweep(whole.info(), whole.millivolts(), current, whole.precision()));
    return this;
  }

  /** Adds a sweep whose samples cannot be read. */
  public MadeUpRecording unreadable(int number, String code) {
    step(number, code, 50, 0);
    sweeps.keySet().stream().filter(info -> info.number() == number).forEach(unreadable::add);
    return this;
  }

  public static Sweep sweep(int number, String code, double picoamps, int spikes) {
    int length = (int) (END_S * RATE_HZ);
    double[] millivolts = new double[length];
    double[] current = new double[length];
    for (int k = 0; k < length; k++) {
      double t = k / RATE_HZ;
      double sinceOnset = t - ONSET_S;
      boolean during = sinceOnset >= 0 && sinceOnset < STEP_S;
      current[k] = during ? picoamps : 0;
      double level = 0.1 * picoamps;
      millivolts[k] =
          REST_MV
              + (during
                  ? level * (1 - Math.exp(-sinceOnset / 0.01))
                  : sinceOnset >= 0 ? level * Math.exp(-(sinceOnset - STEP_S) / 0.01) : 0);
      for (int spike = 0; spike < spikes; spike++) {
        millivolts[k] += actionPotential(sinceOnset - STEP_S * (spike + 0.5) / spikes);
      }
    }
    SweepInfo info =
        new SweepInfo(
            number, "/acquisition/" + number, ClampMode.CURRENT_CLAMP, RATE_HZ, length, code);
    return new Sweep(info, millivolts, current, SamplePrecision.DOUBLE);
  }

  /** A bump of 90 mV and a dip of 10 mV after it. */
  private static double actionPotential(double sincePeak) {
    if (Math.abs(sincePeak) > 0.02) {
      return 0;
    }
    double rise = sincePeak / 0.00025;
    double dip = (sincePeak - 0.0015) / 0.0008;
    return 90 * Math.exp(-rise * rise) - 10 * Math.exp(-dip * dip);
  }

  @Override
  public String source() {
    return id + ".nwb";
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Subject subject() {
    return new Subject(
        Optional.of("donor of " + id),
        Optional.of("Mus musculus"),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public List<SweepInfo> sweeps() {
    return sweeps.keySet().stream().sorted(Comparator.comparing(SweepInfo::number)).toList();
  }

  @Override
  public List<Finding> findings() {
    return List.of();
  }

  @Override
  public Sweep load(SweepInfo sweep) {
    if (unreadable.contains(sweep)) {
      throw new SweepRefusedException(
          source(),
          new Finding(
              "samples-unreadable", Finding.Severity.SWEEP_SKIPPED, sweep.location(), "damaged"));
    }
    return sweeps.get(sweep);
  }

  @Override
  public void close() {}
}
