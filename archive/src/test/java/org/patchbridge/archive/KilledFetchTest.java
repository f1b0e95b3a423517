package org.patchbridge.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.archive.web.FileDigest;
import org.patchbridge.archive.web.RetryPolicy;
import org.patchbridge.archive.web.Waiting;
import org.patchbridge.work.Progress;

class KilledFetchTest {
  private static final byte[] CONTENT = new byte[500_000];

  /** A process of its own, which can be killed. */
  public static void main(String[] arguments) throws InterruptedException {
    fetch(URI.create(arguments[0]), Path.of(arguments[1]));
  }

  private static void fetch(URI address, Path target) throws InterruptedException {
    String sha256 = HexFormat.of().formatHex(FileDigest.sha256().digest(CONTENT));
    new TableTransfer(
            HttpClient.newHttpClient(), RetryPolicy.usual(), Waiting.real(), Duration.ofSeconds(30))
        .fetch(
            new PublicTable("table.csv", address, CONTENT.length, sha256, "none", "us"),
            target,
            new KilobyteProgress(Progress.silent(), "table.csv", CONTENT.length));
  }

  @Test
  @Timeout(60)
  void aKilledFetchIsGoneOnFrom(@TempDir Path folder) throws Exception {
    Path target = folder.resolve("table.csv");
    Path part = folder.resolve("table.csv.part");
    try (UnrulyServer server = new UnrulyServer(CONTENT)) {
      server.then(server.silentAfter(200_000));
      Process killed = ChildProgram.start(KilledFetchTest.class, server.address(), target);
      while (killed.isAlive() && (!Files.exists(part) || Files.size(part) < 200_000)) {
        Thread.sleep(10);
      }
      killed.destroyForcibly();
      assertThat(killed.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(target).doesNotExist();

      fetch(server.address(), target);

      assertThat(server.asked()).containsExactly("whole", "bytes=200000-");
    }
    assertThat(target).hasBinaryContent(CONTENT);
    assertThat(part).doesNotExist();
  }
}
