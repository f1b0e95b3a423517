package org.patchbridge.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.patchbridge.web.bench.Uploads;
import org.patchbridge.web.desk.WindowSettings;

/** A server, and a client that has opened a session as the page does. */
final class OpenWindow implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_MS = 60_000;

  private final WindowServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String cookie;

  private OpenWindow(WindowServer server) throws Exception {
    this.server = server;
    HttpResponse<String> opened =
        client.send(
            HttpRequest.newBuilder(URI.create(server.address(server.tokens().ofPrintedLink())))
                .build(),
            BodyHandlers.ofString());
    this.cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  static OpenWindow of(Path cache, Optional<Path> model, Uploads.Limits limits, String... names)
      throws Exception {
    return new OpenWindow(
        WindowServer.start(
            new WindowSettings(0, List.of(names), model.map(Path::toString), 2, limits, cache)));
  }

  static OpenWindow of(Path cache, Optional<Path> model, String... names) throws Exception {
    return of(cache, model, Uploads.Limits.usual(), names);
  }

  WindowServer server() {
    return server;
  }

  String cookie() {
    return cookie;
  }

  String origin() {
    return "http://127.0.0.1:" + server.port();
  }

  /** As the own page asks. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(origin() + path))
        .header("Cookie", cookie)
        .header("Origin", origin())
        .header("Sec-Fetch-Site", "same-origin");
  }

  HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  HttpResponse<byte[]> bytes(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofByteArray());
  }

  JsonNode json(String path) throws Exception {
    return JSON.readTree(get(path).body());
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  HttpResponse<String> tell(String method, String path, String json) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build());
  }

  HttpResponse<String> upload(String name, BodyPublisher body) throws Exception {
    return send(
        request("/api/files?name=" + encoded(name))
            .header("Content-Type", "application/octet-stream")
            .POST(body)
            .build());
  }

  HttpResponse<String> upload(String name, byte[] body) throws Exception {
    return upload(name, BodyPublishers.ofByteArray(body));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Bytes as they stand, for requests that no client would send; answers the first line. */
  String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(PATIENCE_MS);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Waits until all files are read and called. */
  JsonNode rowsWhenCalled(int rows) throws Exception {
    return rowsWhenCalledWithin(rows, PATIENCE_MS);
  }

  JsonNode rowsWhenCalledWithin(int rows, long milliseconds) throws Exception {
    JsonNode[] last = new JsonNode[1];
    until(
        () -> {
          try {
            last[0] = json("/api/calls").get("rows");
            JsonNode state = json("/api/state");
            return last[0].size() == rows
                && state.get("activity").asText().isEmpty()
                && finished(last[0]);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        milliseconds);
    return last[0];
  }

  private static boolean finished(JsonNode rows) {
    for (JsonNode row : rows) {
      if (!List.of("called", "refused").contains(row.get("stage").asText())) {
        return false;
      }
    }
    return true;
  }

  static void until(BooleanSupplier holds) throws InterruptedException {
    until(holds, PATIENCE_MS);
  }

  private static void until(BooleanSupplier holds, long milliseconds) throws InterruptedException {
    long end = System.currentTimeMillis() + milliseconds;
    while (!holds.getAsBoolean()) {
      if (System.currentTimeMillis() > end) {
        throw new AssertionError("it did not come about in " + milliseconds + " ms");
      }
      Thread.sleep(50);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
