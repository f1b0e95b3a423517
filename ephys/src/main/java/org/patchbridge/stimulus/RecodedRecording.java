package org.patchbridge.stimulus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.ForwardingRecording;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/** The same recording, some of whose sweeps have got another stimulus code. */
final class RecodedRecording extends ForwardingRecording {
  private final Map<SweepInfo, SweepInfo> originals = new LinkedHashMap<>();
  private final List<SweepInfo> sweeps;
  private final List<Finding> findings;

  /**
   * @param codes new stimulus codes by sweep; the other sweeps keep theirs
   * @param finding how they were found
   */
  RecodedRecording(Recording recording, Map<SweepInfo, String> codes, Finding finding) {
    super(recording);
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

  /** Its arrays stay those of the recording, which knows them when they are recycled. */
  @Override
  public Sweep load(SweepInfo sweep) {
    Sweep loaded = super.load(original(sweep));
    return new Sweep(
        sweep,
        loaded.millivolts(),
        loaded.ranges(),
        loaded.current(),
        loaded.precision(),
        loaded.findings());
  }

  @Override
  public double[] picoamps(SweepInfo sweep) {
    return super.picoamps(original(sweep));
  }

  @Override
  public List<SweepInfo> sweeps() {
    return sweeps;
  }

  @Override
  public OptionalDouble biasPicoamps(SweepInfo sweep) {
    return super.biasPicoamps(original(sweep));
  }

  @Override
  public List<Finding> findings() {
    return List.copyOf(findings);
  }
}
