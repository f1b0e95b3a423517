package org.patchbridge.bench;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.patchbridge.random.RandomStream;
import org.patchbridge.spca.FittedSparsePca;
import org.patchbridge.spca.SparsePca;
import org.patchbridge.spca.SparsePcaSettings;

/** Seven sparse components of 3,700 smooth curves of 150 positions, as of a waveform family. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
public class SparsePcaBenchmark {
  private static final int CELLS = 3700;
  private static final int POSITIONS = 150;
  private static final int BUMPS = 6;
  private static final List<Integer> NON_ZERO_COUNTS = List.of(133, 117, 133, 117, 117, 125, 117);

  private final double[] curves = new double[CELLS * POSITIONS];

  @Setup
  public void drawCurves() {
    RandomStream random = RandomStream.of(1);
    double[] centres = new double[BUMPS];
    Arrays.setAll(centres, bump -> POSITIONS * random.nextDouble());
    double[] widths = new double[BUMPS];
    Arrays.setAll(widths, bump -> POSITIONS * (0.05 + 0.2 * random.nextDouble()));
    for (int cell = 0; cell < CELLS; cell++) {
      for (int bump = 0; bump < BUMPS; bump++) {
        double height = 5 * random.nextGaussian() / (1 + bump);
        for (int position = 0; position < POSITIONS; position++) {
          double distance = (position - centres[bump]) / widths[bump];
          curves[cell * POSITIONS + position] += height * Math.exp(-distance * distance);
        }
      }
      for (int position = 0; position < POSITIONS; position++) {
        curves[cell * POSITIONS + position] += 0.2 * random.nextGaussian();
      }
    }
  }

  @Benchmark
  public FittedSparsePca sevenComponents() {
    return SparsePca.with(SparsePcaSettings.sparse(NON_ZERO_COUNTS)).fit(curves, CELLS, POSITIONS);
  }
}
