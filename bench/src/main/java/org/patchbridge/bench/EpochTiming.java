package org.patchbridge.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.patchbridge.random.RandomStream;
import org.patchbridge.sequence.NetworkTraining;
import org.patchbridge.sequence.Objective;
import org.patchbridge.sequence.TrainingSettings;
import org.patchbridge.sequence.network.CellSequences;
import org.patchbridge.sequence.network.EncoderShape;
import org.patchbridge.sequence.network.EncoderWeights;
import org.patchbridge.sequence.network.HeadKind;
import org.patchbridge.sequence.network.HeadWeights;
import org.patchbridge.sequence.network.Pooling;

/**
 * One epoch of the attention BiLSTM on one thread, and the machine's matrix product to compare it
 * with: measured after every epoch, because the speed of a shared machine changes from one second
 * to the next. Once with all values of all families, once with the widths of a recording's
 * families, padded to the widest. Arguments: cells, width, epochs; {@code 2960 450 10} unless
 * given.
 */
final class EpochTiming {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Widths of the twelve families at 50 kHz, {@code paper} preset. */
  private static final int[] RECORDING = {
    150, 149, 100, 150, 150, 150, 150, 150, 150, 417, 139, 150
  };

  private static final int WIDEST = 417;
  private static final int CLASSES = 5;
  private static final int HIDDEN = 128;
  private static final int MATRIX = 1024;
  private static final int PRODUCTS = 12;

  private EpochTiming() {}

  public static void main(String[] arguments) {
    int[] sizes =
        arguments.length == 0
            ? new int[] {2960, 450, 10}
            : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    int[] filled = new int[RECORDING.length];
    Arrays.fill(filled, sizes[1]);
    int[] padded =
        Arrays.stream(RECORDING).map(w -> Math.min(w * sizes[1] / WIDEST, sizes[1])).toArray();
    measure("all families filled", sizes[0], sizes[1], filled, sizes[2]);
    measure("families of a recording", sizes[0], sizes[1], padded, sizes[2]);
  }

  private static void measure(String name, int cells, int width, int[] familyWidths, int most) {
    double work = gigaflops(cells, familyWidths);
    List<Measured> epochs = epochs(cells, width, familyWidths, most);
    System.out.printf(
        Locale.ROOT,
        "%s, epoch of %.1f GFLOP: median %.3f s CPU, best %.3f; matrix product: median %.0f GFLOPS,"
            + " best %.0f; median share of its rate %.0f %%%n",
        name,
        work,
        median(epochs, Measured::seconds),
        epochs.stream().mapToDouble(Measured::seconds).min().orElseThrow(),
        median(epochs, Measured::gigaflops),
        epochs.stream().mapToDouble(Measured::gigaflops).max().orElseThrow(),
        100 * median(epochs, epoch -> work / epoch.seconds() / epoch.gigaflops()));
  }

  /** An epoch's CPU time, and the rate of a matrix product just after it. */
  private record Measured(double seconds, double gigaflops) {}

  private static double median(List<Measured> epochs, ToDoubleFunction<Measured> value) {
    double[] sorted = epochs.stream().mapToDouble(value).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /**
   * Multiplications and additions of the matrix products of an epoch, forward and backward; without
   * those of padding, if it were multiplied.
   */
  private static double gigaflops(int cells, int[] familyWidths) {
    double steps = (double) cells * familyWidths.length;
    double values = (double) cells * Arrays.stream(familyWidths).sum();
    double input = 2 * values * 8 * HIDDEN * 2;
    double recurrent = 2 * steps * HIDDEN * 8 * HIDDEN * 3;
    double attention = 2 * steps * 2 * HIDDEN * HIDDEN * 3;
    return (input + recurrent + attention) / 1e9;
  }

  /** Mean over some products of 1,024 × 1,024 matrices. */
  private static double sgemmGigaflops() {
    try (PointerScope scope = new PointerScope()) {
      Tensor a = torch.ones(MATRIX, MATRIX);
      Tensor out = torch.zeros(MATRIX, MATRIX);
      torch.mm_out(out, a, a);
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < PRODUCTS; i++) {
        torch.mm_out(out, a, a);
      }
      double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
      return 2.0 * MATRIX * MATRIX * MATRIX * PRODUCTS / seconds / 1e9;
    }
  }

  private static List<Measured> epochs(int cells, int width, int[] familyWidths, int epochs) {
    RandomStream random = RandomStream.of(1);
    int families = familyWidths.length;
    float[] values = new float[cells * families * width];
    for (int row = 0; row < cells * families; row++) {
      int filled = row * width + familyWidths[row % families];
      for (int i = row * width; i < filled; i++) {
        values[i] = (float) random.nextGaussian();
      }
      Arrays.fill(values, filled, (row + 1) * width, (float) random.nextGaussian());
    }
    boolean[] present = new boolean[cells * families];
    Arrays.fill(present, true);
    int[] labels = new int[cells];
    Arrays.setAll(labels, cell -> random.nextInt(CLASSES));
    EncoderShape shape = new EncoderShape(families, width, HIDDEN, HIDDEN, Pooling.ATTENTION);
    NetworkTraining.Task task =
        new NetworkTraining.Task(
            HeadWeights.initial(HeadKind.LINEAR, shape.outputs(), CLASSES, 1),
            new CellSequences(cells, families, width, familyWidths, values, present),
            labels,
            new Objective.CrossEntropy(new float[] {1, 1, 1, 1, 1}),
            1);
    List<Measured> measured = new ArrayList<>();
    long[] since = {THREADS.getCurrentThreadCpuTime(), System.nanoTime()};
    NetworkTraining.with(TrainingSettings.paper().withEpochs(epochs))
        .with(
            epoch -> {
              double cpu = (THREADS.getCurrentThreadCpuTime() - since[0]) / 1e9;
              double clock = (System.nanoTime() - since[1]) / 1e9;
              measured.add(new Measured(cpu, sgemmGigaflops()));
              System.out.printf(
                  Locale.ROOT,
                  "epoch %d: CPU %.3f s, clock %.3f s, loss %.4f; matrix product %.0f GFLOPS%n",
                  epoch.number(),
                  cpu,
                  clock,
                  epoch.meanLoss(),
                  measured.get(measured.size() - 1).gigaflops());
              since[0] = THREADS.getCurrentThreadCpuTime();
              since[1] = System.nanoTime();
            })
        .fit(EncoderWeights.initial(shape, 1), List.of(task), Optional.empty(), 1);
    return measured;
  }
}
