package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.web.route.Route;

/** Nobody but the page that the user opened gets an answer. */
class AccessTest {
  @TempDir static Path cache;
  private static OpenWindow window;

  @BeforeAll
  static void open() throws Exception {
    window = OpenWindow.of(cache, Optional.empty());
  }

  @AfterAll
  static void close() {
    window.close();
  }

  private static String get(String path, String... headers) throws Exception {
    return window.raw(
        "GET "
            + path
            + " HTTP/1.1\r\n"
            + String.join("\r\n", headers)
            + "\r\nConnection: close\r\n\r\n");
  }

  private static String host() {
    return "Host: 127.0.0.1:" + window.server().port();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:PORT",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1.evil.example:PORT",
        "0.0.0.0:PORT",
        "127.0.0.1:PORT.evil.example"
      })
  void anotherNameOfThisMachineIsRefused(String name) throws Exception {
    String host = "Host: " + name.replace("PORT", window.server().port() + "");
    for (String path : new String[] {"/api/state", "/?token=" + link()}) {
      assertThat(get(path, host, "Cookie: " + window.cookie()))
          .startsWith("HTTP/1.1 40")
          .doesNotContain("Set-Cookie")
          .doesNotContain("/page/app.js");
    }
  }

  private static String link() {
    return window.server().tokens().ofPrintedLink();
  }

  @Test
  void theOwnHostAndCookieAreAnswered() throws Exception {
    assertThat(get("/api/state", host(), "Cookie: " + window.cookie())).startsWith("HTTP/1.1 200");
    assertThat(
            get(
                "/api/state",
                host().replace("127.0.0.1", "localhost"),
                "Cookie: " + window.cookie()))
        .startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "undefined", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void anotherTokenOpensNoSession(String token) throws Exception {
    assertThat(get("/?token=" + token, host()))
        .startsWith("HTTP/1.1 401")
        .doesNotContain("Set-Cookie");
  }

  @Test
  void theSessionIsNeverALink() throws Exception {
    String session = window.server().tokens().session();
    assertThat(get("/?token=" + session, host())).startsWith("HTTP/1.1 401");
    assertThat(get("/api/state?token=" + link(), host())).startsWith("HTTP/1.1 401");
  }

  @Test
  void theLinkThatABrowserIsStartedWithOpensOneSession() throws Exception {
    String launched = window.server().tokens().ofLaunchedLink();
    assertThat(get("/?token=" + launched, host())).startsWith("HTTP/1.1 200");
    assertThat(get("/?token=" + launched, host())).startsWith("HTTP/1.1 401");
    assertThat(get("/?token=" + launched, host(), "Cookie: " + window.cookie()))
        .as("loading the page again")
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void theCookieStaysInTheBrowserAndOnThisSite() throws Exception {
    assertThat(get("/?token=" + link(), host()))
        .contains("Set-Cookie: patchbridge-" + window.server().port() + "=")
        .contains("HttpOnly")
        .contains("SameSite=Strict");
  }

  @Test
  void everyRouteButTheStartLinkAsksForTheSession() throws Exception {
    for (Route route : window.server().routes()) {
      String path = route.path().replace("{id}", "f1").replace("{name}", "app.js");
      String method = route.method().name().toUpperCase(Locale.ROOT);
      HttpResponse<String> answer =
          window.send(
              HttpRequest.newBuilder(URI.create(window.origin() + path))
                  .header("Origin", window.origin())
                  .method(method, BodyPublishers.noBody())
                  .build());
      assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(401);
    }
    assertThat(get("/api/events", host())).startsWith("HTTP/1.1 401");
  }

  @ParameterizedTest
  @CsvSource({
    "Origin,http://evil.example", "Origin,null", "Origin,http://127.0.0.1:1",
    "Origin,https://127.0.0.1", "Sec-Fetch-Site,cross-site", "Sec-Fetch-Site,same-site"
  })
  void anotherPageGetsNothingThoughTheBrowserHasTheCookie(String header, String value)
      throws Exception {
    for (String method : new String[] {"GET", "POST", "PUT", "DELETE"}) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(window.origin() + "/api/files"))
              .header("Cookie", window.cookie())
              .header(header, value)
              .method(method, BodyPublishers.ofString("{}"));
      assertThat(window.send(request.build()).statusCode()).as(method).isEqualTo(403);
    }
  }

  @Test
  void whatChangesSomethingMustSayWhereItComesFrom() throws Exception {
    String form =
        "POST /api/stop HTTP/1.1\r\n"
            + host()
            + "\r\nCookie: "
            + window.cookie()
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\n"
            + "Connection: close\r\n\r\n";
    assertThat(window.raw(form)).startsWith("HTTP/1.1 403");
  }

  @Test
  void everyAnswerForbidsTheBrowserWhatThePageDoesNotNeed() throws Exception {
    for (String path : new String[] {"/", "/api/state", "/page/app.js", "/api/cells/none", "/no"}) {
      HttpResponse<String> answer = window.get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .as(path)
          .contains("default-src 'none'")
          .contains("script-src 'self';")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
    }
  }

  @Test
  void itListensOnTheLoopbackAddressAlone() throws Exception {
    assertThat(window.server().host()).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../../etc/passwd",
        "..%2f..%2f..%2fetc%2fpasswd",
        "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "....//....//etc/passwd",
        "..%5c..%5cwindows%5cwin.ini",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "file:///etc/passwd",
        "app.js%00.css",
        "..;/x",
        "~root",
        "f1/../../f1",
        "%c0%ae%c0%ae/"
      })
  void noParameterLeadsToAFileOfTheMachine(String evil) throws Exception {
    for (Route route : window.server().routes()) {
      String path = route.path().replace("{id}", evil).replace("{name}", evil);
      if (path.equals(route.path())) {
        path += "?name=" + evil + "&sweeps=" + evil + "&from=" + evil + "&columns=" + evil;
      }
      if (route.path().equals("/api/stop") || route.path().equals("/api/examples")) {
        continue;
      }
      String answer =
          window.raw(
              route.method().name()
                  + " "
                  + path
                  + " HTTP/1.1\r\n"
                  + host()
                  + "\r\nCookie: "
                  + window.cookie()
                  + "\r\nOrigin: "
                  + window.origin()
                  + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(path).doesNotContain("root:x:").doesNotStartWith("HTTP/1.1 5");
    }
    HttpResponse<String> named =
        window.tell("POST", "/api/paths", "{\"path\":\"" + evil.replace("\\", "\\\\") + "\"}");
    assertThat(named.statusCode()).isEqualTo(404);
    assertThat(window.json("/api/calls").get("rows").size()).isZero();
  }
}
