package org.patchbridge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.report.section.SampleCall;
import org.patchbridge.report.section.SampleReport;

/** Opens the written page in Chromium, from disk and without a network. */
class HtmlReportInBrowserTest {
  private static final int DESKTOP_PX = 1200;
  private static final int PHONE_PX = 390;

  /** Ten times Playwright's: a page took more than 30 s on a machine with other work. */
  private static final int PATIENCE_MS = 300_000;

  @TempDir static Path folder;
  private static Playwright playwright;
  private static Browser browser;
  private static String sample;
  private static String hostile;

  private static Visit light;

  /** A page that was opened, with all it complained about and asked for. */
  private record Visit(Page page, List<String> complaints, List<String> fetched) {}

  @BeforeAll
  static void openBrowser() {
    Optional<Path> chromium = chromium();
    assumeTrue(
        chromium.isPresent(), "no chromium on the PATH: install Debian's package 'chromium'");
    Path sampleFile = folder.resolve("sample.html");
    HtmlReport.write(SampleReport.create(), sampleFile);
    sample = sampleFile.toUri().toString();
    Path hostileFile = folder.resolve("hostile.html");
    HtmlReport.write(
        SampleReport.named("</script><script>alert(1)</script><img src=x onerror=alert(2)>"),
        hostileFile);
    hostile = hostileFile.toUri().toString();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.get())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
    light = open(ColorScheme.LIGHT, DESKTOP_PX, sample);
  }

  @AfterAll
  static void closeBrowser() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @Test
  void everyFigureIsDrawnAndNothingIsFetchedOrComplainedAbout() {
    assertThat(light.page().locator("figure").count()).isGreaterThan(8);
    assertThat(light.page().locator("figure .plot:has(> svg)").count())
        .isEqualTo(light.page().locator("figure").count());
    assertThat(light.complaints()).isEmpty();
    assertThat(light.fetched()).containsExactly(sample);
  }

  @Test
  void hostileNamesRunNothingAndStillDraw() {
    Visit visit = open(ColorScheme.LIGHT, DESKTOP_PX, hostile);

    assertThat(visit.page().locator("img").count()).isZero();
    assertThat(visit.page().title()).contains("<script>alert(1)");
    assertThat(visit.complaints()).isEmpty();
    assertThat(visit.fetched()).containsExactly(hostile);
  }

  @Test
  void lightAndDarkDifferAndFiguresFollow() {
    Visit dark = open(ColorScheme.DARK, DESKTOP_PX, sample);

    assertThat(colour(dark, "body", "backgroundColor"))
        .isNotEqualTo(colour(light, "body", "backgroundColor"));
    for (Visit visit : List.of(light, dark)) {
      assertThat(colour(visit, "figure svg text.name", "fill"))
          .isEqualTo(colour(visit, "body", "color"));
    }
  }

  @Test
  void aPhoneScrollsTablesButNotThePage() {
    Page page = open(ColorScheme.LIGHT, PHONE_PX, sample).page();

    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE_PX);
    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('figure svg')]"
                    + ".every(svg => svg.getBoundingClientRect().right <= innerWidth)"))
        .isEqualTo(true);
  }

  @Test
  void printsOnSeveralPages() {
    byte[] pdf = light.page().pdf(new Page.PdfOptions().setPreferCSSPageSize(true));

    String content = new String(pdf, StandardCharsets.ISO_8859_1);
    assertThat(Pattern.compile("/Type\\s*/Page\\b").matcher(content).results().count())
        .isGreaterThan(3);
  }

  @Test
  void pageOfACallFitsAPhoneInLightAndDarkWithoutAnyScript() {
    Path file = folder.resolve("call.html");
    HtmlReport.write(SampleCall.page(SampleCall.CALLED), file);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Visit visit = open(scheme, PHONE_PX, file.toUri().toString());

      assertThat(visit.complaints()).isEmpty();
      assertThat(visit.fetched()).containsExactly(file.toUri().toString());
      assertThat(visit.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE_PX);
      assertThat(visit.page().locator("figure svg").count()).isEqualTo(2 + 2 + 2);
      assertThat(colour(visit, "figure svg text.heading", "fill"))
          .isEqualTo(colour(visit, "body", "color"));
      assertThat(colour(visit, ".saliency rect.for", "fill"))
          .isNotEqualTo(colour(visit, ".saliency rect.against", "fill"));
      assertThat(visit.page().locator(".bar > span").first().boundingBox().width).isGreaterThan(60);
    }
  }

  @Test
  void withoutScriptsEveryFigureAndTableIsThere() {
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      page.navigate(sample);

      assertThat(page.locator("table").count()).isGreaterThan(15);
      assertThat(page.locator("figure .plot svg").count())
          .isGreaterThanOrEqualTo(page.locator("figure").count());
      assertThat(page.locator("[data-moved] figure.embedding svg path").count()).isPositive();
      assertThat(page.locator("[data-graph] svg circle").count()).isPositive();
      assertThat(page.locator("section:has(> details [data-moved])").first().textContent())
          .contains("iLISI", "1.100", "1.000 to 1.200", "bottleneck", "no significant loop");
    }
  }

  @Test
  void everyTableHasACaptionEveryFigureANameAndEveryLinkATarget() {
    Page page = light.page();

    assertThat(page.locator("table:not(:has(> caption))").count()).isZero();
    assertThat(page.locator("figure .plot:not([aria-label])").count()).isZero();
    assertThat(page.locator("h1").count()).isEqualTo(1);
    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('nav a')]"
                    + ".every(a => document.querySelector(a.getAttribute('href')))"))
        .isEqualTo(true);
  }

  private static Visit open(ColorScheme scheme, int widthPx, String address) {
    Visit visit =
        new Visit(
            browser
                .newContext(
                    new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setOffline(true)
                        .setViewportSize(widthPx, 900))
                .newPage(),
            new ArrayList<>(),
            new ArrayList<>());
    Page page = visit.page();
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
    page.navigate(address);
    return visit;
  }

  private static Object colour(Visit visit, String selector, String property) {
    return visit
        .page()
        .evaluate(
            "([selector, property]) =>"
                + " getComputedStyle(document.querySelector(selector))[property]",
            List.of(selector, property));
  }

  private static Optional<Path> chromium() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(each -> Stream.of("chromium", "chromium-browser").map(Path.of(each)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
