package org.patchbridge.nwb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.files.SourceLostException;
import org.patchbridge.hdf5.BlockCache;
import org.patchbridge.recording.RecordingException;

class HttpSourceTest {
  /** Longer than a block, so that the second sweep is not fetched with the first. */
  private static final int LONG_SWEEP = 4 * BlockCache.BLOCK_BYTES;

  @TempDir Path folder;
  private final AtomicLong served = new AtomicLong();
  private volatile byte[] content = new byte[0];
  private volatile String tag = "\"1\"";
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/cell.nwb", this::serveRange);
    server.createContext("/whole.nwb", answering(200));
    server.createContext("/gone.nwb", answering(404));
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private URI address(String path) {
    InetSocketAddress at = server.getAddress();
    return URI.create("http://" + at.getAddress().getHostAddress() + ":" + at.getPort() + path);
  }

  private void serveRange(HttpExchange exchange) throws IOException {
    String[] range =
        exchange.getRequestHeaders().getFirst("Range").substring("bytes=".length()).split("-");
    int first = Integer.parseInt(range[0]);
    int last = Math.min(Integer.parseInt(range[1]), content.length - 1);
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + first + "-" + last + "/" + content.length);
    exchange.getResponseHeaders().set("ETag", tag);
    exchange.sendResponseHeaders(206, last - first + 1);
    exchange.getResponseBody().write(content, first, last - first + 1);
    served.addAndGet(last - first + 1);
    exchange.close();
  }

  private static HttpHandler answering(int status) {
    return exchange -> {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    };
  }

  private void longRecording() throws IOException {
    Path file =
        NwbFixture.write(
            folder.resolve("cell.nwb"),
            f -> {
              float[] step = new float[LONG_SWEEP];
              Arrays.fill(step, 100, LONG_SWEEP, -60);
              for (String path : new String[] {NwbFixture.RESPONSE_0, NwbFixture.STIMULUS_0}) {
                f.remove(path + "/data");
                f.dataset(path + "/data", step);
                boolean response = path.equals(NwbFixture.RESPONSE_0);
                f.attribute(path + "/data", "unit", response ? "mV" : "pA");
              }
            });
    content = Files.readAllBytes(file);
  }

  @Test
  void sweepReadOverRangesEqualsTheOneReadFromDisk() throws IOException {
    longRecording();
    try (NwbRecording remote = NwbReader.open(address("/cell.nwb"));
        NwbRecording local = NwbReader.open(folder.resolve("cell.nwb"))) {
      assertThat(remote.sweeps()).isEqualTo(local.sweeps());
      assertThat(remote.load(remote.sweeps().get(0)).millivolts())
          .isEqualTo(local.load(local.sweeps().get(0)).millivolts());
    }
  }

  @Test
  void sweepThatIsNotAskedForIsNotFetched() throws IOException {
    longRecording();
    try (NwbRecording remote = NwbReader.open(address("/cell.nwb"))) {
      remote.load(remote.sweeps().get(1));
      assertThat(served.get()).isLessThan(content.length / 4);
    }
  }

  @Test
  void fileReplacedMeanwhileIsNoticed() throws IOException {
    longRecording();
    try (NwbRecording remote = NwbReader.open(address("/cell.nwb"))) {
      tag = "\"2\"";
      assertThatThrownBy(() -> remote.load(remote.sweeps().get(0)))
          .as("no sweep may be left out for that")
          .isInstanceOf(SourceLostException.class)
          .hasMessageContaining("replaced on the server");
    }
  }

  @Test
  void serverWithoutRangesAndMissingFileAreRefused() {
    assertThatThrownBy(() -> NwbReader.open(address("/whole.nwb")))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("range request with status 200");
    assertThatThrownBy(() -> NwbReader.open(address("/gone.nwb")))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("status 404");
    assertThatThrownBy(() -> NwbReader.open(URI.create("ftp://localhost/cell.nwb")))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("not an address of http");
  }

  @Test
  void serverThatIsNotThereIsToldInWords() throws IOException {
    URI address = address("/cell.nwb");
    server.stop(0);

    assertThatThrownBy(() -> NwbReader.open(address))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("no server answers at this address")
        .hasMessageNotContaining("null");
    assertThatThrownBy(() -> NwbReader.open(URI.create("http://no-such-host.invalid/x.nwb")))
        .hasMessageContaining("no server of this name");
  }
}
