package org.patchbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.cli.option.SettingsText;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.study.store.ExtractionSummary;
import org.patchbridge.work.Progress;
import picocli.CommandLine;

/**
 * A cluster of processes, by hand: {@code -Dpatchbridge.standalone=500} recordings, and {@code
 * -Dpatchbridge.recordings=DIR} of earlier ones. Prints what it measured.
 */
class StandaloneTest {
  private static final int RECORDINGS = Integer.getInteger("patchbridge.standalone", 0);
  private static final SettingsText DEFAULT =
      new SettingsText(
          "default", null, null, false, List.of(), new SettingsText.Sweeps(List.of(), List.of()));

  @TempDir Path folder;

  @Test
  void workerThatIsKilledHalfwayCostsTimeAndNoRow() throws Exception {
    assumeTrue(RECORDINGS > 0, "by hand: -Dpatchbridge.standalone=500");
    Path recordings = recordings();
    Path results = folder.resolve("results");
    ExecutorService driver = Executors.newSingleThreadExecutor();
    JobCost.Sum cost;
    ExtractionSummary summary;
    long start = System.nanoTime();
    try (StandaloneCluster spark = new StandaloneCluster(folder.resolve("spark"), 2, 900);
        Cluster cluster = connect(spark)) {
      Future<ExtractionSummary> job =
          driver.submit(
              () ->
                  new SparkExtraction(cluster, DEFAULT, results.toString())
                      .run(RecordingFiles.find(List.of(recordings.toString())), Progress.silent()));
      while (count(results) < RECORDINGS / 2) {
        assertThat(job.isDone()).as("the job ended before half of it was there").isFalse();
        Thread.sleep(50);
      }
      spark.kill(0);
      summary = job.get();
      cost = cluster.cost().sum();
    } finally {
      driver.shutdownNow();
    }
    tell("two workers, one killed halfway", start, cost);
    LocalStudy.extract(recordings, folder.resolve("local"), 2);
    LocalStudy.gather(results, folder.resolve("gathered"));

    assertThat(summary.refused()).isEmpty();
    assertThat(summary.files()).isEqualTo(RECORDINGS);
    assertThat(count(results)).isEqualTo(RECORDINGS);
    assertThat(cost.executors()).isGreaterThanOrEqualTo(2);
    LocalStudy.assertSame(folder.resolve("local"), folder.resolve("gathered"));
  }

  @Test
  void oneAndTwoWorkers() throws Exception {
    assumeTrue(Boolean.getBoolean("patchbridge.scale"), "by hand: -Dpatchbridge.scale=true");
    Path recordings = recordings();
    for (int workers = 1; workers <= 2; workers++) {
      Path results = folder.resolve("results-" + workers);
      try (StandaloneCluster spark =
              new StandaloneCluster(folder.resolve("spark-" + workers), workers, 900);
          Cluster cluster = connect(spark)) {
        long start = System.nanoTime();
        new SparkExtraction(cluster, DEFAULT, results.toString())
            .run(RecordingFiles.find(List.of(recordings.toString())), Progress.silent());
        tell(workers + " workers", start, cluster.cost().sum());
        for (int k = 0; k < workers; k++) {
          System.out.println("  peak of executor " + k + ": " + spark.peakKilobytes(k) + " kB");
        }
      }
      assertThat(count(results)).isEqualTo(RECORDINGS);
    }
    long start = System.nanoTime();
    LocalStudy.gather(folder.resolve("results-1"), folder.resolve("gathered"));
    tell("gather", start, null);
    for (int threads = 1; threads <= 2; threads++) {
      start = System.nanoTime();
      LocalStudy.extract(recordings, folder.resolve("local-" + threads), threads);
      tell("extract here, threads " + threads, start, null);
    }
    LocalStudy.assertSame(folder.resolve("local-2"), folder.resolve("gathered"));
  }

  private static Cluster connect(StandaloneCluster spark) {
    SparkOptions options = new SparkOptions();
    new CommandLine(options)
        .parseArgs(
            "--master",
            spark.url(),
            "--conf",
            "spark.executor.extraClassPath=" + StandaloneCluster.classPath(),
            "--conf",
            "spark.executor.memory=500m");
    return Cluster.connect("test", options);
  }

  private Path recordings() throws IOException, InterruptedException {
    String kept = System.getProperty("patchbridge.recordings");
    Path recordings = kept == null ? folder.resolve("recordings") : Path.of(kept);
    if (!Files.isDirectory(recordings) || count(recordings) < RECORDINGS) {
      LocalStudy.simulate(Files.createDirectories(recordings), RECORDINGS);
    }
    return recordings.toRealPath();
  }

  private static long count(Path results) throws IOException {
    if (!Files.isDirectory(results)) {
      return 0;
    }
    AtomicLong count = new AtomicLong();
    Files.walkFileTree(
        results,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean hidden = file.getFileName().toString().startsWith(".");
            if (!hidden && file.toString().matches(".*\\.(parquet|nwb)")) {
              count.incrementAndGet();
            }
            return FileVisitResult.CONTINUE;
          }

          /** A file that a worker was writing has got its name meanwhile. */
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return count.get();
  }

  private static void tell(String what, long start, JobCost.Sum cost) {
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: %d recordings in %.1f s; %s",
            what,
            RECORDINGS,
            (System.nanoTime() - start) / 1e9,
            cost == null ? "" : cost));
  }
}
