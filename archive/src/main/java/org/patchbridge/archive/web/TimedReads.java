package org.patchbridge.archive.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a server's answer, and gives up where nothing comes: java.net.http times the head of an
 * answer, not its body. An interrupt ends the wait at once.
 */
public final class TimedReads implements AutoCloseable {
  private final Duration longest;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "fetch");
            thread.setDaemon(true);
            return thread;
          });

  public TimedReads(Duration longest) {
    this.longest = longest;
  }

  /**
   * @return bytes read, or −1 at the end
   * @throws HttpTimeoutException where nothing came
   */
  public int read(InputStream in, byte[] buffer, int length)
      throws IOException, InterruptedException {
    Future<Integer> read = reader.submit(() -> readWhatIsThere(in, buffer, length));
    try {
      return read.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no data for " + longest.toSeconds() + " s");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw new IOException(failure.getMessage(), failure);
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      read.cancel(true);
    }
  }

  /** java.net.http hands on 16 kB at a time; to change threads for each costs more than to read. */
  private static int readWhatIsThere(InputStream in, byte[] buffer, int length) throws IOException {
    int come = in.read(buffer, 0, length);
    while (come > 0 && come < length && in.available() > 0) {
      int more = in.read(buffer, come, length - come);
      if (more < 0) {
        return come;
      }
      come += more;
    }
    return come;
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}
