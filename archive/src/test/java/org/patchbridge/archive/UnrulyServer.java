package org.patchbridge.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server of this machine with one file, which answers each request as a test says and, when the
 * test has said no more, as a good server does: with ranges and an entity tag.
 */
final class UnrulyServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<HttpHandler> scripted = new ConcurrentLinkedQueue<>();
  private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
  private volatile byte[] content;
  private volatile String tag = "\"1\"";

  UnrulyServer(byte[] content) throws IOException {
    this.content = content;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? "whole" : range);
    HttpHandler next = scripted.poll();
    try (exchange) {
      if (next == null) {
        good(exchange);
      } else {
        next.handle(exchange);
      }
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/table.csv");
  }

  /** What was asked for, request by request: {@code whole}, or the header {@code Range}. */
  List<String> asked() {
    return List.copyOf(ranges);
  }

  /** Another version of the file from now on. */
  void replaceBy(byte[] other, String otherTag) {
    content = other;
    tag = otherTag;
  }

  /** How the next request without a script of its own is answered. */
  UnrulyServer then(HttpHandler script) {
    scripted.add(script);
    return this;
  }

  void good(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("ETag", tag);
    String range = exchange.getRequestHeaders().getFirst("Range");
    String wanted = exchange.getRequestHeaders().getFirst("If-Range");
    if (range == null || (wanted != null && !wanted.equals(tag))) {
      send(exchange, 200, content.length, content);
      return;
    }
    int from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    if (from >= content.length) {
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    byte[] rest = Arrays.copyOfRange(content, from, content.length);
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    send(exchange, 206, rest.length, rest);
  }

  /** As a server that knows no ranges. */
  HttpHandler wholeAlways() {
    return exchange -> send(exchange, 200, content.length, content);
  }

  /**
   * Promises all, sends some bytes, and is gone once they have come: java.net.http may drop what it
   * has not handed over when a connection breaks.
   *
   * @param part where they come to
   */
  HttpHandler cutAfter(int bytes, Path part) {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", tag);
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, bytes);
      exchange.getResponseBody().flush();
      for (int i = 0; i < 2000 && (!Files.exists(part) || Files.size(part) < bytes); i++) {
        sleep(5);
      }
    };
  }

  /** Sends some bytes, and then nothing, without an end. */
  HttpHandler silentAfter(int bytes) {
    return exchange -> {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, bytes);
      exchange.getResponseBody().flush();
      sleep(60_000);
    };
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The file, and then more and more, without saying how much. */
  HttpHandler endless() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      while (!Thread.currentThread().isInterrupted()) {
        out.write(content);
      }
    };
  }

  static HttpHandler status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  static HttpHandler status(int status, String header, String value) {
    return exchange -> {
      exchange.getResponseHeaders().set(header, value);
      exchange.sendResponseHeaders(status, -1);
    };
  }

  static HttpHandler bytes(byte[] other) {
    return exchange -> send(exchange, 200, other.length, other);
  }

  private static void send(HttpExchange exchange, int status, int length, byte[] body)
      throws IOException {
    exchange.sendResponseHeaders(status, length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
