package org.patchbridge.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.report.section.SampleReport;
import org.patchbridge.views.browser.Chromium;

/** What is chosen in one part of a report shows in all others: planes, graphs, tables, one cell. */
class ShapeInBrowserTest {
  @TempDir static Path folder;
  private static Chromium chromium;
  private static String sample;
  private Page page;

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

  @BeforeEach
  void openPage() {
    page = chromium.tab(ColorScheme.LIGHT, Chromium.DESKTOP_PX).page();
    page.navigate(sample);
    page.waitForFunction("document.documentElement.classList.contains('js')");
  }

  @Test
  void aCellChosenBeforeShowsAfterAndALineJoinsItsPlaces() throws IOException {
    Locator moved = page.locator(".moved.has-live .live");
    assertThat(page.locator(".moved .figures:visible").count()).isZero();
    assertThat(joined(moved)).isFalse();

    moved.locator("canvas").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");

    assertThat(joined(moved)).isTrue();
    assertThat(chosen()).isEqualTo("1 cell chosen");
    assertThat(page.locator(".selected .facts").innerText()).contains("Called, unseen");
  }

  @Test
  void aNodeOfAMapperGraphChoosesItsCellsWithSweepsFamiliesAndEvidence() {
    Locator nodes = page.locator("[data-graph] .live [aria-label^='Node of']");
    assertThat(nodes.count()).isEqualTo(4);

    nodes.first().click();

    assertThat(chosen()).isEqualTo("3 cells chosen");
    assertThat(page.locator(".selected tbody tr").count()).isEqualTo(3);
    assertThat(page.locator(".selected .pb-sweeps canvas").count()).isPositive();
    assertThat(page.locator(".selected .pb-families svg").count()).isPositive();
    assertThat(page.locator(".selected .pb-evidence").innerText()).contains("first_ap_v");
    assertThat(page.locator("[data-graph] .live .pb-chosen").count()).isEqualTo(4);
    assertThat(page.locator(".chosen-bar").innerText()).contains("3 cells chosen");
  }

  @Test
  void aRowOfATableChoosesItsCell() {
    Locator row = page.locator(".selected tbody tr[data-id]").first();
    String cell = row.locator("> *").first().innerText();

    row.click();

    assertThat(chosen()).isEqualTo("1 cell chosen");
    assertThat(page.locator(".selected .chosen-one h4").first().innerText()).isEqualTo(cell);
  }

  @Test
  void aClassInATableChoosesItsCells() {
    page.locator(".model.picked .numbers > summary").click();

    page.locator(".model.picked .numbers button.choose").getByText("Vip").first().click();

    assertThat(chosen()).isEqualTo("45 cells chosen");
    assertThat(page.locator(".model.picked .field.chosen").count()).isEqualTo(1);
  }

  @Test
  void aClickOnAPointOfAnEmbeddingChoosesIt() {
    Locator plane = page.locator("figure.embedding canvas").first();
    plane.scrollIntoViewIfNeeded();
    BoundingBox box = plane.boundingBox();
    for (int step = 1; step < 40 && !isOver(plane); step++) {
      page.mouse().move(box.x + box.width * step / 40, box.y + box.height / 2);
    }
    assertThat(isOver(plane)).isTrue();
    page.mouse().down();
    page.mouse().up();

    assertThat(chosen()).isEqualTo("1 cell chosen");
    assertThat(page.locator(".selected .facts").innerText()).contains("probability 0.75");
  }

  private static boolean isOver(Locator plane) {
    return (boolean) plane.evaluate("canvas => canvas.classList.contains('pb-over')");
  }

  private String chosen() {
    return page.locator(".selected h3").innerText();
  }

  /** Whether the planes, as they are saved, have a line from one to the other. */
  private boolean joined(Locator moved) throws IOException {
    Download svg =
        page.waitForDownload(() -> moved.locator("button").getByText("SVG").first().click());
    return Files.readString(svg.path()).contains("<polyline");
  }
}
