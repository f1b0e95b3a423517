package org.patchbridge.stimulus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.SkippedSweep;
import org.patchbridge.recording.Subject;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/** The same recording, some of whose sweeps have got another stimulus code. */
final class RecodedRecording implements Recording {
  private final Recording recording;
  private final Map<SweepInfo, SweepInfo> originals = new LinkedHashMap<>();
  private final List<SweepInfo> sweeps;
  private final List<Finding> findings;

  /**
   * @param codes new stimulus codes by sweep; the other sweeps keep theirs
   * @param finding how they were found
   */
  RecodedRecording(Recording recording, Map<SweepInfo, String> codes, Finding finding) {
    this.recording = recording;
    for (SweepInfo sweep : recording.sweeps()) {
      originals.put(recoded(sweep, codes.getOrDefault(sweep, sweep.stimulusCode())), sweep);
    }
    this.sweeps = List.copyOf(originals.keySet());
    this.findings = new ArrayList<>(recording.findings());
    findings.add(finding);
  }

  private static SweepInfo recoded(SweepInfo sweep, String code) {
    return new SweepInfo(
        sweep.number(),
        sweep.location(),
        sweep.clampMode(),
        sweep.samplingRateHz(),
        sweep.samples(),
        code);
  }

  private SweepInfo original(SweepInfo sweep) {
    // Sweeps that are not recoded, those in voltage clamp among them, are known to the recording.
    return originals.getOrDefault(sweep, sweep);
  }

  @Override
  public Sweep load(SweepInfo sweep) {
    Sweep loaded = recording.load(original(sweep));
    return new Sweep(
        sweep,
        loaded.millivolts(),
        loaded.ranges(),
        loaded.current(),
        loaded.precision(),
        loaded.findings());
  }

  /** The recording knows its own sweep by its arrays. */
  @Override
  public void recycle(Sweep sweep) {
    recording.recycle(sweep);
  }

  @Override
  public double[] picoamps(SweepInfo sweep) {
    return recording.picoamps(original(sweep));
  }

  @Override
  public String source() {
    return recording.source();
  }

  @Override
  public String id() {
    return recording.id();
  }

  @Override
  public Subject subject() {
    return recording.subject();
  }

  @Override
  public boolean isSimulated() {
    return recording.isSimulated();
  }

  @Override
  public List<SweepInfo> sweeps() {
    return sweeps;
  }

  @Override
  public boolean hasStimulusCodes() {
    return recording.hasStimulusCodes();
  }

  @Override
  public List<SweepInfo> voltageClampSweeps() {
    return recording.voltageClampSweeps();
  }

  @Override
  public OptionalDouble biasPicoamps(SweepInfo sweep) {
    return recording.biasPicoamps(original(sweep));
  }

  @Override
  public List<SkippedSweep> skipped() {
    return recording.skipped();
  }

  @Override
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  @Override
  public void close() {
    recording.close();
  }
}
