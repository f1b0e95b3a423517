package org.patchbridge.archive.web;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which addresses are asked: of https, and of http on this machine, where nobody listens in. */
public final class SafeAddress {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  private SafeAddress() {}

  /** The fact that speaks against an address; empty where nothing does. */
  public static Optional<String> objectionTo(URI address) {
    if (address.getHost() == null) {
      return Optional.of("'" + address + "' names no server");
    }
    if (address.getRawUserInfo() != null) {
      return Optional.of("the address holds a user name or password");
    }
    if (isHttps(address) || (isHttp(address) && isThisMachine(address))) {
      return Optional.empty();
    }
    return Optional.of("'" + address + "' is not an address of https");
  }

  /** The same for an address that another one redirects to, which must be no less safe. */
  public static Optional<String> objectionTo(URI redirected, URI from) {
    return isHttps(from) && !isHttps(redirected)
        ? Optional.of("it is redirected from https to '" + redirected + "'")
        : objectionTo(redirected);
  }

  private static boolean isHttps(URI address) {
    return "https".equalsIgnoreCase(address.getScheme());
  }

  private static boolean isHttp(URI address) {
    return "http".equalsIgnoreCase(address.getScheme());
  }

  private static boolean isThisMachine(URI address) {
    return THIS_MACHINE.contains(address.getHost().toLowerCase(Locale.ROOT));
  }
}
