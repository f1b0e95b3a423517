package org.patchbridge.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file on a web server, fetched with range requests. A file that is replaced meanwhile is noticed
 * by its length and entity tag. Proxies are those of {@link EnvironmentProxies}.
 */
public final class HttpSource implements ByteSource {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int PARTIAL_CONTENT = 206;
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

  private final HttpClient client;
  private final URI address;
  private final Version version;

  /** What tells one state of the file on the server from another. */
  private record Version(long size, Optional<String> entityTag) {}

  private record Part(byte[] bytes, Version version) {}

  private HttpSource(HttpClient client, URI address, Version version) {
    this.client = client;
    this.address = address;
    this.version = version;
  }

  /** Fetches the first byte, which tells the file's size. */
  public static HttpSource open(URI address) throws IOException {
    if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
      throw new IOException("not an address of http or https");
    }
    if (address.getHost() == null) {
      throw new IOException("the address names no server");
    }
    HttpClient client = client();
    return new HttpSource(client, address, request(client, address, 0, 1).version());
  }

  private static HttpClient client() throws IOException {
    try {
      return HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .proxy(EnvironmentProxies.ofThisMachine())
          .connectTimeout(TIMEOUT)
          .build();
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Part request(HttpClient client, URI address, long position, int length)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Range", "bytes=" + position + "-" + (position + length - 1))
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != PARTIAL_CONTENT) {
          throw new IOException(
              "the server answers a range request with status " + response.statusCode());
        }
        return new Part(exactly(length, body), version(response, position));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("not an address that can be asked: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the server", e);
    }
  }

  private static Version version(HttpResponse<?> response, long position) throws IOException {
    String header = response.headers().firstValue("Content-Range").orElse("");
    Matcher range = CONTENT_RANGE.matcher(header);
    try {
      if (!range.matches() || Long.parseLong(range.group(1)) != position) {
        throw new IOException("the server answers with the range '" + header + "'");
      }
      return new Version(Long.parseLong(range.group(3)), response.headers().firstValue("ETag"));
    } catch (NumberFormatException e) {
      throw new IOException("the server answers with the range '" + header + "'", e);
    }
  }

  private static byte[] exactly(int length, InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(length);
    if (bytes.length != length) {
      throw new IOException("the connection ended early");
    }
    return bytes;
  }

  @Override
  public long size() {
    return version.size();
  }

  @Override
  public boolean isFar() {
    return true;
  }

  @Override
  public byte[] fetch(long position, int length) {
    try {
      Part part = request(client, address, position, length);
      if (!part.version().equals(version)) {
        throw new IOException("the file was replaced on the server while it was read");
      }
      return part.bytes();
    } catch (IOException e) {
      throw new SourceLostException(
          address + ": " + IoFailure.inWords(e) + "; try again, or download the file", e);
    }
  }

  @Override
  public void close() {
    // The client holds no connection that would need an end; it goes with its last reference.
  }
}
