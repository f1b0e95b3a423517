package org.patchbridge.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.patchbridge.nwb.NwbReader;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.signal.BesselFilter;
import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;
import org.patchbridge.signal.ZeroPhaseFilter;
import org.patchbridge.spike.DetectionSettings;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikeDetector;

/** The sweep with the most spikes: reading it, filtering it, finding and measuring its spikes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class SweepBenchmark {
  /** Sampling rate of the recording. */
  @Param({"50kHz", "200kHz"})
  public String rate;

  private final SpikeDetector detector = new SpikeDetector(DetectionSettings.defaults());
  private Trace trace;
  private ZeroPhaseFilter filter;

  @Setup
  public void read() {
    int most = -1;
    try (Recording recording = NwbReader.open(BenchRecording.at(rate))) {
      for (SweepInfo info : recording.sweeps()) {
        Trace candidate = trace(recording.load(info));
        int spikes = detector.detect(candidate).size();
        if (spikes > most) {
          most = spikes;
          trace = candidate;
        }
      }
    }
    double nyquistKilohertz = trace.time().rateHz() / 2e3;
    filter =
        new ZeroPhaseFilter(
            BesselFilter.lowPass(DetectionSettings.FILTER_KILOHERTZ / nyquistKilohertz));
  }

  private static Trace trace(Sweep sweep) {
    return Trace.of(sweep, TimeAxis.regular(sweep.info().samplingRateHz(), sweep.length()));
  }

  @Benchmark
  public double[] filter() {
    return filter.apply(trace.millivolts(), trace.length(), trace.precision());
  }

  @Benchmark
  public List<Spike> detectSpikes() {
    return detector.detect(trace);
  }
}
