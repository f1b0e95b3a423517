package org.patchbridge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxiesTest {
  private static String proxyOf(String address, Map<String, String> environment) {
    Proxy proxy = EnvironmentProxies.of(environment).select(URI.create(address)).get(0);
    return proxy.address() instanceof InetSocketAddress at
        ? at.getHostString() + ":" + at.getPort()
        : "none";
  }

  @Test
  void eachSchemeHasItsProxyAndLowerCaseGoesFirst() {
    Map<String, String> environment =
        Map.of(
            "https_proxy", "http://secure:3128/",
            "HTTPS_PROXY", "http://other:1",
            "HTTP_PROXY", "plain:8080",
            "all_proxy", "http://all");

    assertThat(proxyOf("https://a.org/x", environment)).isEqualTo("secure:3128");
    assertThat(proxyOf("http://a.org/x", environment)).isEqualTo("plain:8080");
    assertThat(proxyOf("https://a.org", Map.of("ALL_PROXY", "http://all"))).isEqualTo("all:80");
    assertThat(proxyOf("https://a.org", Map.of())).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/a, none",
    "https://data.example.org/a, none",
    "https://badexample.org/a, proxy:1",
    "https://sub.lab.edu/a, none",
    "https://lab.edu:8443/a, none",
    "https://intern:444/a, none",
    "https://intern/a, proxy:1",
    "https://elsewhere.net/a, proxy:1",
    "https://127.0.0.1/a, none",
    "https://localhost/a, none"
  })
  void serversOfNoProxyAreAskedDirectly(String address, String proxy) {
    assertThat(
            proxyOf(
                address,
                Map.of(
                    "https_proxy",
                    "http://proxy:1",
                    "NO_PROXY",
                    "example.org, .LAB.edu intern:444")))
        .isEqualTo(proxy);
  }

  @Test
  void aStarMeansNoProxyAtAll() {
    assertThat(proxyOf("https://a.org", Map.of("https_proxy", "p:1", "no_proxy", "*")))
        .isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5://p:1080", "http://me:secret@p:1", "https://p:1", "http://a b"})
  void aProxyThatCannotBeUsedIsRefusedWithoutShowingIt(String proxy) {
    assertThatThrownBy(() -> EnvironmentProxies.of(Map.of("https_proxy", proxy)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the environment's https_proxy ")
        .hasMessageNotContaining("secret");
  }
}
