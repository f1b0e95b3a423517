package org.patchbridge.archive;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Asks for a file, or for the rest of one, and follows where it is said to be. */
final class WebQuestion {
  private static final int MOST_REDIRECTS = 5;

  private final HttpClient client;
  private final Duration timeout;

  /**
   * @param client follows no redirect by itself
   * @param timeout until the head of the answer
   */
  WebQuestion(HttpClient client, Duration timeout) {
    this.client = client;
    this.timeout = timeout;
  }

  /**
   * @param from the first byte that is wanted
   * @param entityTag what the bytes before it are of: another version is then sent as a whole
   * @throws FetchException where it leads to an address that is not asked, or in a circle
   */
  WebAnswer ask(PublicTable table, long from, Optional<String> entityTag)
      throws IOException, InterruptedException {
    Set<URI> asked = new HashSet<>();
    URI address = table.address();
    while (true) {
      if (!asked.add(address) || asked.size() > MOST_REDIRECTS + 1) {
        throw new FetchException(
            table, "redirected in a circle, or too often", "report it; " + FetchException.BY_HAND);
      }
      WebAnswer answer = send(address, from, entityTag);
      if (!answer.isRedirect()) {
        return answer;
      }
      try (answer) {
        address = redirected(table, address, answer.header("Location").orElse(""));
      }
    }
  }

  private static URI redirected(PublicTable table, URI from, String location) {
    Optional<String> objection;
    URI address = from;
    try {
      address = from.resolve(location);
      objection = SafeAddress.objectionTo(address, from);
    } catch (IllegalArgumentException broken) {
      objection = Optional.of("redirected to '" + location + "', which is no address");
    }
    if (objection.isPresent()) {
      throw new FetchException(table, objection.get(), "report it; " + FetchException.BY_HAND);
    }
    return address;
  }

  private WebAnswer send(URI address, long from, Optional<String> entityTag)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeout);
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
      entityTag.ifPresent(tag -> request.header("If-Range", tag));
    }
    return new WebAnswer(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
  }
}
