package org.patchbridge.web.guard;

import io.javalin.http.Context;

/** What every answer tells the browser not to do. */
public final class SafeHeaders {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  /** A written page with a script of its own: it runs without an origin, and reaches nothing. */
  private static final String POLICY_OF_REPORT =
      "sandbox allow-scripts allow-downloads; default-src 'none'; script-src 'unsafe-inline';"
          + " style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self'";

  private SafeHeaders() {}

  /** Set before the request is looked at, so that refusals have them, too. */
  public static void set(Context answer) {
    answer
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin");
  }

  /** For a report that is shown in a frame of the own page. */
  public static void setForReport(Context answer) {
    answer
        .header("Content-Security-Policy", POLICY_OF_REPORT)
        .header("X-Frame-Options", "SAMEORIGIN")
        // Browsers show no page that is both sandboxed and alone among its kind.
        .header("Cross-Origin-Opener-Policy", "unsafe-none");
  }
}
