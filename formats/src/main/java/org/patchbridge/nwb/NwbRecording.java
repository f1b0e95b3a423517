package org.patchbridge.nwb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.SkippedSweep;
import org.patchbridge.recording.Subject;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/** An opened NWB 2 file. Loading a sweep reads its two data sets and nothing else. */
public final class NwbRecording implements Recording {
  private final Hdf5File file;
  private final String id;
  private final Subject subject;
  private final Map<SweepInfo, SweepPairing.Pair> pairs = new LinkedHashMap<>();
  private final List<SweepInfo> sweeps;
  private final List<SkippedSweep> skipped;
  private final List<Finding> findings;

  NwbRecording(
      Hdf5File file, String id, Subject subject, SweepPairing pairing, List<Finding> findings) {
    this.file = file;
    this.id = id;
    this.subject = subject;
    for (SweepPairing.Pair pair : pairing.pairs()) {
      pairs.put(info(pair), pair);
    }
    this.sweeps = List.copyOf(pairs.keySet());
    this.skipped = List.copyOf(pairing.skipped());
    this.findings = List.copyOf(findings);
  }

  /** The stimulus gives rate and code, as in the reference (ephys_nwb_data.py:189). */
  private static SweepInfo info(SweepPairing.Pair pair) {
    Series stimulus = pair.stimulus();
    String code =
        stimulus.stimulusCode().isEmpty()
            ? pair.response().stimulusCode()
            : stimulus.stimulusCode();
    return new SweepInfo(
        pair.number(),
        pair.response().path(),
        ClampMode.CURRENT_CLAMP,
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
    return id;
  }

  @Override
  public Subject subject() {
    return subject;
  }

  @Override
  public List<SweepInfo> sweeps() {
    return sweeps;
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
    SweepPairing.Pair pair = pairs.get(sweep);
    if (pair == null) {
      throw new IllegalArgumentException("sweep " + sweep.number() + " is not of " + source());
    }
    return new SweepLoader(file).load(sweep, pair);
  }

  @Override
  public void close() {
    file.close();
  }
}
