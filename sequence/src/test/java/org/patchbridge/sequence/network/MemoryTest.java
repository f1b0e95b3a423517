package org.patchbridge.sequence.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.sequence.NetworkTraining;
import org.patchbridge.sequence.Objective;
import org.patchbridge.sequence.TrainingSettings;

/** What libtorch holds lies outside the heap, where no collector finds it. */
class MemoryTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long MEGABYTE = 1 << 20;

  /** A fit holds some 3 MB outside the heap: were it not freed, 90 fits would add 300 MB. */
  @Test
  void hundredFitsLeaveMemoryWhereTenDid() throws IOException {
    assumeTrue(Files.exists(STATUS), "skipped: needs Linux's " + STATUS);
    fits(10);
    long before = outsideTheHeap();
    fits(90);
    assertThat(outsideTheHeap() - before).isLessThan(100 * MEGABYTE);
  }

  private static void fits(int count) {
    int cells = 64;
    EncoderShape shape = new EncoderShape(12, 100, 32, 32, Pooling.ATTENTION);
    float[] values = new float[cells * 12 * 100];
    boolean[] present = new boolean[cells * 12];
    Arrays.fill(present, true);
    int[] widths = {100, 100, 100, 20, 20, 20, 20, 20, 20, 20, 20, 20};
    CellSequences sequences = new CellSequences(cells, 12, 100, widths, values, present);
    int[] labels = IntStream.range(0, cells).map(i -> i % 3).toArray();
    for (int fit = 0; fit < count; fit++) {
      HeadWeights head = HeadWeights.initial(HeadKind.ARC_FACE, shape.outputs(), 3, fit);
      Objective objective = new Objective.CrossEntropy(new float[] {1, 1, 1});
      NetworkTraining.with(TrainingSettings.paper().withEpochs(1))
          .fit(
              EncoderWeights.initial(shape, fit),
              List.of(new NetworkTraining.Task(head, sequences, labels, objective, 1)),
              Optional.of(new NetworkTraining.Validation(sequences, labels)),
              fit);
    }
  }

  /** Resident memory less what the collector has committed; bytes. */
  private static long outsideTheHeap() throws IOException {
    String line =
        Files.readAllLines(STATUS).stream()
            .filter(text -> text.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow();
    long resident = Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    return resident - ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
  }
}
