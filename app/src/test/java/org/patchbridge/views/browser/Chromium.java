package org.patchbridge.views.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's Chromium, for the tests of pages; a test is skipped where there is none. */
public final class Chromium implements AutoCloseable {
  public static final int DESKTOP_PX = 1280;
  public static final int PHONE_PX = 390;

  /** Twice Playwright's: a page took more than 30 s on a machine with other work. */
  private static final int PATIENCE_MS = 60_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** A page that was opened, with all it complained about and asked for. */
  public record Visit(Page page, List<String> complaints, List<String> fetched) {}

  /** Starts the browser without a window. */
  public static Chromium start() {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(each -> Stream.of("chromium", "chromium-browser").map(Path.of(each)::resolve))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "no chromium on the PATH: install Debian's package 'chromium'");
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    List<String> quiet =
        List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(found.get()).setArgs(quiet)));
  }

  /** An empty tab with its own cookies; motion is reduced. */
  public Visit tab(ColorScheme scheme, int widthPx) {
    Page page =
        browser
            .newContext(
                new Browser.NewContextOptions()
                    .setColorScheme(scheme)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setAcceptDownloads(true)
                    .setViewportSize(widthPx, 900))
            .newPage();
    Visit visit = new Visit(page, new ArrayList<>(), new ArrayList<>());
    page.setDefaultTimeout(PATIENCE_MS);
    page.onConsoleMessage(
        message -> visit.complaints().add(message.type() + ": " + message.text()));
    page.onPageError(visit.complaints()::add);
    page.onDialog(
        dialog -> {
          visit.complaints().add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onRequest(request -> visit.fetched().add(request.url()));
    return visit;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
