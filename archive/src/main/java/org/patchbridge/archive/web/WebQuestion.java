package org.patchbridge.archive.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.files.EnvironmentProxies;
import org.patchbridge.work.InputException;

/** Asks for a file, or for a part of one, and follows where it is said to be. */
public final class WebQuestion {
  private static final int MOST_REDIRECTS = 5;

  private final HttpClient client;
  private final Duration timeout;

  /**
   * @param client follows no redirect by itself
   * @param timeout until the head of the answer
   */
  public WebQuestion(HttpClient client, Duration timeout) {
    this.client = client;
    this.timeout = timeout;
  }

  /**
   * Which bytes of a file are wanted.
   *
   * @param from the first one
   * @param last the last one; −1 for all that follow
   * @param entityTag what the bytes before are of: another version is then sent as a whole
   */
  public record Wanted(long from, long last, Optional<String> entityTag) {
    /** The file from its start. */
    public static Wanted all() {
      return new Wanted(0, -1, Optional.empty());
    }

    /** The rest of a file of which some has come. */
    public static Wanted rest(long from, Optional<String> entityTag) {
      return new Wanted(from, -1, entityTag);
    }

    /** Some bytes, whatever version they are of. */
    public static Wanted part(long from, int length) {
      return new Wanted(from, from + length - 1, Optional.empty());
    }

    private boolean isAll() {
      return from == 0 && last < 0;
    }
  }

  /**
   * @param address where the answer came from, after all redirects
   */
  public record Found(URI address, WebAnswer answer) {}

  /** The same, where nobody wants to know where the answer came from. */
  public WebAnswer ask(URI address, Wanted wanted) throws IOException, InterruptedException {
    return find(address, wanted).answer();
  }

  /**
   * @return the first answer that is no redirect, whatever its status; to be closed
   * @throws MisdirectedException where it leads to an address that is not asked, or in a circle
   */
  public Found find(URI start, Wanted wanted) throws IOException, InterruptedException {
    Set<URI> asked = new HashSet<>();
    URI address = start;
    while (true) {
      if (!asked.add(address) || asked.size() > MOST_REDIRECTS + 1) {
        throw new MisdirectedException("redirected in a circle, or too often");
      }
      WebAnswer answer = send(address, wanted);
      if (!answer.isRedirect()) {
        return new Found(address, answer);
      }
      try (answer) {
        address = redirected(address, answer.header("Location").orElse(""));
      }
    }
  }

  private static URI redirected(URI from, String location) throws MisdirectedException {
    Optional<String> objection;
    URI address = from;
    try {
      address = from.resolve(location);
      objection = SafeAddress.objectionTo(address, from);
    } catch (IllegalArgumentException broken) {
      objection = Optional.of("redirected to '" + location + "', which is no address");
    }
    if (objection.isPresent()) {
      throw new MisdirectedException(objection.get());
    }
    return address;
  }

  private WebAnswer send(URI address, Wanted wanted) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeout);
    if (!wanted.isAll()) {
      String last = wanted.last() < 0 ? "" : Long.toString(wanted.last());
      request.header("Range", "bytes=" + wanted.from() + "-" + last);
      wanted.entityTag().ifPresent(tag -> request.header("If-Range", tag));
    }
    return new WebAnswer(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
  }

  /**
   * A client with this machine's proxies.
   *
   * @param timeout until a connection stands
   * @throws InputException where a proxy is named that cannot be used
   */
  public static HttpClient clientOfThisMachine(Duration timeout) {
    try {
      return HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .proxy(EnvironmentProxies.ofThisMachine())
          .connectTimeout(timeout)
          .build();
    } catch (IllegalArgumentException proxy) {
      throw new InputException(proxy.getMessage(), proxy);
    }
  }
}
