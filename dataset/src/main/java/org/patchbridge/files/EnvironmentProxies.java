package org.patchbridge.files;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies that the environment names, as other programs of a machine understand it: {@code
 * https_proxy}, {@code http_proxy} and {@code all_proxy}, in lower or upper case, and {@code
 * no_proxy} for servers that are asked directly. This machine itself always is.
 */
public final class EnvironmentProxies extends ProxySelector {
  private static final int HTTP_PORT = 80;

  private final Optional<Proxy> ofHttps;
  private final Optional<Proxy> ofHttp;
  private final List<String> direct;

  private EnvironmentProxies(Optional<Proxy> ofHttps, Optional<Proxy> ofHttp, List<String> direct) {
    this.ofHttps = ofHttps;
    this.ofHttp = ofHttp;
    this.direct = direct;
  }

  /**
   * Of the environment of this process; where it names no proxy, Java's own settings.
   *
   * @throws IllegalArgumentException see {@link #of}
   */
  public static ProxySelector ofThisMachine() {
    EnvironmentProxies named = of(System.getenv());
    ProxySelector platform = ProxySelector.getDefault();
    boolean none = named.ofHttps.isEmpty() && named.ofHttp.isEmpty();
    return none && platform != null ? platform : named;
  }

  /**
   * @throws IllegalArgumentException with fact and remedy, where a proxy is none of http or needs a
   *     password
   */
  public static EnvironmentProxies of(Map<String, String> environment) {
    String all = value("all_proxy", environment);
    return new EnvironmentProxies(
        proxy("https_proxy", value("https_proxy", environment), all),
        proxy("http_proxy", value("http_proxy", environment), all),
        Stream.of(value("no_proxy", environment).split("[,\\s]+"))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty())
            .toList());
  }

  /** Lower case goes first, as in curl. */
  private static String value(String variable, Map<String, String> environment) {
    String lower = environment.getOrDefault(variable, "").strip();
    return lower.isEmpty()
        ? environment.getOrDefault(variable.toUpperCase(Locale.ROOT), "").strip()
        : lower;
  }

  private static Optional<Proxy> proxy(String variable, String own, String all) {
    String text = own.isEmpty() ? all : own;
    if (text.isEmpty()) {
      return Optional.empty();
    }
    URI address;
    try {
      address = URI.create(text.contains("://") ? text : "http://" + text);
    } catch (IllegalArgumentException broken) {
      // The text may hold a password, and so may the cause: neither is shown.
      throw new IllegalArgumentException(
          "the environment's " + variable + " is no address; write http://SERVER:PORT");
    }
    if (address.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "the environment's "
              + variable
              + " holds a user name or password, which is not supported; name a proxy without");
    }
    if (address.getHost() == null || !"http".equalsIgnoreCase(address.getScheme())) {
      throw new IllegalArgumentException(
          "the environment's " + variable + " is no proxy of http; write http://SERVER:PORT");
    }
    int port = address.getPort() < 0 ? HTTP_PORT : address.getPort();
    return Optional.of(
        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port)));
  }

  @Override
  public List<Proxy> select(URI address) {
    Optional<Proxy> proxy = "https".equalsIgnoreCase(address.getScheme()) ? ofHttps : ofHttp;
    return List.of(proxy.filter(any -> !isDirect(address)).orElse(Proxy.NO_PROXY));
  }

  private boolean isDirect(URI address) {
    String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
      return true;
    }
    return direct.stream().anyMatch(name -> covers(name, host, address.getPort()));
  }

  /** A name stands for itself and all below it, with or without a dot before it. */
  private static boolean covers(String name, String host, int port) {
    String wanted = name.endsWith(":" + port) ? name.substring(0, name.lastIndexOf(':')) : name;
    String domain = wanted.replaceFirst("^\\*?\\.", "");
    return wanted.equals("*") || host.equals(domain) || host.endsWith("." + domain);
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    // There is one way to a server; who asked is told that it failed.
  }
}
