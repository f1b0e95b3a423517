package org.patchbridge.web.guard;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Looks at every request before anything else does. A name that leads to this machine is not enough
 * (DNS rebinding), nor is a browser that has the cookie (a form on another page): host, origin and
 * session must all be right.
 */
public final class Gatekeeper {
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private final AccessTokens tokens;
  private final IntSupplier port;

  /**
   * @param port that the server listens on
   */
  public Gatekeeper(AccessTokens tokens, IntSupplier port) {
    this.tokens = tokens;
    this.port = port;
  }

  /**
   * @throws RefusedRequest where anything about the request is not as the own page sends it
   */
  public void check(Context request) {
    requireOwnHost(request);
    boolean opens = opensSession(request);
    if (!opens) {
      requireOwnOrigin(request);
      requireSession(request);
    }
  }

  private void requireOwnHost(Context request) {
    String host = text(request.header("Host"));
    if (!host.equals("127.0.0.1:" + port.getAsInt())
        && !host.equals("localhost:" + port.getAsInt())) {
      throw new RefusedRequest(403, "This server answers as 127.0.0.1 and localhost only.");
    }
  }

  /** The start link: the only address that answers without a session, and gives one. */
  private boolean opensSession(Context request) {
    Optional<String> token = Optional.ofNullable(request.queryParam("token"));
    if (token.isEmpty() || !request.path().equals("/") || !request.method().name().equals("GET")) {
      return false;
    }
    if (!tokens.opens(token.get())) {
      if (isInSession(request)) {
        return true;
      }
      throw new RefusedRequest(
          401,
          "This link is not, or no longer, one of this server. Open the address that"
              + " 'patchbridge open' has printed.");
    }
    request.header(
        "Set-Cookie",
        cookie() + "=" + tokens.session() + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=604800");
    return true;
  }

  /** What changes something must say where it comes from; what only reads may be silent. */
  private void requireOwnOrigin(Context request) {
    String site = text(request.header("Sec-Fetch-Site"));
    String origin = text(request.header("Origin"));
    boolean isOwnSite = OWN_SITES.contains(site);
    boolean isOwnOrigin = origin.equals("http://" + text(request.header("Host")));
    boolean reads = READING.contains(request.method().name());
    boolean fits =
        (site.isEmpty() || isOwnSite)
            && (origin.isEmpty() || isOwnOrigin)
            && (reads || site.equals("same-origin") || isOwnOrigin);
    if (!fits) {
      throw new RefusedRequest(403, "Another page than this server's own asks; it gets no answer.");
    }
  }

  private void requireSession(Context request) {
    if (!isInSession(request)) {
      throw new RefusedRequest(
          401,
          "No session. Open the address that 'patchbridge open' has printed; it holds the token"
              + " that this server asks for.");
    }
  }

  private boolean isInSession(Context request) {
    return tokens.isSession(text(request.cookie(cookie())));
  }

  /** Cookies know no port: servers side by side must not overwrite each other's. */
  private String cookie() {
    return "patchbridge-" + port.getAsInt();
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
