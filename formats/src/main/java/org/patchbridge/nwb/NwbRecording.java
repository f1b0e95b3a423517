package org.patchbridge.nwb;

import java.util.List;
import java.util.Map;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.Subject;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/** An opened NWB 2 file. */
public final class NwbRecording implements Recording {
  record Pair(Series response, Series stimulus) {}

  private final Hdf5File file;
  private final String id;
  private final Subject subject;
  private final Map<SweepInfo, Pair> pairs;
  private final List<SweepInfo> sweeps;
  private final List<Finding> findings;

  NwbRecording(
      Hdf5File file,
      String id,
      Subject subject,
      Map<SweepInfo, Pair> pairs,
      List<Finding> findings) {
    this.file = file;
    this.id = id;
    this.subject = subject;
    this.pairs = Map.copyOf(pairs);
    this.sweeps = List.copyOf(pairs.keySet());
    this.findings = List.copyOf(findings);
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
  public List<Finding> findings() {
    return findings;
  }

  @Override
  public Sweep load(SweepInfo sweep) {
    Pair pair = pairs.get(sweep);
    if (pair == null) {
      throw new IllegalArgumentException("sweep " + sweep.number() + " is not of " + source());
    }
    double[] millivolts = read(pair.response(), 1e3);
    endAtTrailingZeros(millivolts);
    double[] picoamps = read(pair.stimulus(), 1e12);
    boolean single =
        pair.response().sampleType().isFloat32() && pair.stimulus().sampleType().isFloat32();
    return new Sweep(
        sweep, millivolts, picoamps, single ? SamplePrecision.SINGLE : SamplePrecision.DOUBLE);
  }

  private double[] read(Series series, double unitFactor) {
    Hdf5Object data = new Hdf5Object(file.storage(), series.dataAddress(), series.path() + "/data");
    return SampleDataset.of(data)
        .read(new Scaling(series.conversion(), series.offset(), unitFactor));
  }

  /**
   * What the amplifier no longer recorded stands as exact zeros at the end (ephys_data_set.py:420).
   */
  private static void endAtTrailingZeros(double[] millivolts) {
    int end = millivolts.length;
    while (end > 0 && millivolts[end - 1] == 0) {
      end--;
    }
    if (end > 0) {
      java.util.Arrays.fill(millivolts, end, millivolts.length, Double.NaN);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
