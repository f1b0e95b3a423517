package org.patchbridge.web.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Lets connections go that do not bring their first request to its end: a byte now and then keeps
 * them from being idle. Who was refused gets no second request, as refusals end the connection.
 */
public final class Patience implements Connection.Listener {
  private static final long MOST_NANOSECONDS = TimeUnit.SECONDS.toNanos(20);
  private static final long BETWEEN_SECONDS = 5;

  private final Map<Connection, Long> since = new ConcurrentHashMap<>();
  private final Scheduler clock;

  /**
   * @param clock that is started and stopped with the server
   */
  public Patience(ScheduledExecutorScheduler clock) {
    this.clock = clock;
  }

  /** Begins to look, again and again until the clock is stopped. */
  public void begin() {
    clock.schedule(this::look, BETWEEN_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void onOpened(Connection connection) {
    since.put(connection, System.nanoTime());
  }

  @Override
  public void onClosed(Connection connection) {
    since.remove(connection);
  }

  private void look() {
    long now = System.nanoTime();
    for (Map.Entry<Connection, Long> one : since.entrySet()) {
      if (one.getKey().getMessagesIn() > 0) {
        since.remove(one.getKey());
      } else if (now - one.getValue() > MOST_NANOSECONDS) {
        since.remove(one.getKey());
        one.getKey().getEndPoint().close();
      }
    }
    begin();
  }
}
