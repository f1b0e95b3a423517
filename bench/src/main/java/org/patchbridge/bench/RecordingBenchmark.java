package org.patchbridge.bench;

import java.nio.file.Path;
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
import org.openjdk.jmh.infra.Blackhole;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.Preset;
import org.patchbridge.family.recipe.CellFeatures;
import org.patchbridge.nwb.NwbReader;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.stimulus.StimulusOntology;

/** A whole recording: listing its sweeps, reading every sample, taking every feature. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
public class RecordingBenchmark {
  /** Sampling rate of the recording. */
  @Param({"50kHz", "200kHz"})
  public String rate;

  private Path file;
  private StimulusOntology ontology;

  @Setup
  public void find() {
    file = BenchRecording.at(rate);
    ontology = StimulusOntology.builtIn();
  }

  @Benchmark
  public int open() {
    try (Recording recording = NwbReader.open(file)) {
      return recording.sweeps().size();
    }
  }

  @Benchmark
  public void loadAllSweeps(Blackhole blackhole) {
    try (Recording recording = NwbReader.open(file)) {
      for (SweepInfo sweep : recording.sweeps()) {
        blackhole.consume(recording.load(sweep));
      }
    }
  }

  @Benchmark
  public CellExtraction extract() {
    try (Recording recording = NwbReader.open(file)) {
      return CellFeatures.extract(recording, Preset.DEFAULT, ontology);
    }
  }
}
