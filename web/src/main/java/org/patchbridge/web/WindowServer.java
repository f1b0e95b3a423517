package org.patchbridge.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.patchbridge.bundle.BundleException;
import org.patchbridge.bundle.MismatchException;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.table.schema.TableException;
import org.patchbridge.web.desk.Desk;
import org.patchbridge.web.desk.WindowSettings;
import org.patchbridge.web.guard.AccessTokens;
import org.patchbridge.web.guard.Gatekeeper;
import org.patchbridge.web.guard.Patience;
import org.patchbridge.web.guard.RefusedRequest;
import org.patchbridge.web.guard.SafeHeaders;
import org.patchbridge.web.route.CallRoutes;
import org.patchbridge.web.route.ColumnRoutes;
import org.patchbridge.web.route.EventRoute;
import org.patchbridge.web.route.FileRoutes;
import org.patchbridge.web.route.JsonAnswer;
import org.patchbridge.web.route.PageRoutes;
import org.patchbridge.web.route.RecordingRoutes;
import org.patchbridge.web.route.Route;
import org.patchbridge.web.route.StudyRoutes;
import org.patchbridge.work.InputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of the window, from its start to its end. Listens on the loopback address alone. */
final class WindowServer implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";
  private static final int MOST_CONNECTIONS = 512;
  private static final int MOST_THREADS = 64;
  private static final int LEAST_THREADS = 8;
  private static final int THREAD_IDLE_MILLISECONDS = 30_000;

  /** A client that neither sends nor reads for so long is let go. */
  private static final int IDLE_MILLISECONDS = 30_000;

  private static final int MOST_HEADER_BYTES = 16_384;
  private static final long MOST_BODY_BYTES = 1L << 20;
  private static final long STOP_MILLISECONDS = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(WindowServer.class);

  private final Desk desk;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AccessTokens tokens = new AccessTokens();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Gatekeeper gate = new Gatekeeper(tokens, this::port);
  private final EventRoute events;
  private final Javalin server;

  private WindowServer(WindowSettings settings) {
    this.desk = new Desk(settings);
    this.events = new EventRoute(desk.changes());
    this.server = Javalin.create(config -> configure(config, settings.port()));
  }

  /**
   * @throws InputException where the port is taken, or the files are not there
   */
  static WindowServer start(WindowSettings settings) {
    WindowServer window = new WindowServer(settings);
    try {
      window.desk.openAll(settings.names());
    } catch (RuntimeException mistake) {
      window.desk.close();
      throw mistake;
    }
    try {
      window.server.start();
      return window;
    } catch (RuntimeException failed) {
      window.desk.close();
      throw new InputException(
          "the port "
              + settings.port()
              + " cannot be listened on ("
              + failed.getMessage()
              + "); leave --port out for a free one",
          failed);
    }
  }

  private void configure(JavalinConfig config, int port) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = MOST_BODY_BYTES;
    QueuedThreadPool pool =
        new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, THREAD_IDLE_MILLISECONDS);
    pool.setName("window");
    pool.setDaemon(true);
    config.jetty.threadPool = pool;
    config.jetty.modifyServer(jetty -> jetty.setStopTimeout(STOP_MILLISECONDS));
    config.jetty.modifyHttpConfiguration(WindowServer::strict);
    config.jetty.addConnector((jetty, http) -> connector(jetty, http, port));
    config.routes.before(
        request -> {
          SafeHeaders.set(request);
          gate.check(request);
        });
    config.routes.before("/api/events", request -> events.requireRoom());
    for (Route route : routes()) {
      config.routes.addEndpoint(new Endpoint(route.method(), route.path(), route.handler()));
    }
    config.routes.sse("/api/events", events::open);
    failures(config);
  }

  private static void strict(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MOST_HEADER_BYTES);
    http.setIdleTimeout(IDLE_MILLISECONDS);
  }

  private static ServerConnector connector(Server jetty, HttpConfiguration http, int port) {
    ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(ADDRESS);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MILLISECONDS);
    jetty.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
    ScheduledExecutorScheduler clock = new ScheduledExecutorScheduler("patience", true);
    jetty.addBean(clock);
    Patience patience = new Patience(clock);
    connector.addBean(patience);
    jetty.addEventListener(
        new LifeCycle.Listener() {
          @Override
          public void lifeCycleStarted(LifeCycle started) {
            patience.begin();
          }
        });
    return connector;
  }

  /** All that is answered, but for the stream of events. */
  List<Route> routes() {
    List<Route> routes = new ArrayList<>(PageRoutes.all());
    routes.addAll(new FileRoutes(desk).all());
    routes.addAll(new CallRoutes(desk).all());
    routes.addAll(new RecordingRoutes(desk).all());
    routes.addAll(new ColumnRoutes(desk).all());
    routes.addAll(new StudyRoutes(desk).all());
    routes.add(new Route(io.javalin.http.HandlerType.POST, "/api/stop", this::stop));
    return routes;
  }

  private void stop(Context request) {
    request.status(202);
    Thread end =
        new Thread(
            () -> {
              try {
                Thread.sleep(200);
              } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
              }
              stopped.countDown();
            },
            "stop");
    end.setDaemon(true);
    end.start();
  }

  private static void failures(JavalinConfig config) {
    config.routes.exception(
        RefusedRequest.class,
        (refused, answer) -> tell(answer, refused.status(), refused.getMessage()));
    for (Class<? extends RuntimeException> ofUser :
        List.of(
            InputException.class,
            BundleException.class,
            MismatchException.class,
            RecordingException.class,
            TableException.class)) {
      config.routes.exception(ofUser, (mistake, answer) -> tell(answer, 422, mistake.getMessage()));
    }
    config.routes.exception(
        IOException.class,
        (broken, answer) -> tell(answer, 400, "The connection broke off: " + broken.getMessage()));
    config.routes.exception(
        Exception.class,
        (fault, answer) -> tell(answer, 500, "internal error, please report it: " + fault));
  }

  /** What is not read of a body is not waited for; who is refused has to connect anew. */
  private static void tell(Context answer, int status, String message) {
    answer.status(status);
    answer.header("Connection", "close");
    JsonAnswer.send(answer, Map.of("message", String.valueOf(message)));
  }

  String host() {
    return ADDRESS;
  }

  int port() {
    return server.port();
  }

  /** How many pages watch. */
  int streams() {
    return events.streams();
  }

  Desk desk() {
    return desk;
  }

  AccessTokens tokens() {
    return tokens;
  }

  /** The address with a token in it. */
  String address(String token) {
    return "http://" + ADDRESS + ":" + port() + "/?token=" + token;
  }

  /** Waits until a page asks it to stop. */
  void await() throws InterruptedException {
    stopped.await();
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    events.end();
    try {
      server.stop();
    } catch (JavalinException stillAnswering) {
      // Whoever does not read the answer is not waited for: the threads are the process's own.
      LOG.debug("stopped while answering", stillAnswering);
    } finally {
      desk.close();
    }
  }
}
