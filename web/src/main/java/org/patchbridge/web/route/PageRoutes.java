package org.patchbridge.web.route;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbridge.web.guard.RefusedRequest;

/** The page itself, its scripts and styles: files of the program, by names that hold no path. */
public final class PageRoutes {
  private static final String PAGE = "/org/patchbridge/web/page/";
  private static final String VIEWS = "/org/patchbridge/views/";
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,40}(?:\\.[a-z]{1,8}){0,2}\\.(js|css|svg)");
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private PageRoutes() {}

  public static List<Route> all() {
    return List.of(
        Route.get("/", answer -> send(answer, PAGE + "index.html", "text/html; charset=utf-8")),
        Route.get("/page/{name}", answer -> named(answer, PAGE)),
        Route.get("/views/{name}", answer -> named(answer, VIEWS)),
        Route.get("/views/vendor/{name}", answer -> named(answer, VIEWS + "vendor/")));
  }

  private static void named(Context answer, String folder) throws IOException {
    String name = answer.pathParam("name");
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw missing();
    }
    send(answer, folder + name, TYPES.get(parts.group(1)));
  }

  private static void send(Context answer, String resource, String type) throws IOException {
    try (InputStream in = PageRoutes.class.getResourceAsStream(resource)) {
      byte[] bytes = Optional.ofNullable(in).orElseThrow(PageRoutes::missing).readAllBytes();
      answer.contentType(type).result(bytes);
    }
  }

  private static RefusedRequest missing() {
    return new RefusedRequest(404, "The program has no such file.");
  }
}
