package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.cli.console.ExitCode;

/** {@code open} as a process of its own is ended by Ctrl-C, with all that it began. */
class InterruptTest {
  private static final int PATIENCE_S = 60;

  @TempDir Path folder;

  @Test
  @Timeout(value = 180, unit = TimeUnit.SECONDS)
  void controlCEndsTheServerAndTheCommandThatRuns() throws Exception {
    Path study = SmallStudy.in(folder);
    Path cache = folder.resolve("cache");
    Process window = started(cache, study);
    List<ProcessHandle> children;
    try {
      URI address = URI.create(addressOf(window));
      int port = address.getPort();
      startRun(address);
      OpenWindow.until(() -> window.descendants().findAny().isPresent());
      children = window.descendants().toList();

      interrupt(window.pid());

      assertThat(window.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
      assertThat(window.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
      assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
          .isInstanceOf(ConnectException.class);
    } finally {
      window.destroyForcibly();
    }
    OpenWindow.until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    try (Stream<Path> rooms = Files.list(cache.resolve("windows"))) {
      assertThat(rooms).isEmpty();
    }
  }

  private Process started(Path cache, Path study) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            PatchBridgeMain.class.getName(),
            "open",
            "--no-browser",
            study.toString());
    builder.environment().put("PATCHBRIDGE_CACHE", cache.toString());
    return builder.redirectError(folder.resolve("said.txt").toFile()).start();
  }

  private static String addressOf(Process window) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(window.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.strip().startsWith("http://")) {
        return line.strip();
      }
    }
    throw new AssertionError("it printed no address");
  }

  /** As the page does: opens a session with the link, then asks for a run. */
  private static void startRun(URI address) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    String cookie =
        client
            .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow()
            .split(";", 2)[0];
    String origin = "http://127.0.0.1:" + address.getPort();
    HttpRequest run =
        HttpRequest.newBuilder(URI.create(origin + "/api/study/run"))
            .header("Cookie", cookie)
            .header("Origin", origin)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"choice\": \"evaluate-gouwens\"}"))
            .build();
    assertThat(client.send(run, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
  }

  /** What a terminal sends for Ctrl-C. */
  private static void interrupt(long pid) throws Exception {
    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(pid)).start();
    assertThat(kill.waitFor()).isZero();
  }
}
