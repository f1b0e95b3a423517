package org.patchbridge.nwb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.patchbridge.hdf5.Hdf5File;
import org.patchbridge.hdf5.Hdf5Object;
import org.patchbridge.hdf5.ResponseSamples;
import org.patchbridge.hdf5.SampleDataset;
import org.patchbridge.hdf5.Scaling;
import org.patchbridge.hdf5.SpareSamples;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.InjectedCurrent;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.recording.SweepRefusedException;

/** Reads the samples of one sweep and looks at whether they can be what they claim to be. */
final class SweepLoader {
  private final Hdf5File file;
  private final SpareSamples spare;

  SweepLoader(Hdf5File file, SpareSamples spare) {
    this.file = file;
    this.spare = spare;
  }

  Sweep load(SweepInfo info, SweepPairing.PairedSeries pair) {
    file.storage().startTask();
    ResponseSamples response =
        read(pair.response(), (samples, scaling) -> samples.read(scaling, spare));
    InjectedCurrent current = read(pair.stimulus(), SampleDataset::readStimulus).current();
    double[] millivolts = response.values();
    List<Finding> findings = new ArrayList<>();
    int recorded = recordedLength(millivolts);
    if (recorded == 0) {
      throw new SweepRefusedException(
          file.name(),
          new Finding(
              "response-empty",
              Severity.SWEEP_SKIPPED,
              info.location(),
              "the response holds no value but NaN"));
    }
    if (recorded < millivolts.length) {
      findings.add(
          new Finding(
              "response-ends-early",
              Severity.INFO,
              info.location(),
              String.format(
                  Locale.ROOT,
                  "recorded until %.3f s of %.3f s",
                  recorded / info.samplingRateHz(),
                  millivolts.length / info.samplingRateHz())));
      Arrays.fill(millivolts, recorded, millivolts.length, Double.NaN);
    }
    findings.addAll(Plausibility.check(pair, response, current));
    return new Sweep(info, millivolts, response.ranges(), current, precision(pair), findings);
  }

  private static SamplePrecision precision(SweepPairing.PairedSeries pair) {
    boolean single =
        pair.response().samples().type().isFloat32()
            && pair.stimulus().samples().type().isFloat32();
    return single ? SamplePrecision.SINGLE : SamplePrecision.DOUBLE;
  }

  /** Command potential and current of a voltage-clamp sweep, as far as it was recorded. */
  Sweep loadVoltageClamp(SweepInfo info, SweepPairing.PairedSeries pair) {
    file.storage().startTask();
    double[] picoamps = samples(pair.response());
    double[] millivolts = samples(pair.stimulus());
    int recorded = recordedLength(picoamps);
    Arrays.fill(picoamps, recorded, picoamps.length, Double.NaN);
    return new Sweep(info, millivolts, picoamps, precision(pair));
  }

  private double[] samples(Series series) {
    return read(series, (samples, scaling) -> samples.read(scaling, spare)).values();
  }

  private <T> T read(Series series, BiFunction<SampleDataset, Scaling, T> reading) {
    StoredSamples samples = series.samples();
    String place = series.path() + "/data";
    Optional<Unit> unit = Unit.of(samples.unit());
    Scaling scaling =
        new Scaling(samples.conversion(), samples.offset(), unit.orElseThrow().factor());
    try {
      return file.guarded(
          place,
          () ->
              reading.apply(
                  SampleDataset.of(new Hdf5Object(file.storage(), samples.address(), place)),
                  scaling));
    } catch (RecordingException e) {
      throw new SweepRefusedException(
          file.name(), new Finding("samples-unreadable", Severity.SWEEP_SKIPPED, place, e.fact()));
    }
  }

  /**
   * Number of samples before the amplifier stopped: what it no longer recorded stands as NaN, or as
   * exact zeros after some other value (ephys_data_set.py:420). All-zero responses stay.
   */
  private static int recordedLength(double[] millivolts) {
    int end = millivolts.length;
    while (end > 0 && Double.isNaN(millivolts[end - 1])) {
      end--;
    }
    int nonZero = end;
    while (nonZero > 0 && millivolts[nonZero - 1] == 0) {
      nonZero--;
    }
    return nonZero > 0 ? nonZero : end;
  }
}
