package org.patchbridge.archive.dandi;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The DANDI archive on this machine: the API, and the store of objects that it redirects to. Lists
 * come in pages, with a count on the first one only; addresses of objects are signed and can be
 * made to expire; both servers do what a test says next, and else what good ones do.
 */
public final class FakeArchive implements AutoCloseable {
  public static final String DANDISET = "000020";
  public static final String PUBLISHED = "0.210913.1639";
  private static final JsonMapper MAPPER = new JsonMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Stored> assets = new LinkedHashMap<>();
  private final Map<String, Integer> signed = new ConcurrentHashMap<>();
  private final AtomicInteger signatures = new AtomicInteger();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong sent = new AtomicLong();

  /** How the next requests to the API are answered. */
  public final Queue<HttpHandler> nextOfApi = new ConcurrentLinkedQueue<>();

  /** How the next requests for objects are answered. */
  public final Queue<HttpHandler> nextOfStore = new ConcurrentLinkedQueue<>();

  /** Most entries on a page, whatever is asked for. */
  public volatile int pageSize = 1000;

  /** Whether every page but the first repeats the last entry of the one before. */
  public volatile boolean pagesOverlap;

  /** Whether lists hold the metadata that were asked for. */
  public volatile boolean listsMetadata = true;

  /** Requests that a signed address answers before it expires. */
  public volatile int usesOfAnAddress = Integer.MAX_VALUE;

  /** In which every body is sent, with a pause of a millisecond after each; 0 for at once. */
  public volatile int sliceBytes;

  /** Whether there is a published version beside the draft. */
  public volatile boolean isPublished = true;

  /** A file of the archive, and what the archive states of it. */
  public static final class Stored {
    final String id;
    final String path;
    final boolean zarr;
    volatile byte[] content;
    volatile String tag;
    volatile String etag;
    volatile String sha256;

    Stored(String id, String path, byte[] content, boolean zarr) {
      this.id = id;
      this.path = path;
      this.zarr = zarr;
      this.content = content;
      DandiEtag digest = new DandiEtag(content.length);
      digest.update(content, content.length);
      AssetDigest finished = digest.finish();
      this.etag = finished.etag();
      this.sha256 = finished.sha256();
      this.tag = "\"" + etag + "\"";
    }

    public String id() {
      return id;
    }

    /** Another object under the same id, as no archive should have it. */
    public void replaceBy(byte[] other) {
      content = other;
      tag = "\"replaced\"";
    }

    /** What the archive states of the bytes, right or wrong. */
    public void state(String otherEtag, String otherSha256) {
      etag = otherEtag;
      sha256 = otherSha256;
    }
  }

  /**
   * A request.
   *
   * @param path of the file that was asked for, or the address within the API
   * @param from first byte that was asked for, or −1 where no range was
   * @param ofStore whether the object itself was asked for
   */
  public record Asked(String path, long from, boolean ofStore) {}

  public FakeArchive() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    server.setExecutor(threads);
    server.createContext("/api/", exchange -> answer(exchange, nextOfApi, this::api));
    server.createContext("/store/", exchange -> answer(exchange, nextOfStore, this::store));
    server.start();
  }

  /** Base address of the API. */
  public URI api() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
  }

  public Stored add(String path, byte[] content) {
    return add(path, content, false);
  }

  public Stored addZarr(String path) {
    return add(path, new byte[0], true);
  }

  private synchronized Stored add(String path, byte[] content, boolean zarr) {
    String id = String.format(Locale.ROOT, "00000000-0000-4000-8000-%012x", assets.size() + 1);
    Stored stored = new Stored(id, path, content, zarr);
    assets.put(id, stored);
    return stored;
  }

  /** Every request so far. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Requests for objects so far. */
  public List<Asked> askedOfStore() {
    return asked().stream().filter(Asked::ofStore).toList();
  }

  public void forget() {
    asked.clear();
    sent.set(0);
  }

  /** Bytes of objects that were sent. */
  public long sentBytes() {
    return sent.get();
  }

  private void answer(HttpExchange exchange, Queue<HttpHandler> scripted, HttpHandler usual)
      throws IOException {
    HttpHandler next = scripted.poll();
    try (exchange) {
      (next == null ? usual : next).handle(exchange);
    }
  }

  private void api(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/api/".length());
    asked.add(new Asked(path, -1, false));
    String set = "dandisets/" + DANDISET + "/";
    if (path.equals(set)) {
      json(exchange, dandiset());
    } else if (path.matches(set + "versions/(draft|" + PUBLISHED + ")/")) {
      json(exchange, version());
    } else if (path.matches(set + "versions/(draft|" + PUBLISHED + ")/assets/")) {
      json(exchange, page(query(exchange)));
    } else if (path.matches("assets/[^/]+/(download/)?")) {
      asset(exchange, path.split("/")[1], path.endsWith("/download/"));
    } else {
      exchange.sendResponseHeaders(404, -1);
    }
  }

  private ObjectNode dandiset() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("identifier", DANDISET).putObject("draft_version").put("version", "draft");
    if (isPublished) {
      node.putObject("most_recent_published_version").put("version", PUBLISHED);
    } else {
      node.putNull("most_recent_published_version");
    }
    return node;
  }

  private static ObjectNode version() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", "Patch-seq recordings").put("citation", "Someone (2021)");
    node.putArray("license").add("spdx:CC-BY-4.0");
    return node;
  }

  private synchronized ObjectNode page(Map<String, String> query) {
    String prefix = query.getOrDefault("path", "").toLowerCase(Locale.ROOT);
    String glob = query.getOrDefault("glob", "*");
    List<Stored> all =
        assets.values().stream()
            .filter(one -> one.path.toLowerCase(Locale.ROOT).startsWith(prefix))
            .filter(one -> new AssetGlob(glob).matches(one.path))
            .toList();
    int size = Math.min(pageSize, Integer.parseInt(query.getOrDefault("page_size", "100")));
    int number = Integer.parseInt(query.getOrDefault("page", "1"));
    int start = (number - 1) * size;
    int end = Math.min(all.size(), start + size);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (number == 1) {
      node.put("count", all.size());
    } else {
      node.putNull("count");
    }
    if (end < all.size()) {
      node.put("next", api() + addressOfPage(query, number + 1));
    } else {
      node.putNull("next");
    }
    ArrayNode results = node.putArray("results");
    for (int i = pagesOverlap && start > 0 ? start - 1 : start; i < end; i++) {
      describe(all.get(i), query.containsKey("metadata"), results.addObject());
    }
    return node;
  }

  private static String addressOfPage(Map<String, String> query, int number) {
    Map<String, String> next = new LinkedHashMap<>(query);
    next.put("page", Integer.toString(number));
    StringBuilder text = new StringBuilder("dandisets/" + DANDISET + "/versions/draft/assets/?");
    next.forEach((key, value) -> text.append(key).append('=').append(value).append('&'));
    return text.substring(0, text.length() - 1);
  }

  private void describe(Stored stored, boolean metadata, ObjectNode node) {
    node.put("asset_id", stored.id).put("path", stored.path).put("size", stored.content.length);
    node.put("created", "2021-09-13T16:39:00Z").put("modified", "2021-09-13T16:39:00.5Z");
    node.put(stored.zarr ? "zarr" : "blob", "11111111-0000-4000-8000-000000000000");
    node.putNull(stored.zarr ? "blob" : "zarr");
    if (metadata && listsMetadata) {
      describe(stored, node.putObject("metadata"));
    }
  }

  private static void describe(Stored stored, ObjectNode metadata) {
    metadata.put("path", stored.path).put("identifier", stored.id);
    metadata.put("contentSize", stored.content.length);
    metadata.put("blobDateModified", "2021-09-13T16:39:00.25-07:00");
    ObjectNode digest = metadata.putObject("digest");
    if (stored.zarr) {
      digest.put("dandi:dandi-zarr-checksum", "0");
    } else {
      digest.put("dandi:dandi-etag", stored.etag);
      if (stored.sha256 != null) {
        digest.put("dandi:sha2-256", stored.sha256);
      }
    }
  }

  private void asset(HttpExchange exchange, String id, boolean download) throws IOException {
    Stored stored;
    synchronized (this) {
      stored = assets.get(id);
    }
    if (stored == null) {
      exchange.sendResponseHeaders(404, -1);
    } else if (!download) {
      ObjectNode metadata = JsonNodeFactory.instance.objectNode();
      describe(stored, metadata);
      json(exchange, metadata);
    } else if (stored.zarr) {
      exchange.sendResponseHeaders(400, -1);
    } else {
      String signature = Integer.toString(signatures.incrementAndGet());
      signed.put(signature, usesOfAnAddress);
      exchange.getResponseHeaders().set("Location", "/store/" + id + "?signature=" + signature);
      exchange.sendResponseHeaders(302, -1);
    }
  }

  /** No address that was given so far leads to its object any more. */
  public void expireAll() {
    signed.replaceAll((signature, uses) -> 0);
  }

  private void store(HttpExchange exchange) throws IOException {
    Stored stored = stored(exchange);
    String range = exchange.getRequestHeaders().getFirst("Range");
    long from = range == null ? -1 : Long.parseLong(range.replaceAll("bytes=(\\d+)-.*", "$1"));
    asked.add(new Asked(stored.path, from, true));
    String signature = query(exchange).getOrDefault("signature", "");
    if (signed.getOrDefault(signature, 0) <= 0) {
      exchange.sendResponseHeaders(403, -1);
      return;
    }
    signed.computeIfPresent(signature, (same, uses) -> uses - 1);
    good(exchange, stored);
  }

  private synchronized Stored stored(HttpExchange exchange) {
    return assets.get(exchange.getRequestURI().getPath().substring("/store/".length()));
  }

  /** As a good server of the store answers. */
  public void good(HttpExchange exchange) throws IOException {
    good(exchange, stored(exchange));
  }

  private void good(HttpExchange exchange, Stored stored) throws IOException {
    byte[] content = stored.content;
    exchange.getResponseHeaders().set("ETag", stored.tag);
    String range = exchange.getRequestHeaders().getFirst("Range");
    String wanted = exchange.getRequestHeaders().getFirst("If-Range");
    if (range == null || (wanted != null && !wanted.equals(stored.tag))) {
      exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
      send(exchange, content, 0, content.length);
      return;
    }
    String[] bounds = range.substring("bytes=".length()).split("-", -1);
    int from = Integer.parseInt(bounds[0]);
    int last = bounds[1].isEmpty() ? content.length - 1 : Integer.parseInt(bounds[1]);
    if (from >= content.length) {
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    int end = Math.min(content.length, last + 1);
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + from + "-" + (end - 1) + "/" + content.length);
    exchange.sendResponseHeaders(206, end - from);
    send(exchange, content, from, end);
  }

  private void send(HttpExchange exchange, byte[] content, int from, int end) throws IOException {
    int slice = sliceBytes == 0 ? Math.max(1, end - from) : sliceBytes;
    for (int at = from; at < end; at += slice) {
      int count = Math.min(slice, end - at);
      exchange.getResponseBody().write(content, at, count);
      sent.addAndGet(count);
      if (sliceBytes > 0) {
        exchange.getResponseBody().flush();
        pause(1);
      }
    }
  }

  /** Promises the rest of a file, sends some of it, and is gone. */
  public HttpHandler cutAfter(int bytes) {
    return exchange -> {
      Stored stored = stored(exchange);
      String range = exchange.getRequestHeaders().getFirst("Range");
      int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
      asked.add(new Asked(stored.path, range == null ? -1 : from, true));
      exchange.getResponseHeaders().set("ETag", stored.tag);
      int length = stored.content.length;
      if (range == null) {
        exchange.sendResponseHeaders(200, length);
      } else {
        exchange
            .getResponseHeaders()
            .set("Content-Range", "bytes " + from + "-" + (length - 1) + "/" + length);
        exchange.sendResponseHeaders(206, length - from);
      }
      exchange.getResponseBody().write(stored.content, from, Math.min(bytes, length - from));
      exchange.getResponseBody().flush();
      // java.net.http may drop what it has not handed over when a connection breaks.
      pause(150);
    };
  }

  public static HttpHandler status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  public static HttpHandler status(int status, String header, String value) {
    return exchange -> {
      exchange.getResponseHeaders().set(header, value);
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** A text as the API sends JSON. */
  public static HttpHandler text(String text) {
    return exchange -> {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    };
  }

  private static void json(HttpExchange exchange, ObjectNode node) throws IOException {
    text(MAPPER.writeValueAsString(node)).handle(exchange);
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new LinkedHashMap<>();
    String text = exchange.getRequestURI().getQuery();
    for (String pair : text == null ? new String[0] : text.split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return query;
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
