package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.web.bench.Uploads;
import org.patchbridge.web.route.EventRoute;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/**
 * Whoever has the session and means no good finds it bounded. Some minutes; prints what it
 * measured. {@code -Dpatchbridge.attacks=true} runs it.
 */
@EnabledIfSystemProperty(named = "patchbridge.attacks", matches = "true")
class AttackTest {
  private static final int MEGABYTE = 1 << 20;
  private static final int SMALL_FILES = 10_000;
  private static final long MOST_HEAP_MEGABYTES = 600;

  @TempDir static Path cache;
  private static OpenWindow window;

  @BeforeAll
  static void open() throws Exception {
    window =
        OpenWindow.of(
            cache, Optional.empty(), new Uploads.Limits(256L * MEGABYTE, 2048L * MEGABYTE));
  }

  @AfterAll
  static void close() {
    window.close();
  }

  private static long heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
  }

  private static void print(String attack, String outcome, long begun) {
    System.out.printf(
        Locale.ROOT,
        "ATTACK %s: %s; %.1f s, heap %d MB%n",
        attack,
        outcome,
        (System.nanoTime() - begun) / 1e9,
        heap());
  }

  @Test
  void tenGigabytesAreCutOffAtTheLimit() throws Exception {
    long begun = System.nanoTime();
    AtomicLong sent = new AtomicLong();
    InputStream zeros =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] buffer, int from, int length) {
            Arrays.fill(buffer, from, from + length, (byte) 0);
            return sent.addAndGet(length) > 10_240L * MEGABYTE ? -1 : length;
          }
        };
    String outcome;
    try {
      outcome =
          window.upload("huge.nwb", BodyPublishers.ofInputStream(() -> zeros)).statusCode() + "";
    } catch (IOException cut) {
      outcome = "connection cut";
    }
    print("10 GB in chunks", outcome + " after " + sent.get() / MEGABYTE + " MB", begun);
    assertThat(sent.get()).isLessThan(400L * MEGABYTE);
    assertThat(heap()).isLessThan(MOST_HEAP_MEGABYTES);
  }

  @Test
  void tenThousandSmallFilesAreListed() throws Exception {
    long begun = System.nanoTime();
    List<Callable<Integer>> work = new ArrayList<>();
    for (int number = 0; number < SMALL_FILES; number++) {
      String name = "small-" + number + ".nwb";
      work.add(() -> window.upload(name, "none".getBytes(StandardCharsets.UTF_8)).statusCode());
    }
    assertThat(WorkerPool.run("send", 8, work, Progress.silent())).containsOnly(201);
    long sent = System.nanoTime();
    window.rowsWhenCalledWithin(SMALL_FILES, 300_000);
    String size = window.get("/api/calls").body().length() / 1024 + " kB of rows";
    print(
        "10,000 small files",
        String.format(Locale.ROOT, "sent in %.1f s, all refused, %s", (sent - begun) / 1e9, size),
        begun);
    assertThat(heap()).isLessThan(MOST_HEAP_MEGABYTES);
    window.send(window.request("/api/files").DELETE().build());
  }

  @Test
  void twoHundredAtATimeAreAllAnswered() throws Exception {
    long begun = System.nanoTime();
    List<Callable<Integer>> work = new ArrayList<>();
    for (int number = 0; number < 2_000; number++) {
      work.add(() -> window.get("/api/state").statusCode());
    }
    assertThat(WorkerPool.run("ask", 200, work, Progress.silent())).containsOnly(200);
    print("200 parallel requests", "2,000 answered", begun);
  }

  @Test
  void aFloodOfStreamsLeavesTheServerUsable() throws Exception {
    long begun = System.nanoTime();
    List<Socket> streams = new ArrayList<>();
    int answered = 0;
    for (int number = 0; number < 200; number++) {
      Socket socket = new Socket("127.0.0.1", window.server().port());
      socket.setSoTimeout(20_000);
      streams.add(socket);
      write(
          socket,
          "GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:"
              + window.server().port()
              + "\r\nAccept: text/event-stream\r\nCookie: "
              + window.cookie()
              + "\r\n\r\n");
      byte[] first = socket.getInputStream().readNBytes(12);
      answered += new String(first, StandardCharsets.US_ASCII).endsWith("200") ? 1 : 0;
    }
    assertThat(answered).isLessThanOrEqualTo(EventRoute.MOST_STREAMS);
    assertThat(window.get("/api/state").statusCode()).isEqualTo(200);
    for (Socket stream : streams) {
      stream.close();
    }
    OpenWindow.until(() -> window.server().streams() == 0);
    print("200 streams of events", answered + " open, the others refused, all freed", begun);
  }

  @Test
  void whoSendsSlowlyIsLetGo() throws Exception {
    long begun = System.nanoTime();
    String head =
        "POST /api/files?name=slow.nwb HTTP/1.1\r\nHost: 127.0.0.1:"
            + window.server().port()
            + "\r\nCookie: "
            + window.cookie()
            + "\r\nOrigin: "
            + window.origin()
            + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\n";
    List<Socket> slow = new ArrayList<>();
    for (int number = 0; number < 100; number++) {
      slow.add(new Socket("127.0.0.1", window.server().port()));
      write(slow.get(number), number % 2 == 0 ? head : head.substring(0, 60));
    }
    int alive = slow.size();
    int answered = 0;
    for (int second = 0; second < 60 && alive > 0; second++) {
      Thread.sleep(1_000);
      alive = 0;
      for (Socket each : slow) {
        alive += drips(each) ? 1 : 0;
      }
      answered += second % 10 == 0 && window.get("/api/state").statusCode() == 200 ? 1 : 0;
    }
    print("100 slow clients", alive + " left, " + answered + " others answered meanwhile", begun);
    assertThat(alive).isZero();
  }

  /** Sends one byte; whether the server still takes it. */
  private static boolean drips(Socket socket) {
    try {
      if (socket.isClosed()) {
        return false;
      }
      socket.setSoTimeout(1);
      write(socket, "x");
      if (socket.getInputStream().read() >= 0) {
        socket.close();
        return false;
      }
      socket.close();
      return false;
    } catch (java.net.SocketTimeoutException stillOpen) {
      return true;
    } catch (SocketException cut) {
      return false;
    } catch (IOException other) {
      return false;
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Test
  void whoDoesNotReadHoldsUpNobody() throws Exception {
    long begun = System.nanoTime();
    List<Socket> deaf = new ArrayList<>();
    for (int number = 0; number < 100; number++) {
      Socket socket = new Socket("127.0.0.1", window.server().port());
      socket.setReceiveBufferSize(1_024);
      write(
          socket,
          "GET /views/vendor/uPlot.iife.min.js HTTP/1.1\r\nHost: 127.0.0.1:"
              + window.server().port()
              + "\r\nCookie: "
              + window.cookie()
              + "\r\n\r\n");
      deaf.add(socket);
    }
    HttpResponse<String> answer = window.get("/api/state");
    assertThat(answer.statusCode()).isEqualTo(200);
    print("100 clients that do not read", "others answered", begun);
    for (Socket each : deaf) {
      each.close();
    }
  }
}
