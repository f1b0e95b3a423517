package org.patchbridge.spca;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.patchbridge.gouwens.FamilyPreset;
import org.patchbridge.gouwens.GouwensPreset;

/**
 * Times sparse PCA; not a test. {@code bench/spca/run.sh} runs it and {@code bench/spca/README.md}
 * says what the figures mean.
 */
final class SparsePcaTiming {
  private static final int CELLS = 3700;
  private static final List<Integer> SEVEN_COUNTS = List.of(133, 117, 133, 117, 117, 125, 117);

  /** Widths of the families that are not 150 wide once their columns are chosen. */
  private static final Map<String, Integer> WIDTHS =
      Map.of(
          "first_ap_v", 450,
          "first_ap_dv", 447,
          "isi_shape", 100,
          "step_subthresh", 417,
          "subthresh_norm", 140);

  private SparsePcaTiming() {}

  public static void main(String[] arguments) throws IOException {
    switch (arguments[0]) {
      case "seven" -> timeSeven(waves(150, 1));
      case "table" -> timeTable();
      case "csv" -> timeSeven(read(Path.of(arguments[1])));
      default -> throw new IllegalArgumentException(arguments[0] + "; use seven, table or csv");
    }
  }

  private static void timeSeven(double[][] data) {
    for (int run = 1; run <= 10; run++) {
      time("run " + run, data, SparsePcaSettings.sparse(SEVEN_COUNTS));
    }
  }

  private static void timeTable() {
    double total = 0;
    int seed = 1;
    for (FamilyPreset family : GouwensPreset.read().families()) {
      int width = family.columnsOf(WIDTHS.getOrDefault(family.family(), 150)).length;
      total += time(family.family(), waves(width, seed++), family.settings());
    }
    System.out.printf("all: %.2f s of processor time%n", total);
  }

  /** Processor time, because it is the same on a busy machine. */
  private static double time(String name, double[][] data, SparsePcaSettings settings) {
    long wallStart = System.nanoTime();
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    FittedSparsePca fitted = SparsePca.with(settings).fit(data);
    long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    double seconds = (end - start) * 1e-9;
    System.out.printf(
        "%-34s %4d columns %3d iterations %7.3f s of processor time, %7.3f s on the clock%n",
        name, fitted.width(), fitted.iterations(), seconds, (System.nanoTime() - wallStart) * 1e-9);
    return seconds;
  }

  private static double[][] waves(int columns, long seed) {
    return Waves.smooth(CELLS, columns, 0.2, seed);
  }

  private static double[][] read(Path csv) throws IOException {
    return Files.readAllLines(csv).stream()
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }
}
