package org.patchbridge.archive.dandi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.random.RandomStream;

/**
 * What a download takes of memory does not grow with what it brings: 200 files within a heap of 24
 * MB. {@code -Dpatchbridge.download.file=4000000} makes them larger, and prints rate and processor
 * time.
 */
class DownloadMemoryTest {
  private static final int FILES = 200;
  private static final int USUAL_BYTES = 200_000;
  private static final int FILE_BYTES =
      Integer.getInteger("patchbridge.download.file", USUAL_BYTES);

  @TempDir Path root;

  /** A process of its own, with a small heap; prints how long it took, and its processor time. */
  public static void main(String[] arguments) throws InterruptedException {
    URI api = URI.create(arguments[0]);
    DandiArchive archive = DandiArchive.at(api);
    AssetList list = archive.list(DandiIdentifier.parse("DANDI:000020", api));
    long start = System.nanoTime();
    DandiDownload.Result result =
        DandiDownload.into(Path.of(arguments[1]), archive).fetch(list, TransferProgress.silent());
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpu =
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    System.out.printf(
        Locale.ROOT,
        "%d whole, %.1f s, %.1f s of processor time, start of the program included%n",
        result.count(AssetOutcome.Way.FETCHED),
        seconds,
        cpu);
  }

  @Test
  @Timeout(300)
  void aSmallHeapIsEnoughForAnyNumberOfFiles() throws Exception {
    RandomStream random = RandomStream.of(5);
    byte[] content = new byte[FILE_BYTES];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) random.nextInt(256);
    }
    try (FakeArchive fake = new FakeArchive()) {
      for (int i = 0; i < FILES; i++) {
        fake.add(String.format(Locale.ROOT, "sub-%03d/x_icephys.nwb", i), content);
      }
      Path told = root.resolve("told");
      Process process = start(fake, told);
      assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(told)).startsWith(FILES + " whole");
      if (FILE_BYTES > USUAL_BYTES) {
        System.out.printf(
            Locale.ROOT, "%.2f GB: %s", FILES * (FILE_BYTES / 1e9), Files.readString(told));
      }
    }
  }

  private Process start(FakeArchive fake, Path told) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx24m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            DownloadMemoryTest.class.getName(),
            fake.api().toString(),
            root.resolve("mouse").toString())
        .redirectErrorStream(true)
        .redirectOutput(told.toFile())
        .start();
  }
}
