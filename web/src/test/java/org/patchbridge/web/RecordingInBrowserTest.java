package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.views.browser.AxeCheck;
import org.patchbridge.views.browser.Chromium;
import org.patchbridge.views.browser.Chromium.Visit;

/** Electrodes, evidence, zoom and columns, as a person sees them. */
class RecordingInBrowserTest {
  private static final Pattern STRETCH = Pattern.compile("from=([0-9.e+-]+)&to=([0-9.e+-]+)");

  @TempDir static Path folder;
  private static SmallModel small;
  private static OpenWindow window;
  private static Chromium chromium;

  private Visit visit;

  @BeforeAll
  static void open() throws Exception {
    chromium = Chromium.start();
    small = SmallModel.get();
    window =
        OpenWindow.of(
            folder.resolve("cache"), Optional.of(small.ofWaveforms()), small.bundle() + "");
  }

  @AfterAll
  static void close() {
    if (window != null) {
      chromium.close();
      window.close();
    }
  }

  @AfterEach
  void nothingWasComplainedAbout() throws Exception {
    visit.page().context().close();
    window.send(window.request("/api/files").DELETE().build());
    assertThat(visit.complaints()).filteredOn(each -> !each.contains("422")).isEmpty();
  }

  private Page page(ColorScheme scheme, int width) {
    visit = chromium.tab(scheme, width);
    Page page = visit.page();
    page.navigate(window.server().address(window.server().tokens().ofPrintedLink()));
    return page;
  }

  private Page recording(Path file, ColorScheme scheme, int width) throws Exception {
    choose("/model-of-waveforms");
    window.upload(file.getFileName() + "", Files.readAllBytes(file));
    window.rowsWhenCalled(1);
    Page page = page(scheme, width);
    page.evaluate("() => { location.hash = 'recording'; }");
    page.waitForSelector(".view-recording .pb-sweeps canvas");
    page.waitForSelector(".view-recording .evidence-table button");
    page.waitForFunction(
        "() => performance.getEntriesByType('resource')"
            + ".some(each => each.name.includes('/traces?') && each.responseEnd > 0)");
    page.waitForTimeout(300);
    return page;
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png")));
  }

  @Test
  void theElectrodeIsChosenBesideTheName() throws Exception {
    List<Path> files = small.files();
    Path pair = PairedRecording.of(files.get(0), files.get(1), folder.resolve("pair.nwb"));
    Page page = recording(pair, ColorScheme.LIGHT, 1440);
    assertThat(page.textContent("select[aria-label=Electrode]")).contains("electrode_0 (usual)");

    page.selectOption("select[aria-label=Electrode]", PairedRecording.SECOND);
    page.waitForFunction(
        "() => document.querySelector('.view-recording .command-text')"
            + ".textContent.includes('--electrode pair.nwb:electrode_1')");
    picture(page, "electrode");
    page.click(".view-recording .bar >> text=Undo");
    page.waitForFunction(
        "() => document.querySelector('select[aria-label=Electrode]').value === ''");
  }

  @Test
  void evidenceIsShadedListedLookedAtAndHidden() throws Exception {
    Page page = recording(small.files().get(0), ColorScheme.LIGHT, 1440);
    page.click(".evidence-table button >> nth=0");
    page.waitForSelector(".view-recording .pb-key-for");
    page.waitForTimeout(600);
    picture(page, "recording-light");
    page.focus(".view-recording .pb-stage");
    page.keyboard().press("0");
    page.waitForTimeout(600);
    Download svg = page.waitForDownload(() -> page.click(".view-recording .pb-sweeps >> text=SVG"));
    assertThat(Files.readString(svg.path())).contains("fill-opacity", "Z\"", "<rect ");
    assertThat(AxeCheck.seriousFaults(page)).isEmpty();

    page.focus(".view-recording .pb-stage");
    page.keyboard().press("e");
    page.waitForFunction("() => !document.querySelector('.view-recording .pb-key-for')");
    page.keyboard().press("e");
    page.waitForSelector(".view-recording .pb-key-for");
  }

  @Test
  void theWheelAndTwoFingersZoom() throws Exception {
    Page page = recording(small.files().get(1), ColorScheme.DARK, 390);
    picture(page, "recording-dark-390");
    double whole = stretch();
    page.focus(".view-recording .pb-stage");
    page.locator(".view-recording .u-over").first().scrollIntoViewIfNeeded();
    page.locator(".view-recording .u-over").first().hover();
    page.mouse().wheel(0, -400);
    double wheeled = whenNarrower(page, whole);

    page.evaluate(
        "() => { const over = document.querySelector('.view-recording .u-over');"
            + " const box = over.getBoundingClientRect(); const middle = box.left + box.width / 2;"
            + " const send = (kind, id, x) => over.dispatchEvent(new PointerEvent(kind,"
            + " {pointerId: id, pointerType: 'touch', clientX: x, clientY: box.top + 20,"
            + " bubbles: true}));"
            + " send('pointerdown', 1, middle - 20); send('pointerdown', 2, middle + 20);"
            + " send('pointermove', 1, middle - 80); send('pointermove', 2, middle + 80);"
            + " send('pointerup', 1, middle - 80); send('pointerup', 2, middle + 80); }");
    double pinched = whenNarrower(page, wheeled);
    assertThat(pinched).isCloseTo(wheeled / 4, org.assertj.core.data.Percentage.withPercentage(5));
    int width = (Integer) page.evaluate("() => document.documentElement.scrollWidth");
    assertThat(width).isLessThanOrEqualTo(390);
  }

  /** Of the samples that were asked for last, s. */
  private double stretch() {
    List<String> asked =
        visit.fetched().stream().filter(each -> each.contains("/traces?")).toList();
    Matcher stretch = STRETCH.matcher(asked.get(asked.size() - 1));
    assertThat(stretch.find()).isTrue();
    return Double.parseDouble(stretch.group(2)) - Double.parseDouble(stretch.group(1));
  }

  private double whenNarrower(Page page, double than) {
    page.waitForCondition(() -> stretch() < 0.95 * than);
    page.waitForTimeout(400);
    return stretch();
  }

  @Test
  void columnsAreLookedThroughCorrectedAndUsed() throws Exception {
    choose("/model");
    Page page = page(ColorScheme.LIGHT, 1440);
    page.setInputFiles(
        "#choose-files",
        new FilePayload(
            "our-cells.csv", "text/csv", ColumnsTest.TABLE.getBytes(StandardCharsets.UTF_8)));
    page.waitForSelector(".chip-refused");
    page.click(".line");
    page.waitForSelector(".column-table tbody tr");
    picture(page, "columns");
    String unit = "input[aria-label='Unit of column Rin (MOhm)']";
    String before = page.inputValue(unit);
    page.fill(unit, "furlong");
    page.click("text=Use this");
    page.waitForSelector(".column-panel .trouble >> text='furlong' is no unit");
    assertThat(AxeCheck.seriousFaults(page)).isEmpty();

    page.fill(unit, before);
    page.click("text=Use this");
    page.waitForFunction("() => document.querySelectorAll('.line').length === 3");
    page.waitForFunction(
        "() => [...document.querySelectorAll('.command-text')]"
            + ".some(each => each.textContent.includes('--columns our-cells-columns.yaml'))");
    page.click(".line");
    page.click(".columns-of summary");
    Download mapping = page.waitForDownload(() -> page.click("text=Download the mapping"));
    assertThat(mapping.suggestedFilename()).isEqualTo("our-cells-columns.yaml");
    assertThat(Files.readString(mapping.path())).contains("Rin (MOhm)", "format: 1");
  }

  /** A model by the end of its path. */
  private static void choose(String end) throws Exception {
    for (var model : window.json("/api/state").get("models")) {
      if (model.get("command").asText().endsWith(end)) {
        String controls = "{\"model\": \"" + model.get("id").asText() + "\", \"adapt\": \"none\"}";
        assertThat(window.tell("PUT", "/api/controls", controls).statusCode()).isEqualTo(204);
      }
    }
  }
}
