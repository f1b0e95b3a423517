package org.patchbridge.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.report.JsonReport;
import org.patchbridge.report.Page;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.CallSection.ClassProbability;
import org.patchbridge.report.section.EvidenceSection.FeatureEvidence;
import org.patchbridge.report.section.SaliencySection.SweepPanel;
import org.patchbridge.report.view.CallView;
import org.patchbridge.report.view.EnvelopeView;
import org.patchbridge.report.view.EvidenceView;
import org.patchbridge.report.view.SaliencyView;
import org.patchbridge.report.view.SectionView;

class CallPageTest {
  private static <S extends Section> String render(SectionView<S> view, S section) {
    StringBuilder html = new StringBuilder();
    for (Node node : view.render(section, new Numbering())) {
      node.writeTo(html);
    }
    return html.toString();
  }

  private static long count(String html, String what) {
    return Pattern.compile(Pattern.quote(what)).matcher(html).results().count();
  }

  /** First number after the text, as drawn. */
  private static double after(String html, String text) {
    Matcher found = Pattern.compile(Pattern.quote(text) + "([0-9.]+)").matcher(html);
    assertThat(found.find()).as(text).isTrue();
    return Double.parseDouble(found.group(1));
  }

  @Test
  void calledCellNamesItsSubclassAndWhatIsWrongWithIt() {
    String html = render(new CallView(), SampleCall.CALLED);
    assertThat(html)
        .contains(">Pvalb</b> with a calibrated probability of 93.2\u00a0%.")
        .contains("absent: ramp, subthresh_depol_norm.")
        .contains("90\u00a0% of the cells of every subclass")
        .contains("0.861 to 0.905");
    assertThat(count(html, "<td class=\"text\">yes</td>")).isEqualTo(1);
    assertThat(after(html, "width: ")).isEqualTo(93.2);
  }

  @Test
  void cellWithoutACallSaysWhyNotAndColoursNoSubclass() {
    CallSection none =
        new CallSection(
            "Call",
            "no call: several subclasses fit",
            Optional.empty(),
            List.of(new ClassProbability("Sst", 0.5, true), new ClassProbability("Vip", 0.5, true)),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            "a forest",
            "12 cells",
            List.of());
    String html = render(new CallView(), none);
    assertThat(html)
        .contains(">No call</b>: several subclasses fit; the most probable subclass is Sst")
        .contains("var(--none)")
        .doesNotContain("notice", "held-out", "of every subclass");
  }

  @Test
  void novelCellSaysWhatMakesItSoAndASetWhyItIsAsItIs() {
    CallSection novel =
        new CallSection(
            "Call",
            "no call: unlike all training cells",
            Optional.empty(),
            List.of(new ClassProbability("Sst", 1, true)),
            Optional.of(0.9),
            List.of("unlike all training cells"),
            List.of("in every set, whatever the cell: Sst (only 6 donors)"),
            List.of(
                new CallSection.UnusualValue("v_baseline", "12 mV", "ordinary -75 to -60 mV", 8.5)),
            Optional.of("without it the novelty would be an ordinary 1.02"),
            "a forest",
            "60 cells, donor-grouped 5-fold",
            List.of());

    assertThat(render(new CallView(), novel))
        .contains("v_baseline", "12 mV", "ordinary -75 to -60 mV", "8.50")
        .contains("without it the novelty would be an ordinary 1.02.")
        .contains("Of the set: ", "Sst (only 6 donors).");
  }

  @Test
  void barsOfFamiliesPointToTheSideTheySpeakFor() {
    String html = render(new EvidenceView(), SampleCall.EVIDENCE);
    assertThat(html).contains("+1.94", "\u22120.45", "absent: fewer spikes", "250 of 300");
    assertThat(html).contains("<span class=\"for\" style=\"left: 50.0%; width: 50.0%\">");
    assertThat(html).contains("<span class=\"against\" style=\"left: 38.4%; width: 11.6%\">");
    assertThat(html).contains("Attention", "41.0\u00a0%");
  }

  @Test
  void cellsValueIsDrawnAmongTheRangesOfTheSubclasses() {
    String html = render(new EvidenceView(), SampleCall.EVIDENCE);
    assertThat(count(html, "<line class=\"range\"")).isEqualTo(6);
    // The width lies inside the range of Pvalb, the sag right of all.
    String width = html.substring(html.indexOf("<svg"), html.indexOf("</svg>"));
    double here = after(width, "class=\"here\" x1=\"");
    String pvalb = width.substring(width.indexOf("stroke: var(--Pvalb)") - 90);
    assertThat(here).isBetween(after(pvalb, "x1=\""), after(pvalb, "x2=\""));
    assertThat(html).contains("0.240\u00a0ms", "Pvalb 0.260 (0.180 to 0.400)");
  }

  @Test
  void shortTimesAreReadInMilliseconds() {
    FeatureEvidence width =
        new FeatureEvidence(
            "width",
            "s",
            0.00052,
            1.2,
            false,
            List.of(new EvidenceSection.ClassRange("Sst", 0.0004, 0.0005, 0.0009)));
    FeatureEvidence latency =
        new FeatureEvidence(
            "latency",
            "s",
            0.05,
            0.2,
            true,
            List.of(new EvidenceSection.ClassRange("Sst", 0.02, 0.4, 0.9)));
    String html =
        render(
            new EvidenceView(),
            new EvidenceSection("e", "Sst", List.of(), List.of(width, latency)));
    assertThat(html)
        .contains("0.520\u00a0ms", "Sst 0.500 (0.400 to 0.900)", "width (not of the model)")
        .contains("0.0500\u00a0s", "Sst 0.400 (0.0200 to 0.900)")
        .contains("features that the model does not take");
  }

  @Test
  void everyChunkOfAFamilyHasItsBandsAndTheCellOnTop() {
    String html = render(new EnvelopeView(), SampleCall.envelopes());
    assertThat(count(html, "class=\"band\"")).isEqualTo(2 * (3 + 1));
    assertThat(count(html, "class=\"cell-trace\"")).isEqualTo(4);
    assertThat(html).contains(">short square<", ">ramp<").doesNotContain("NaN", "Infinity");
    assertThat(html.lastIndexOf("class=\"cell-trace\""))
        .isGreaterThan(html.lastIndexOf("class=\"band\""));
  }

  @Test
  void evidenceForASubclassStandsAboveTheLineAndAgainstItBelow() {
    String html = render(new SaliencyView(), SampleCall.SALIENCY);
    SweepPanel panel = SampleCall.SALIENCY.panels().get(0);
    long against = panel.evidence().stream().filter(each -> each.logOdds() < 0).count();
    String first = html.substring(html.indexOf("<svg"), html.indexOf("</svg>"));
    assertThat(count(first, "<rect class=\"against\"")).isEqualTo(2 * against);
    assertThat(count(first, "<circle class=\"spike\"")).isEqualTo(3);
    assertThat(html)
        .contains("sweep 12, rheobase, 160 pA", "s in the sweep", "ms in the sweep", "1012.3")
        .contains("for Pvalb", "against Pvalb", "sweep 15, 23 intervals");
  }

  @Test
  void cellWithoutFamiliesOrEvidenceStillHasAPage() {
    assertThat(render(new EnvelopeView(), new EnvelopeSection("e", List.of(), List.of())))
        .contains("has none of the model");
    assertThat(render(new SaliencyView(), new SaliencySection("s", "Sst", List.of(), List.of())))
        .contains("No part of the sweeps");
    assertThat(render(new EvidenceView(), new EvidenceSection("v", "Sst", List.of(), List.of())))
        .isEmpty();
  }

  @Test
  void pageWithoutScriptedFiguresCarriesNoScript() {
    String html = Page.render(SampleCall.page(SampleCall.CALLED));
    assertThat(html).doesNotContain("<script", "<noscript", "Vega").contains("Content-Security");
    assertThat(html.length()).isLessThan(200_000);
  }

  @Test
  void jsonHoldsTheWholePage(@TempDir Path folder) {
    ReportModel page = SampleCall.page(SampleCall.CALLED);
    JsonReport.write(page, folder.resolve("call.json"));
    assertThat(JsonReport.read(folder.resolve("call.json"))).isEqualTo(page);
  }
}
