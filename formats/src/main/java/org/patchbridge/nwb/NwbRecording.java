package org.patchbridge.nwb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.patchbridge.hdf5.Hdf5File;
import org.patchbridge.hdf5.Hdf5Object;
import org.patchbridge.hdf5.Hdf5Value;
import org.patchbridge.hdf5.SpareSamples;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Electrodes;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.SkippedSweep;
import org.patchbridge.recording.Subject;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/** An opened NWB 2 file. Loading a sweep reads its two data sets and nothing else. */
public final class NwbRecording implements Recording {
  private static final double PICOAMPS_PER_AMPERE = 1e12;

  private final Hdf5File file;
  private final About about;
  private final Map<SweepInfo, SweepPairing.PairedSeries> pairs = new LinkedHashMap<>();
  private final List<SweepInfo> sweeps;
  private final List<SweepInfo> voltageClampSweeps;
  private final List<SkippedSweep> skipped;
  private final List<Finding> findings;
  private final SpareSamples spare = new SpareSamples();

  /** What the file says of the whole of it. */
  record About(String id, Subject subject, Electrodes electrodes, boolean isSimulated) {}

  NwbRecording(Hdf5File file, About about, SweepPairing pairing, List<Finding> findings) {
    this.file = file;
    this.about = about;
    this.sweeps = add(pairing.pairs(), ClampMode.CURRENT_CLAMP);
    this.voltageClampSweeps = add(pairing.voltageClampPairs(), ClampMode.VOLTAGE_CLAMP);
    this.skipped = List.copyOf(pairing.skipped());
    this.findings = List.copyOf(findings);
  }

  private List<SweepInfo> add(List<SweepPairing.PairedSeries> added, ClampMode clampMode) {
    List<SweepInfo> infos = new ArrayList<>();
    for (SweepPairing.PairedSeries pair : added) {
      SweepInfo info = info(pair, clampMode);
      pairs.put(info, pair);
      infos.add(info);
    }
    return List.copyOf(infos);
  }

  /** The stimulus gives rate and code, as in the reference (ephys_nwb_data.py:189). */
  private static SweepInfo info(SweepPairing.PairedSeries pair, ClampMode clampMode) {
    Series stimulus = pair.stimulus();
    String code =
        stimulus.stimulusCode().isEmpty()
            ? pair.response().stimulusCode()
            : stimulus.stimulusCode();
    return new SweepInfo(
        pair.number(),
        pair.response().path(),
        clampMode,
        ((SamplingRate.Regular) stimulus.rate()).hertz(),
        pair.response().samples().length(),
        code);
  }

  @Override
  public String source() {
    return file.name();
  }

  @Override
  public String id() {
    return about.id();
  }

  @Override
  public Electrodes electrodes() {
    return about.electrodes();
  }

  @Override
  public Subject subject() {
    return about.subject();
  }

  @Override
  public boolean isSimulated() {
    return about.isSimulated();
  }

  @Override
  public List<SweepInfo> sweeps() {
    return sweeps;
  }

  @Override
  public List<SweepInfo> voltageClampSweeps() {
    return voltageClampSweeps;
  }

  /** NWB gives it in amperes. */
  @Override
  public OptionalDouble biasPicoamps(SweepInfo sweep) {
    String place = pair(sweep).response().path() + "/bias_current";
    try {
      OptionalDouble amperes =
          file.guarded(place, () -> file.find(place).flatMap(Hdf5Object::value))
              .map(Hdf5Value::number)
              .orElse(OptionalDouble.empty());
      return amperes.isPresent() && Double.isFinite(amperes.getAsDouble())
          ? OptionalDouble.of(amperes.getAsDouble() * PICOAMPS_PER_AMPERE)
          : OptionalDouble.empty();
    } catch (RecordingException e) {
      return OptionalDouble.empty();
    }
  }

  @Override
  public List<SkippedSweep> skipped() {
    return skipped;
  }

  @Override
  public List<Finding> findings() {
    return findings;
  }

  @Override
  public Sweep load(SweepInfo sweep) {
    SweepPairing.PairedSeries pair = pair(sweep);
    SweepLoader loader = new SweepLoader(file, spare);
    return sweep.clampMode() == ClampMode.VOLTAGE_CLAMP
        ? loader.loadVoltageClamp(sweep, pair)
        : loader.load(sweep, pair);
  }

  @Override
  public void recycle(Sweep sweep) {
    spare.give(sweep.millivolts());
  }

  private SweepPairing.PairedSeries pair(SweepInfo sweep) {
    SweepPairing.PairedSeries pair = pairs.get(sweep);
    if (pair == null) {
      throw new IllegalArgumentException("sweep " + sweep.number() + " is not of " + source());
    }
    return pair;
  }

  @Override
  public void close() {
    file.close();
  }
}
