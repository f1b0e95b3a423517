package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.views.browser.AxeCheck;

/** The view of a study in Chromium, and what a report in its frame can reach. */
class StudyInBrowserTest {
  private static final int PATIENCE_MS = 30_000;

  /** Tries all that a page of the window could do, and says in its text what came of it. */
  private static final String HOSTILE =
      "<!doctype html><title>hostile</title><p id=own>not run</p><script>"
          + "const said = {};"
          + "try { said.parent = parent.document.title; } catch (e) { said.parent = 'refused'; }"
          + "try { said.cookie = document.cookie; } catch (e) { said.cookie = 'refused'; }"
          + "const ask = (path, how) => fetch(path, {credentials: 'include', ...how})"
          + ".then(() => 'answered', () => 'refused');"
          + "Promise.all([ask('/api/state'), ask('/api/state', {mode: 'no-cors'}),"
          + " ask('/api/study/run', {method: 'POST', mode: 'no-cors', body: '{}'})])"
          + ".then(all => { said.fetch = all.join(' ');"
          + " document.getElementById('own').textContent = JSON.stringify(said); });"
          + "</script>";

  @TempDir static Path folder;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void open() {
    Optional<Path> chromium =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(place -> Path.of(place, "chromium"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        chromium.isPresent(), "no chromium on the PATH: install Debian's package 'chromium'");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.get())
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  private static Page page(BrowserContext context, OpenWindow window) {
    Page page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.navigate(window.server().address(window.server().tokens().ofPrintedLink()));
    page.waitForSelector(".view-study .cohort-table");
    return page;
  }

  private static Frame reportOf(Page page) {
    page.waitForSelector(".report-frame");
    page.waitForCondition(
        () -> page.frames().stream().anyMatch(each -> each.url().contains("/study/report")));
    return page.frames().stream()
        .filter(each -> each.url().contains("/study/report"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCommandIsStartedAndItsReportIsShownInTheFrameAndAlone() throws Exception {
    Path study = SmallStudy.in(Files.createDirectory(folder.resolve("run")));
    List<String> complaints = new ArrayList<>();
    try (OpenWindow window =
            OpenWindow.of(folder.resolve("cache"), Optional.empty(), study.toString());
        BrowserContext context = browser.newContext()) {
      context.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              complaints.add(message.text());
            }
          });
      context.onWebError(error -> complaints.add(error.error()));
      Page page = page(context, window);
      assertThat(page.url()).endsWith("#study");
      page.selectOption("#run-choice", "evaluate-gouwens");
      assertThat(page.textContent(".command-text"))
          .startsWith("patchbridge evaluate --preset gouwens --study ")
          .endsWith("/run/study");
      page.click(".run .button-main");
      page.waitForFunction(
          "() => document.querySelector('.run .activity').textContent.includes('exit code')");
      assertThat(page.textContent(".run .activity"))
          .as(page.textContent(".run-log"))
          .isEqualTo("done, exit code 0");
      Frame report = reportOf(page);
      report.waitForSelector("h1");
      assertThat(report.evaluate("() => self.origin")).isEqualTo("null");

      Page alone = context.waitForPage(() -> page.click("text=Open the report alone"));
      alone.waitForSelector("h1");
      assertThat(alone.evaluate("() => self.origin")).isEqualTo("null");
      alone.close();

      assertThat(AxeCheck.seriousFaults(page)).isEmpty();
      page.setViewportSize(390, 800);
      int width = (Integer) page.evaluate("() => document.documentElement.scrollWidth");
      assertThat(width).isLessThanOrEqualTo(390);
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void aReportInTheFrameReachesNothingOfTheWindowThoughTheBrowserHasTheCookie() throws Exception {
    Path study = SmallStudy.in(Files.createDirectory(folder.resolve("hostile")));
    Files.createDirectories(study.resolve("report"));
    Files.writeString(study.resolve("report/index.html"), HOSTILE);
    try (OpenWindow window =
            OpenWindow.of(folder.resolve("cache"), Optional.empty(), study.toString());
        BrowserContext context = browser.newContext()) {
      Page page = page(context, window);
      Frame report = reportOf(page);
      report.waitForFunction("() => document.getElementById('own').textContent !== 'not run'");
      assertThat(report.textContent("#own"))
          .isEqualTo(
              "{\"parent\":\"refused\",\"cookie\":\"refused\","
                  + "\"fetch\":\"refused refused refused\"}");
      Response walked =
          page.waitForResponse(
              answer -> answer.url().endsWith("/api/state?walked"),
              () -> report.evaluate("() => { location.href = '/api/state?walked'; }"));
      assertThat(walked.status()).isEqualTo(403);

      Page alone = context.newPage();
      alone.navigate(window.origin() + "/study/report");
      alone.waitForFunction("() => document.getElementById('own').textContent !== 'not run'");
      assertThat(alone.textContent("#own"))
          .contains("\"cookie\":\"refused\",\"fetch\":\"refused refused refused\"");
      assertThat(window.json("/api/study").get("run").isNull()).isTrue();
    }
  }
}
