package org.patchbridge.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.report.section.SampleReport;
import org.patchbridge.report.section.SampleSeparation;
import org.patchbridge.views.browser.AxeCheck;
import org.patchbridge.views.browser.Chromium;

/** A study's report in Chromium: what can be chosen, compared, saved, printed, and by whom. */
class StudyPageInBrowserTest {
  private static final int MOST_HEIGHT_PX = 12_000;

  /** Published mouse and human cells together. */
  private static final int PUBLISHED_CELLS = 4_923;

  private static final long MOST_BYTES = 3_000_000;
  private static final long MOST_BYTES_A_CELL = 250;

  /** A click that cannot be done says so sooner than a slow page is given up. */
  private static final int PATIENCE_MS = 60_000;

  @TempDir static Path folder;
  private static Chromium chromium;
  private static String sample;

  @BeforeAll
  static void openBrowser() {
    Path file = folder.resolve("index.html");
    HtmlReport.write(SampleReport.create(), file);
    sample = file.toUri().toString();
    chromium = Chromium.start();
  }

  @AfterAll
  static void closeBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void pageIsShortPaintsSoonAndFetchesNothing() {
    Chromium.Visit visit = open(ColorScheme.LIGHT, Chromium.DESKTOP_PX);

    assertThat(height(visit.page())).isLessThan(MOST_HEIGHT_PX);
    assertThat(visit.page().locator(".card").count()).isEqualTo(2);
    assertThat(visit.page().locator(".card figure svg").count()).isGreaterThan(5);
    assertThat(visit.complaints()).isEmpty();
    assertThat(visit.fetched()).containsExactly(sample);
  }

  @Test
  void pageOfAsManyCellsAsWerePublishedIsNeitherLargeNorLong() throws IOException {
    Path file = folder.resolve("published.html");
    HtmlReport.write(SampleReport.ofCells(PUBLISHED_CELLS), file);
    Page page = chromium.tab(ColorScheme.LIGHT, Chromium.DESKTOP_PX).page();
    page.navigate(file.toUri().toString());
    long smaller = Files.size(folder.resolve("index.html"));

    assertThat(height(page)).isLessThan(MOST_HEIGHT_PX);
    assertThat(Files.size(file)).isLessThan(MOST_BYTES);
    assertThat((Files.size(file) - smaller) / (PUBLISHED_CELLS - SampleSeparation.CELLS))
        .isLessThan(MOST_BYTES_A_CELL);
  }

  @Test
  void aCardIsFullWhateverTheNumberOfItsModels() {
    Page page = open(ColorScheme.LIGHT, Chromium.DESKTOP_PX).page();

    assertThat(page.locator(".card-figures").count()).isEqualTo(2);
    assertThat(
            page.evaluate(
                """
                [...document.querySelectorAll('.card')].filter(card => {
                  const inner = card.querySelector('.card-figures').getBoundingClientRect();
                  const seen = [...card.querySelectorAll('figure')].map(f => f.getBoundingClientRect());
                  return Math.max(...seen.map(f => f.right)) < inner.right - 90
                    || Math.min(...seen.map(f => f.left)) > inner.left + 2;
                }).length
                """))
        .isEqualTo(0);
  }

  @Test
  void firstScreenPickerAndFilterAreReachedWithTheTabKeyAlone() {
    Page page = open(ColorScheme.LIGHT, Chromium.DESKTOP_PX).page();

    tabTo(page, ".card .row[data-evaluation='h-rf']");
    page.keyboard().press("Enter");
    assertThat(page.locator(".model.picked").getAttribute("data-evaluation")).isEqualTo("h-rf");

    tabTo(page, ".picker input");
    page.keyboard().press("ArrowLeft");
    assertThat(page.locator(".model.picked").getAttribute("data-evaluation")).isEqualTo("m-rf");

    tabTo(page, "#results summary");
    page.keyboard().press("Enter");
    tabTo(page, "#results input[type=search]");
    page.keyboard().type("Most frequent class of the donor");
    assertThat(page.locator("#results .pb-table").first().locator("tbody tr:visible").count())
        .isEqualTo(1);
  }

  private static void tabTo(Page page, String selector) {
    for (int pressed = 0; pressed < 400; pressed++) {
      page.keyboard().press("Tab");
      boolean reached =
          (boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
      if (reached) {
        return;
      }
    }
    throw new AssertionError("the Tab key does not lead to " + selector);
  }

  @Test
  void nothingMovesWhereMotionIsReduced() {
    Page page = open(ColorScheme.LIGHT, Chromium.DESKTOP_PX).page();
    page.locator(".card .row[data-evaluation='h-rf']").click();

    assertThat(page.evaluate("document.getAnimations().length")).isEqualTo(0);
    assertThat(page.evaluate("getComputedStyle(document.documentElement).scrollBehavior"))
        .isEqualTo("auto");
  }

  /** Saves what the buttons of that name save, without the files. */
  private static final String SAVED =
      """
      async name => {
        const blobs = [];
        const make = URL.createObjectURL;
        const click = HTMLAnchorElement.prototype.click;
        URL.createObjectURL = blob => { blobs.push(blob); return 'blob:kept'; };
        HTMLAnchorElement.prototype.click = () => {};
        document.querySelectorAll('details').forEach(each => { each.open = true; });
        await new Promise(done => setTimeout(done, 300));
        const buttons = [...document.querySelectorAll('button')].filter(b => b.textContent === name);
        buttons.forEach(each => each.click());
        URL.createObjectURL = make;
        HTMLAnchorElement.prototype.click = click;
        return Promise.all(blobs.map(blob => blob.text()));
      }
      """;

  @Test
  @SuppressWarnings("unchecked")
  void everySavedFigureIsAnSvgThatStandsAlone() {
    Page page = open(ColorScheme.LIGHT, Chromium.DESKTOP_PX).page();
    int figures = page.locator("figure").count();

    List<String> saved = (List<String>) page.evaluate(SAVED, "SVG");

    assertThat(saved).hasSizeGreaterThanOrEqualTo(figures);
    assertThat(
            (List<String>)
                page.evaluate(
                    """
                    texts => texts.filter(text => {
                      const read = new DOMParser().parseFromString(text, 'image/svg+xml');
                      const empty = !read.querySelector('path, rect, circle, line, image');
                      return read.querySelector('parsererror') || empty
                        || read.documentElement.nodeName !== 'svg' || /var\\(--/.test(text);
                    }).map(text => text.slice(0, 400))
                    """,
                    saved))
        .isEmpty();
  }

  @Test
  @SuppressWarnings("unchecked")
  void everyTableIsSavedAsCsvInWhichNothingIsAFormula() {
    Path file = folder.resolve("formulas.html");
    HtmlReport.write(SampleReport.named("=HYPERLINK(\"x\")"), file);
    Page page = chromium.tab(ColorScheme.LIGHT, Chromium.DESKTOP_PX).page();
    page.navigate(file.toUri().toString());

    List<String> saved = (List<String>) page.evaluate(SAVED, "CSV");

    assertThat(saved).hasSizeGreaterThanOrEqualTo(page.locator("table[data-enhanced]").count());
    assertThat(page.locator("table[data-enhanced]").count()).isGreaterThan(15);
    assertThat(saved).anySatisfy(text -> assertThat(text).contains("'=HYPERLINK"));
    Pattern formula = Pattern.compile("(^|,)\"?[=@]", Pattern.MULTILINE);
    assertThat(saved).allSatisfy(text -> assertThat(text).doesNotContainPattern(formula));
  }

  @Test
  void aFieldOfTheConfusionMatrixChoosesItsCellsEverywhere() {
    Page page = open(ColorScheme.LIGHT, Chromium.DESKTOP_PX).page();

    page.locator(".card [data-truth='Vip'][data-called='Vip']").first().click();

    assertThat(page.locator(".selected h3").innerText()).isEqualTo("45 cells chosen");
    assertThat(page.locator(".selected tbody tr").count()).isGreaterThan(5);
    assertThat(page.locator(".selected .facts").innerText()).contains("Vip, probability 0.75");
    assertThat(page.locator(".chosen-bar").innerText()).contains("45 cells chosen");
    assertThat(page.locator(".model.picked .field.chosen").count()).isEqualTo(1);

    page.locator(".selected .chosen-head button").getByText("Clear").first().click();
    assertThat(page.locator(".selected h3").innerText()).isEqualTo("No cell chosen");
    assertThat(page.locator(".field.chosen").count()).isZero();
  }

  @Test
  void aChosenCellShowsItsSweepsFamiliesAndWhatItIsLike() {
    Page page = open(ColorScheme.LIGHT, Chromium.DESKTOP_PX).page();

    page.locator(".find input").fill("cell 0");
    page.locator(".find input").press("Enter");
    assertThat(page.locator(".selected h3").innerText()).isEqualTo("1 cell chosen");
    assertThat(page.locator(".selected .pb-sweeps canvas").count()).isPositive();
    assertThat(page.locator(".selected .pb-families svg").count()).isPositive();
    assertThat(page.locator(".selected .pb-evidence").innerText())
        .contains("first_ap_v", "tau (ms)");

    page.locator(".find input").fill("cell 2");
    page.locator(".find input").press("Enter");
    assertThat(page.locator(".selected").innerText())
        .contains("No sweeps: the recording cannot be read any more");
    page.locator(".find input").fill("no such cell");
    page.locator(".find input").press("Enter");
    assertThat(page.locator(".find input").getAttribute("aria-invalid")).isEqualTo("true");
  }

  @Test
  void aPointOfTheEmbeddingIsChosenWithTheKeyboardAlone() {
    Page page = open(ColorScheme.LIGHT, Chromium.DESKTOP_PX).page();

    page.locator("figure.embedding canvas").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    assertThat(page.locator(".selected h3").innerText()).isEqualTo("1 cell chosen");

    page.locator(".card [data-truth='Sst'][data-called='Sst']").first().focus();
    page.keyboard().press("Enter");
    assertThat(page.locator(".selected h3").innerText()).isEqualTo("50 cells chosen");
  }

  @Test
  void thePickerShowsAnotherModelAndTwoSideBySide() {
    Page page = open(ColorScheme.LIGHT, Chromium.DESKTOP_PX).page();
    Locator picked = page.locator(".model.picked");
    assertThat(picked.count()).isEqualTo(1);
    assertThat(picked.getAttribute("data-evaluation")).isEqualTo("m-rf");

    page.locator(".picker input[value='Human GABAergic']").first().check();
    assertThat(picked.getAttribute("data-evaluation")).isEqualTo("h-rf");

    page.locator(".picker button").getByText("Compare with a second model").click();
    assertThat(picked.count()).isEqualTo(2);
    assertThat(picked.nth(0).boundingBox().y).isEqualTo(picked.nth(1).boundingBox().y);
    page.locator(".picker button").getByText("Close").click();
    assertThat(picked.count()).isEqualTo(1);
    assertThat(page.locator(".model:visible").count()).isEqualTo(1);
  }

  @Test
  void aModelOfTheFirstScreenOpensBelow() {
    Page page = open(ColorScheme.LIGHT, Chromium.DESKTOP_PX).page();

    page.locator(".card .row[data-evaluation='h-rf']").click();

    assertThat(page.locator(".model.picked").getAttribute("data-evaluation")).isEqualTo("h-rf");
  }

  @Test
  void tablesSortFilterAndAreSavedAsCsv() throws IOException {
    Page page = open(ColorScheme.LIGHT, Chromium.DESKTOP_PX).page();
    page.locator("#results summary").first().click();
    Locator table = page.locator("#results .pb-table").first();
    Locator firstCells = table.locator("tbody tr > :nth-child(2)");

    table.locator(".pb-sorter").getByText("macro-F1").click();
    String atFirst = firstCells.first().innerText();
    table.locator(".pb-sorter").getByText("macro-F1").click();
    assertThat(firstCells.first().innerText()).isNotEqualTo(atFirst);

    table.locator("input[type=search]").fill("Most frequent class of the donor");
    assertThat(table.locator("tbody tr:visible").count()).isEqualTo(1);

    Download csv = page.waitForDownload(() -> table.locator("button").getByText("CSV").click());
    assertThat(csv.suggestedFilename()).endsWith(".csv");
    assertThat(Files.readString(csv.path())).contains("Most frequent class of the donor", "0.731");
  }

  @Test
  void everyFigureIsSavedAsSvgAndPng() throws IOException {
    Page page = open(ColorScheme.LIGHT, Chromium.DESKTOP_PX).page();
    Locator figure = page.locator(".card figure.models").first();
    figure.hover();

    Download svg = page.waitForDownload(() -> figure.locator("button").getByText("SVG").click());
    assertThat(Files.readString(svg.path())).startsWith("<?xml").contains("Random forest");
    Download png = page.waitForDownload(() -> figure.locator("button").getByText("PNG").click());
    assertThat(Files.readAllBytes(png.path())).startsWith(0x89, 'P', 'N', 'G');
    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('figure')].filter(each =>"
                    + " ![...each.querySelectorAll('button')].some(b => b.textContent === 'SVG'))"
                    + ".length"))
        .isEqualTo(0);
  }

  @Test
  void printIsADocumentOfNumberedFiguresWithoutControls() {
    Page page = open(ColorScheme.LIGHT, Chromium.DESKTOP_PX).page();

    byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));

    String content = new String(pdf, StandardCharsets.ISO_8859_1);
    assertThat(Pattern.compile("/Type\\s*/Page\\b").matcher(content).results().count())
        .isBetween(4L, 40L);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    for (String hidden : List.of("nav", ".picker", ".selected", ".pb-tools", ".chosen-bar")) {
      assertThat(page.locator(hidden + ":visible").count()).as(hidden).isZero();
    }
    page.evaluate("dispatchEvent(new Event('beforeprint'))");
    assertThat(page.locator("details:not([open]):visible").count()).isZero();
    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('figcaption > b:first-child')]"
                    + ".filter(b => b.checkVisibility()).every((b, i) =>"
                    + " b.textContent === `Figure ${i + 1}. `)"))
        .isEqualTo(true);
    page.evaluate("dispatchEvent(new Event('afterprint'))");
  }

  @Test
  void aPhoneNeverScrollsSideways() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Page page = open(scheme, Chromium.PHONE_PX).page();
      page.evaluate("document.querySelectorAll('details.fold').forEach(d => { d.open = true; })");

      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .isEqualTo(Chromium.PHONE_PX);
    }
  }

  @Test
  void axeFindsNothingSeriousInLightAndDark() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Page page = open(scheme, Chromium.DESKTOP_PX).page();
      page.locator(".find input").fill("cell 0");
      page.locator(".find input").press("Enter");
      page.evaluate("document.querySelectorAll('details.fold').forEach(d => { d.open = true; })");
      page.locator(".moved.has-live canvas").waitFor();
      assertThat(page.locator("[data-graph].has-live").count()).isEqualTo(2);

      assertThat(AxeCheck.seriousFaults(page)).isEmpty();
    }
  }

  @Test
  void hostileNamesOfCohortsCellsAndModelsRunNothing() {
    Path file = folder.resolve("hostile.html");
    HtmlReport.write(
        SampleReport.named("</script><script>alert(1)</script><img src=x onerror=alert(2)>"), file);
    Chromium.Visit visit = chromium.tab(ColorScheme.LIGHT, Chromium.DESKTOP_PX);
    Page page = visit.page();
    page.navigate(file.toUri().toString());

    page.locator(".card .field[tabindex]").first().click();
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    page.locator(".find input").fill("cell 0");
    page.locator(".find input").press("Enter");
    page.locator(".picker button").getByText("Compare with a second model").click();

    assertThat(page.locator("img").count()).isZero();
    assertThat(visit.complaints()).isEmpty();
    assertThat(visit.fetched()).containsExactly(file.toUri().toString());
  }

  private static Chromium.Visit open(ColorScheme scheme, int widthPx) {
    Chromium.Visit visit = chromium.tab(scheme, widthPx);
    visit.page().setDefaultTimeout(PATIENCE_MS);
    visit.page().navigate(sample);
    visit.page().waitForFunction("document.documentElement.classList.contains('js')");
    return visit;
  }

  private static int height(Page page) {
    return (int) page.evaluate("document.documentElement.scrollHeight");
  }
}
