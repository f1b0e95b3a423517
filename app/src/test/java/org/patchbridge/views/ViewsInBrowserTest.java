package org.patchbridge.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.views.browser.AxeCheck;
import org.patchbridge.views.browser.Chromium;
import org.patchbridge.views.browser.Chromium.Visit;

/**
 * All views on one page of made-up data in Chromium; pictures of it lie in {@code target/views}.
 */
class ViewsInBrowserTest {
  private static final Path FOLDER = Path.of("target", "views");
  private static final String CHOSEN = "selection.ids.size";
  private static Chromium chromium;
  private static String gallery;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.start();
    Files.createDirectories(FOLDER);
    gallery = Gallery.write(FOLDER.toAbsolutePath());
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static Visit open(ColorScheme scheme, int widthPx, String query) {
    Visit visit = chromium.tab(scheme, widthPx);
    visit.page().navigate(gallery + query);
    visit.page().waitForFunction("document.body.dataset.drawn === 'yes'");
    return visit;
  }

  private static Page desktop(String query) {
    return open(ColorScheme.LIGHT, Chromium.DESKTOP_PX, query).page();
  }

  private static int number(Page page, String expression) {
    return ((Number) page.evaluate(expression)).intValue();
  }

  @Test
  void everyViewFitsLightDarkLargeAndSmallAndAxeFindsNothingSerious() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(Chromium.DESKTOP_PX, Chromium.PHONE_PX)) {
        Visit visit = open(scheme, width, "");
        Page page = visit.page();
        page.evaluate("() => new Promise(requestAnimationFrame)");

        assertThat(visit.complaints()).isEmpty();
        assertThat(visit.fetched()).containsExactly(gallery);
        assertThat(number(page, "document.documentElement.scrollWidth")).isEqualTo(width);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(
                    FOLDER.resolve(
                        scheme.name().toLowerCase(java.util.Locale.ROOT) + width + ".png")));
        page.locator("#dots .pb-tools button").last().click();
        page.locator("#table .pb-table-controls button").first().click();
        page.evaluate("selection.set(['mouse/0', 'mouse/1', 'mouse/2'])");
        assertThat(AxeCheck.seriousFaults(page)).as("%s at %d px", scheme, width).isEmpty();
        page.close();
      }
    }
  }

  @Test
  void hostileTextsStayTextsEverywhere() {
    Visit visit = open(ColorScheme.LIGHT, Chromium.DESKTOP_PX, "?hostile");
    Page page = visit.page();
    for (Locator button : page.locator(".pb-tools button[aria-expanded]").all()) {
      button.click();
    }
    page.locator("#scatter canvas").focus();
    page.keyboard().press("ArrowRight");
    page.locator("#sweeps .pb-stage").focus();
    page.keyboard().press("ArrowRight");
    page.locator("#graph .pb-node").first().hover();

    assertThat(page.locator("img").count()).isZero();
    assertThat(page.evaluate("window.attacked ?? null")).isNull();
    assertThat(page.locator("#table").innerText()).contains("<img src=x onerror=");
    assertThat(visit.complaints()).isEmpty();
  }

  @Test
  void aChoiceInOneViewShowsInAllOthers() {
    Page page = desktop("");

    page.locator("#confusion button.pb-field.pb-right").first().click();

    int lamp5 = number(page, CHOSEN);
    assertThat(lamp5).isGreaterThan(100);
    assertThat(page.locator("#table tr[aria-selected=true]").count()).isPositive();
    assertThat(page.locator("#graph .pb-chosen").count()).isPositive();
    page.locator("#confusion button.pb-field.pb-right").first().click();
    assertThat(number(page, CHOSEN)).isZero();

    page.locator("#graph .pb-node").nth(3).press("Enter");
    assertThat(number(page, CHOSEN)).isPositive();
    assertThat(page.locator("#confusion [aria-pressed=mixed]").count()).isPositive();
  }

  @Test
  void theScatterIsUsedByKeyboardAlone() {
    Page page = desktop("");
    page.locator("#scatter canvas").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    String first = (String) page.evaluate("[...selection.ids][0]");
    // It begins with the user's own cell.
    assertThat(first).isEqualTo("mine/1");

    page.keyboard().press("ArrowLeft");
    page.keyboard().press("Shift+Enter");
    assertThat(number(page, CHOSEN)).isEqualTo(2);
    assertThat(page.locator("#scatter [aria-live]").innerText()).contains("2 cells chosen");
    page.keyboard().press("Enter");
    assertThat(page.evaluate("globalThis.opened")).isNotEqualTo("mine/1").isNotNull();
    page.keyboard().press("Escape");
    assertThat(number(page, CHOSEN)).isZero();
  }

  @Test
  void aLassoChoosesAndAClickBesideClears() {
    Page page = desktop("");
    page.locator("#scatter canvas").scrollIntoViewIfNeeded();
    var box = page.locator("#scatter canvas").boundingBox();
    page.locator("#scatter button", new Page.LocatorOptions().setHasText("lasso")).click();
    page.mouse().move(box.x + 4, box.y + 24);
    page.mouse().down();
    page.mouse().move(box.x + box.width * 0.48, box.y + 24);
    page.mouse().move(box.x + box.width * 0.48, box.y + box.height - 4);
    page.mouse().move(box.x + 4, box.y + box.height - 4);
    page.mouse().up();

    assertThat(number(page, CHOSEN)).isEqualTo(1201);
    page.mouse().click(box.x + 6, box.y + box.height - 6);
    assertThat(number(page, CHOSEN)).isZero();
  }

  /** How long a drawing takes is measured by bench/views; that none is in vain is tested here. */
  @Test
  void fiveThousandPointsAreDrawnOnceAFrameHoweverOftenThePointerMoves() {
    Page page = desktop("?points=5000");
    String drawings =
        """
        async () => {
          const canvas = document.querySelector('#scatter canvas');
          const box = canvas.getBoundingClientRect();
          const send = (type, x) => canvas.dispatchEvent(new PointerEvent(type, {clientX: box.left + x,
            clientY: box.top + 150, button: 0, pointerId: 1, bubbles: true}));
          canvas.setPointerCapture = () => {};
          const nextFrame = () => new Promise(requestAnimationFrame);
          send('pointerdown', 100);
          await nextFrame();
          const before = canvas.toDataURL();
          const pen = canvas.getContext('2d');
          let drawn = 0;
          pen.clearRect = function (...box) { drawn += 1; CanvasRenderingContext2D.prototype.clearRect.apply(this, box); };
          for (let step = 0; step < 40; step += 1) send('pointermove', 100 + step * 3);
          await nextFrame();
          await nextFrame();
          send('pointerup', 220);
          delete pen.clearRect;
          return [drawn, before !== canvas.toDataURL()];
        }
        """;

    assertThat(page.evaluate(drawings)).isEqualTo(List.of(1, true));
  }

  @Test
  void sweepsAreSteppedThroughZoomedAndLeftOutByKeyboard() {
    Page page = desktop("");
    page.locator("#sweeps .pb-stage").focus();
    for (int press = 0; press < 4; press++) {
      page.keyboard().press("ArrowRight");
    }
    assertThat(page.locator("#sweeps .pb-info").innerText())
        .contains("sweep 3", "−10 pA", "baseline drifts");
    page.keyboard().press("x");
    assertThat(page.evaluate("globalThis.leftOut")).isEqualTo(List.of(3, true));
    assertThat(page.locator("#sweeps .pb-sweep.pb-out").count()).isEqualTo(2);
    page.keyboard().press("x");
    assertThat(page.evaluate("globalThis.leftOut")).isEqualTo(List.of(3, false));

    page.keyboard().press("+");
    page.keyboard().press("Shift+ArrowRight");
    double[] range = range(page);
    assertThat(range[1] - range[0]).isBetween(0.7, 0.8);
    page.keyboard().press("0");
    assertThat(range(page)).containsExactly(0, 1.5);
    page.keyboard().press("a");
    assertThat(page.locator("#sweeps .pb-info").innerText()).contains("14 sweeps, 1 left out");
  }

  private static double[] range(Page page) {
    return ((List<?>) page.evaluate("views.sweeps.range()"))
        .stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
  }

  @Test
  void aDragOverTheSweepsZoomsBothChartsAndMillionsOfSamplesStayFluid() {
    Page page = desktop("?samples=400000");
    Locator over = page.locator("#sweeps .u-over").first();
    over.scrollIntoViewIfNeeded();
    var box = over.boundingBox();
    page.mouse().move(box.x + 100, box.y + 50);
    page.mouse().down();
    page.mouse().move(box.x + 200, box.y + 60);
    page.mouse().up();
    double[] range = range(page);
    assertThat(range[1] - range[0]).isBetween(20 * 80 / box.width, 20 * 120 / box.width);

    // 14 sweeps × 2 channels × 400,000 samples.
    double millis =
        ((Number)
                page.evaluate(
                    """
                    () => {
                      const stage = document.querySelector('#sweeps .pb-stage');
                      const times = [];
                      for (const key of ['0', '+', '-', '+', '+', '-', '-', '+', '-']) {
                        const start = performance.now();
                        stage.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
                        times.push(performance.now() - start);
                      }
                      return times.sort((one, other) => one - other)[4];
                    }
                    """))
            .doubleValue();
    System.getLogger("views")
        .log(System.Logger.Level.INFO, "11.2 million samples: {0} ms a zoom", millis);
    assertThat(millis).isLessThan(400);
  }

  @Test
  void aSourceIsAskedForWhatIsLookedAt() {
    Page page = desktop("");
    page.evaluate(
        """
        () => {
          globalThis.asked = [];
          document.querySelector('#sweeps').replaceChildren();
          const source = async (numbers, from, to, pixels) => {
            asked.push([numbers.length, from, to, pixels]);
            const t = Array.from({length: pixels}, (_, at) => from + (at + 0.5) * (to - from) / pixels);
            const low = t.map((time) => -70 + time);
            return {t, sweeps: numbers.map((number) => ({number, voltage: [low, low.map((v) => v + 2)], current: null}))};
          };
          views.remote = sweepsView(document.querySelector('#sweeps'), {sweeps: [{number: 4, duration: 2, amplitude: 50}, {number: 7, duration: 2, amplitude: 90}]}, {source});
        }
        """);
    page.waitForFunction("asked.length === 1");
    page.locator("#sweeps .pb-stage").focus();
    page.keyboard().press("+");
    page.waitForFunction("asked.length === 2");

    assertThat(page.evaluate("asked[1].slice(0, 3)")).isEqualTo(List.of(2, 0.5, 1.5));
    assertThat(number(page, "asked[1][3]")).isBetween(400, 1400);
  }

  @Test
  void aTableIsSearchedFilteredSortedAndChosenFromByKeyboard() {
    Page page = desktop("");
    page.locator("#table input[type=search]").fill("cell 11");
    assertThat(page.locator("#table .pb-note").innerText()).contains("111 of 1,201 rows");
    page.locator("#table .pb-table-controls button").first().click();
    page.getByLabel("Filter probability").fill("≥ 0.9");
    int kept = page.locator("#table tbody tr[data-id]").count();
    assertThat(kept).isBetween(5, 60);
    page.locator("#table .pb-sorter").nth(2).focus();
    page.keyboard().press("Enter");
    List<String> values = page.locator("#table tbody tr[data-id] td:nth-child(3)").allInnerTexts();
    assertThat(values).isSortedAccordingTo((one, other) -> other.compareTo(one)).hasSize(kept);
    assertThat(page.locator("#table th[aria-sort=descending]").count()).isEqualTo(1);

    page.locator("#table tbody tr[tabindex='0']").focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Space");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Shift+Space");
    assertThat(number(page, CHOSEN)).isEqualTo(2);
  }

  @Test
  void aLongTableHoldsOnlyTheRowsThatAreSeenAndATableOfThePageKeepsItsTexts() {
    Page page = desktop("?points=20000");
    assertThat(page.locator("#table tbody tr").count()).isLessThan(80);
    page.evaluate("document.querySelector('#table .pb-scroll').scrollTop = 1e9");
    page.locator("#table").getByText("2026_03_12_0007.abf").waitFor();

    Locator plain = page.locator("#plain");
    assertThat(plain.locator("tbody td").allInnerTexts()).contains("0.91 (0.89–0.92)", "4,215");
    plain.locator(".pb-sorter").nth(1).click();
    assertThat(plain.locator("tbody tr td:first-child").allInnerTexts())
        .containsExactly("ensemble", "forest", "guess");
  }

  @Test
  void figuresAndTablesAreSavedWithTheirStylesAndWithoutFormulas() throws Exception {
    Page page = desktop("?hostile");
    String svg = saved(page, "#dots .pb-tools button >> nth=0");
    assertThat(svg).contains("<svg", "fill=\"rgb(11, 92, 173)\"", "&lt;img src=x");
    assertThat(saved(page, "#scatter .pb-tools button >> nth=0"))
        .contains("<circle", "before adaptation");
    assertThat(saved(page, "#sweeps .pb-tools button >> nth=0"))
        .contains("<path")
        .doesNotContain("<image");
    Download png =
        page.waitForDownload(() -> page.locator("#families .pb-tools button").nth(1).click());
    assertThat(Files.readAllBytes(png.path()))
        .startsWith(0x89, 'P', 'N', 'G')
        .hasSizeGreaterThan(8000);

    assertThat(
            page.evaluate(
                "['=1+1', '+4', '-0.5', '−0.5', '@x', '\\t=1', ' =1', '-x', 'a,b', null, 3].map((each) => csvField(each)).join('|')"))
        .isEqualTo("'=1+1|+4|-0.5|-0.5|'@x|\"'\t=1\"|' =1|'-x|\"a,b\"||3");
  }

  private static String saved(Page page, String button) throws Exception {
    Download download = page.waitForDownload(() -> page.locator(button).click());
    return Files.readString(download.path(), StandardCharsets.UTF_8);
  }

  @Test
  void bothPickersAndDotsAnswerToKeys() {
    Page page = desktop("");
    page.locator("#picker input").first().focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.evaluate("pickedValue.cohort")).isEqualTo("human");
    // The row is drawn anew, but the focus stays with the field.
    page.keyboard().press("ArrowLeft");
    assertThat(page.evaluate("pickedValue.cohort")).isEqualTo("mouse");

    page.locator("#dots [role=button]").nth(1).focus();
    page.keyboard().press("Enter");
    assertThat(page.evaluate("picked")).isEqualTo("b");
    page.locator("#evidence button.pb-link").first().press("Enter");
    assertThat(page.evaluate("pickedItem")).isEqualTo("width");
    page.locator("#graph .pb-node[tabindex='0']").focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(number(page, CHOSEN)).isPositive();
  }

  @Test
  void paperShowsNoControlsAndTheWholeTable() {
    Page page = desktop("");
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));

    assertThat(page.locator(".pb-tools:visible, .pb-controls:visible, .pb-picker:visible").count())
        .isZero();
    page.evaluate("dispatchEvent(new Event('beforeprint'))");
    assertThat(page.locator("#table tbody tr[data-id]").count()).isEqualTo(1201);
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.SCREEN));
    page.evaluate("dispatchEvent(new Event('afterprint'))");
    assertThat(page.locator("#table tbody tr[data-id]").count()).isLessThan(100);
  }

  @Test
  void aDestroyedViewLeavesNothing() {
    Page page = desktop("");
    for (String view :
        List.of(
            "scatter",
            "dots",
            "confusion",
            "bars",
            "evidence",
            "families",
            "sweeps",
            "graph",
            "table",
            "picker")) {
      page.evaluate("name => views[name].destroy()", view);
      assertThat(number(page, "document.getElementById('" + view + "').childElementCount"))
          .as(view)
          .isZero();
    }
    page.evaluate("selection.set(['mouse/3'])");
  }
}
