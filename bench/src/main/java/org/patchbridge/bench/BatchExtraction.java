package org.patchbridge.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.patchbridge.family.Preset;
import org.patchbridge.family.recipe.CellFeatures;
import org.patchbridge.nwb.NwbReader;
import org.patchbridge.recording.Recording;
import org.patchbridge.stimulus.StimulusOntology;

/**
 * Extracts a batch of recordings again and again in one process and prints what a file costs each
 * time: processor time of the whole process, its collector and compiler included, and of the
 * workers alone. The first round is the cold one. Nothing is stored.
 *
 * <p>Arguments: number of workers, number of rounds, files. With {@code -Dpatchbridge.bench.read}
 * every sample of both channels is read and nothing else is done.
 */
final class BatchExtraction {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final boolean READ_ONLY = Boolean.getBoolean("patchbridge.bench.read");

  private final ExecutorService pool;
  private final List<Path> files;
  private final StimulusOntology ontology = StimulusOntology.builtIn();

  private BatchExtraction(ExecutorService pool, List<Path> files) {
    this.pool = pool;
    this.files = files;
  }

  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(Integer.parseInt(arguments[0]));
    List<Path> files = Arrays.stream(arguments).skip(2).map(Path::of).toList();
    try {
      BatchExtraction batch = new BatchExtraction(pool, files);
      System.out.println("round process_cpu_s worker_cpu_s clock_s (all per file)");
      int rounds = Integer.parseInt(arguments[1]);
      for (int round = 1; round <= rounds; round++) {
        batch.run(round);
      }
    } finally {
      pool.shutdown();
    }
  }

  private void run(int round) throws InterruptedException, ExecutionException {
    long clock = System.nanoTime();
    long process = PROCESS.getProcessCpuTime();
    List<Future<Long>> extractions = new ArrayList<>();
    for (Path file : files) {
      extractions.add(pool.submit(() -> workerNanoseconds(file)));
    }
    long workers = 0;
    for (Future<Long> extraction : extractions) {
      workers += extraction.get();
    }
    System.out.printf(
        Locale.ROOT,
        "%d %.4f %.4f %.4f%n",
        round,
        perFile(PROCESS.getProcessCpuTime() - process),
        perFile(workers),
        perFile(System.nanoTime() - clock));
  }

  private long workerNanoseconds(Path file) {
    long start = THREADS.getCurrentThreadCpuTime();
    try (Recording recording = NwbReader.open(file)) {
      if (READ_ONLY) {
        recording.sweeps().forEach(recording::load);
      } else if (CellFeatures.extract(recording, Preset.DEFAULT, ontology).refusal().isPresent()) {
        throw new IllegalStateException(file + " was refused; its time means nothing");
      }
    }
    return THREADS.getCurrentThreadCpuTime() - start;
  }

  private double perFile(long nanoseconds) {
    return nanoseconds / 1e9 / files.size();
  }
}
