package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.views.browser.AxeCheck;

/** The page in Chromium: what a person does, with the mouse and without one. */
class WindowInBrowserTest {
  private static final int PATIENCE_MS = 120_000;
  private static final String HOSTILE = "<img src=x onerror=alert(1)>.csv";

  @TempDir static Path folder;
  private static SmallModel small;
  private static OpenWindow window;
  private static Playwright playwright;
  private static Browser browser;

  private final List<String> complaints = new ArrayList<>();
  private final List<String> elsewhere = new ArrayList<>();
  private BrowserContext context;

  @BeforeAll
  static void open() throws Exception {
    Optional<Path> chromium = chromium();
    assumeTrue(
        chromium.isPresent(), "no chromium on the PATH: install Debian's package 'chromium'");
    small = SmallModel.get();
    window = OpenWindow.of(folder.resolve("cache"), Optional.of(small.bundle()));
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

  private static Optional<Path> chromium() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(place -> Path.of(place, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
      window.close();
    }
  }

  @AfterEach
  void nothingWasComplainedAboutOrFetchedElsewhere() throws Exception {
    context.close();
    window.send(window.request("/api/files").DELETE().build());
    assertThat(complaints).isEmpty();
    assertThat(elsewhere).isEmpty();
  }

  private Page page(ColorScheme scheme, int width) {
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, 860));
    Page page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onDialog(
        dialog -> {
          complaints.add("asked: " + dialog.message());
          dialog.dismiss();
        });
    page.onRequest(
        request -> {
          boolean isOwn =
              request.url().startsWith(window.origin())
                  || request.url().startsWith("blob:")
                  || request.url().startsWith("data:");
          if (!isOwn) {
            elsewhere.add(request.url());
          }
        });
    page.navigate(window.server().address(window.server().tokens().ofPrintedLink()));
    return page;
  }

  private static void choose(Page page) throws Exception {
    page.setInputFiles("#choose-files", small.files().toArray(Path[]::new));
  }

  private static void waitForCalls(Page page, int cells) {
    page.waitForFunction(
        "n => document.querySelectorAll('.line .line-sure').length >= n && "
            + "[...document.querySelectorAll('.line-sure')].filter(e => e.textContent).length >= n",
        cells);
  }

  @Test
  void whoChoosesFilesSeesCallsAndTakesThemAway() throws Exception {
    Page page = page(ColorScheme.LIGHT, 1280);
    assertThat(page.url()).as("the token leaves the address").doesNotContain("token");
    choose(page);
    waitForCalls(page, small.files().size());
    page.waitForSelector(".cell .pb-bars");
    page.waitForSelector(".right .pb-scatter canvas");
    page.waitForSelector(".cell .pb-sweeps canvas");
    assertThat(page.textContent(".command-text")).startsWith("patchbridge predict");

    page.click(".menu summary");
    Download download = page.waitForDownload(() -> page.click("a[download='calls.csv']"));
    assertThat(Files.readString(download.path()))
        .isEqualTo(window.get("/api/export/calls.csv").body())
        .contains(small.files().get(0).getFileName().toString());
  }

  @Test
  void filesMayBeDroppedAnywhere() throws Exception {
    Page page = page(ColorScheme.LIGHT, 1280);
    page.waitForSelector(".drop");
    page.evaluate(
        "() => { const data = new DataTransfer();"
            + " data.items.add(new File(['cell,x\\n1,2\\n'], 'dropped.csv'));"
            + " document.body.dispatchEvent(new DragEvent('drop',"
            + " {dataTransfer: data, bubbles: true, cancelable: true})); }");
    page.waitForSelector("text=dropped.csv");
    page.waitForSelector(".chip-refused");
    page.waitForSelector(".reason");
    assertThat(page.textContent(".reason")).contains("none of the columns is a feature");
  }

  @Test
  void aNameIsNeverMarkup() throws Exception {
    Page page = page(ColorScheme.DARK, 1280);
    String row = "cell,scalars.tau\n<img src=x onerror=alert(2)>,0.02\n";
    page.setInputFiles(
        "#choose-files",
        new FilePayload(HOSTILE, "text/csv", row.getBytes(StandardCharsets.UTF_8)));
    page.waitForFunction(
        "() => document.querySelector('.line-name')?.textContent.includes('<img')");
    page.waitForFunction("() => document.querySelector('.cell')?.textContent.includes('<img')");
    page.click(".tally-row .button >> text=Table");
    page.waitForFunction(
        "() => document.querySelector('.whole table')?.textContent.includes('<img')");
    assertThat(page.querySelectorAll("img")).isEmpty();
  }

  @Test
  void theKeyboardIsEnough() throws Exception {
    Page page = page(ColorScheme.LIGHT, 1280);
    choose(page);
    waitForCalls(page, small.files().size());
    page.focus(".list");
    page.keyboard().press("Home");
    // Until its details are there a cell has a name alone.
    page.waitForSelector(".cell-name a");
    String first = page.textContent(".cell-name");
    page.keyboard().press("ArrowDown");
    page.waitForFunction(
        "before => document.querySelector('.cell-name').textContent !== before", first);
    page.keyboard().press("Home");
    page.waitForFunction(
        "before => document.querySelector('.cell-name').textContent === before", first);
    page.focus(".cell-name a");
    page.keyboard().press("Enter");
    page.waitForSelector(".view-recording .pb-sweeps canvas");

    page.focus(".sweep-table input");
    page.keyboard().press("Space");
    page.waitForSelector(".sweep-skipped >> text=by hand");
    page.waitForFunction(
        "() => document.querySelector('.command-text, .view-recording .command-text')"
            + " && [...document.querySelectorAll('.command-text')].some(e => e.textContent.includes('--leave-out'))");
    page.focus(".view-recording .bar > .pb-button, .view-recording .bar > .button");
    page.keyboard().press("Enter");
    page.waitForFunction(
        "() => [...document.querySelectorAll('.sweep-table input')].every(e => e.checked)");
  }

  @Test
  void aPhoneScrollsDownAlone() throws Exception {
    Page page = page(ColorScheme.DARK, 390);
    choose(page);
    waitForCalls(page, 3);
    for (String place : List.of("call", "recording", "models", "tour")) {
      page.evaluate("hash => { location.hash = hash; }", place);
      page.waitForSelector(".view-" + place);
      page.waitForTimeout(400);
      int width = (Integer) page.evaluate("() => document.documentElement.scrollWidth");
      assertThat(width).as(place).isLessThanOrEqualTo(390);
    }
    String ground = (String) page.evaluate("() => getComputedStyle(document.body).backgroundColor");
    assertThat(ground).isEqualTo("rgb(20, 23, 27)");
  }

  @Test
  void axeFindsNothingSeriousInAnyView() throws Exception {
    Page page = page(ColorScheme.LIGHT, 1280);
    page.waitForSelector(".first");
    List<String> faults = new ArrayList<>(AxeCheck.seriousFaults(page));
    choose(page);
    waitForCalls(page, small.files().size());
    page.waitForSelector(".cell .pb-sweeps canvas");
    faults.addAll(AxeCheck.seriousFaults(page));
    for (String place : List.of("recording", "models", "tour")) {
      page.evaluate("hash => { location.hash = hash; }", place);
      page.waitForSelector(".view-" + place);
      page.waitForTimeout(500);
      faults.addAll(AxeCheck.seriousFaults(page));
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void twoTabsSeeTheSame() throws Exception {
    Page page = page(ColorScheme.LIGHT, 1280);
    Page other = context.newPage();
    other.navigate(window.origin() + "/");
    other.waitForSelector(".drop");
    choose(page);
    other.waitForFunction(
        "n => document.querySelectorAll('.line').length === n", small.files().size());
  }
}
