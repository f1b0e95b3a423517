package org.patchbridge.nwb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file on a web server, fetched block by block with range requests. The blocks used last are
 * kept, so that memory does not grow with the file. A file that is replaced meanwhile is noticed by
 * its entity tag.
 */
final class HttpSource implements ByteSource {
  static final int BLOCK_BYTES = 1 << 18;
  private static final int KEPT_BLOCKS = 64;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int PARTIAL_CONTENT = 206;
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

  private final HttpClient client;
  private final URI address;
  private final long size;
  private final Optional<String> entityTag;
  private final Map<Long, byte[]> blocks =
      new LinkedHashMap<>(KEPT_BLOCKS, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > KEPT_BLOCKS;
        }
      };

  private record Block(byte[] bytes, long fileSize, Optional<String> entityTag) {}

  private HttpSource(HttpClient client, URI address, Block first) {
    this.client = client;
    this.address = address;
    this.size = first.fileSize();
    this.entityTag = first.entityTag();
    blocks.put(0L, first.bytes());
  }

  /** Fetches the first block, which tells the file's size. */
  static HttpSource open(URI address) throws IOException {
    if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
      throw new IOException("not an address of http or https");
    }
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(TIMEOUT)
            .build();
    return new HttpSource(client, address, fetch(client, address, 0));
  }

  private static Block fetch(HttpClient client, URI address, long block) throws IOException {
    long first = block * BLOCK_BYTES;
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Range", "bytes=" + first + "-" + (first + BLOCK_BYTES - 1))
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != PARTIAL_CONTENT) {
          throw new IOException(
              "the server answers a range request with status " + response.statusCode());
        }
        Matcher range =
            CONTENT_RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != first) {
          throw new IOException("the server answers with another range than asked for");
        }
        long fileSize = Long.parseLong(range.group(3));
        int due = (int) Math.min(BLOCK_BYTES, fileSize - first);
        byte[] bytes = body.readNBytes(due);
        if (bytes.length != due) {
          throw new IOException("the connection ended early");
        }
        return new Block(bytes, fileSize, response.headers().firstValue("ETag"));
      }
    } catch (NumberFormatException e) {
      throw new IOException("the server answers with an unreadable range", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the server", e);
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public ByteBuffer read(long position, int length) {
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      long at = position + done;
      byte[] block = block(at / BLOCK_BYTES);
      int offset = (int) (at % BLOCK_BYTES);
      int count = Math.min(length - done, block.length - offset);
      System.arraycopy(block, offset, bytes, done, count);
      done += count;
    }
    return ByteBuffer.wrap(bytes);
  }

  /** One request at a time: several threads would ask for the same blocks. */
  private synchronized byte[] block(long number) {
    byte[] known = blocks.get(number);
    if (known != null) {
      return known;
    }
    try {
      Block fetched = fetch(client, address, number);
      if (fetched.fileSize() != size || !fetched.entityTag().equals(entityTag)) {
        throw new IOException("the file was replaced on the server while it was read");
      }
      blocks.put(number, fetched.bytes());
      return fetched.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    // The client holds no connection that would need an end; it goes with its last reference.
  }
}
