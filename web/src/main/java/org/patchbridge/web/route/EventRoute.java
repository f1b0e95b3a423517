package org.patchbridge.web.route;

import io.javalin.http.sse.SseClient;
import java.util.concurrent.atomic.AtomicInteger;
import org.patchbridge.web.bench.Changes;
import org.patchbridge.web.guard.RefusedRequest;

/**
 * Tells pages that something changed; they ask what. Each stream has a thread, so that one that is
 * not read holds up no other, and there are few.
 */
public final class EventRoute {
  /** Tabs that may watch at the same time. */
  public static final int MOST_STREAMS = 24;

  /** What changes faster is told together. */
  private static final long PAUSE_MILLISECONDS = 150;

  /** A stream that nobody reads is noticed when something is written to it. */
  private static final long BEAT_MILLISECONDS = 10_000;

  private final Changes changes;
  private final AtomicInteger streams = new AtomicInteger();
  private volatile boolean ended;

  public EventRoute(Changes changes) {
    this.changes = changes;
  }

  /** How many pages watch. */
  public int streams() {
    return streams.get();
  }

  /** Ends all streams, which else hold up the end of the server. */
  public void end() {
    ended = true;
    changes.happened();
  }

  /**
   * Asked before a stream is opened, while an answer can still say no.
   *
   * @throws RefusedRequest where there are too many
   */
  public void requireRoom() {
    if (streams.get() >= MOST_STREAMS) {
      throw new RefusedRequest(
          503, "Too many tabs watch already; close some, and load this page again.");
    }
  }

  /** Opens a stream; one that came too late to be told so is closed. */
  public void open(SseClient client) {
    if (streams.incrementAndGet() > MOST_STREAMS) {
      streams.decrementAndGet();
      client.close();
      return;
    }
    client.keepAlive();
    Thread teller = new Thread(() -> tell(client), "events");
    teller.setDaemon(true);
    teller.start();
  }

  private void tell(SseClient client) {
    try {
      long known = -1;
      while (!ended && !client.terminated()) {
        long now = changes.after(known, BEAT_MILLISECONDS);
        if (now == known) {
          client.sendComment("still here");
        } else {
          known = now;
          client.sendEvent("changed", Long.toString(now));
          Thread.sleep(PAUSE_MILLISECONDS);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      streams.decrementAndGet();
      client.close();
    }
  }
}
