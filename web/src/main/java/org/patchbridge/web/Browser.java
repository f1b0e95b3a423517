package org.patchbridge.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Starts the user's browser, where there is one and a screen to show it on. */
final class Browser {
  private Browser() {}

  /** Whether one was started; that it shows the page is not known. */
  static boolean open(String address) {
    Optional<List<String>> command = command(System.getProperty("os.name"), address);
    if (command.isEmpty()) {
      return false;
    }
    try {
      new ProcessBuilder(command.get())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private static Optional<List<String>> command(String system, String address) {
    String small = system.toLowerCase(Locale.ROOT);
    if (small.startsWith("mac")) {
      return Optional.of(List.of("open", address));
    }
    if (small.startsWith("windows")) {
      return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler", address));
    }
    boolean hasScreen =
        System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    return hasScreen ? Optional.of(List.of("xdg-open", address)) : Optional.empty();
  }
}
