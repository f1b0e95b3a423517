package org.patchbridge.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.ComponentsSection;
import org.patchbridge.report.section.ComponentsSection.AxisChunk;
import org.patchbridge.report.section.ComponentsSection.FamilyPart;
import org.patchbridge.report.section.ComponentsSection.KeptComponent;
import org.patchbridge.report.section.ComponentsSection.LoadingAxis;

class ComponentsViewTest {
  private static final LoadingAxis TIME =
      new LoadingAxis(
          "time from onset",
          "ms",
          List.of(new AxisChunk("rheobase", 0, 3, 0, 60), new AxisChunk("+40 pA", 3, 3, 0, 60)),
          List.of());

  @Test
  void axisIsNamedWithItsUnitAndEveryChunkWithItsCurrent() {
    String html = render(wave(List.of(0.9, 0.005), List.of(0.0, 0.6, 0.0, 0.0, 0.8, 0.0)));

    assertThat(html).contains("time from onset, ms", "rheobase", "+40 pA", ">60<", ">0<");
  }

  @Test
  void eachRunOfNonZeroLoadingsIsOneAreaAndZerosAreNone() {
    String html = render(wave(List.of(1.0), List.of(0.5, 0.0, 0.5, 0.5, 0.5, 0.0)));

    assertThat(count(html, "class=\"loading\"")).isEqualTo(3);
  }

  @Test
  void largestLoadingOfAFamilyFillsItsRowAndOthersAreToScale() {
    String html = render(wave(List.of(1.0), List.of(0.0, 1.0, 0.0, 0.0, -0.5, 0.0)));

    // The row is centred at 52 and 15 high to either side.
    assertThat(html)
        .containsPattern(" 52l[\\d.]+-15 [\\d.]+ 15Z")
        .containsPattern(" 52l[\\d.]+ 7\\.5 [\\d.]+-7\\.5Z");
  }

  @Test
  void componentsThatAreLeftOutStandInBracketsAndInNoRow() {
    String html = render(wave(List.of(0.9, 0.005), List.of(1.0, 0.0, 0.0, 0.0, 0.0, 0.0)));

    assertThat(html).contains("90.0, (0.5)", "1 of 2", "1 of 2 components are kept");
    assertThat(count(html, "class=\"row\"")).isEqualTo(1);
  }

  @Test
  void absentCellsAndUnusedFamiliesAreToldInTheTable() {
    FamilyPart unused =
        new FamilyPart(
            "psth",
            0,
            0,
            Optional.of("not in the table"),
            List.of(),
            LoadingAxis.ofColumns(List.of()),
            List.of());

    String html = render(wave(List.of(1.0), List.of(1.0, 0.0, 0.0, 0.0, 0.0, 0.0)), unused);

    assertThat(html).contains(">590<", ">10<", "not used: not in the table");
  }

  @Test
  void namedColumnsGetATableOfLoadingsInsteadOfAPlot() {
    FamilyPart scalars =
        new FamilyPart(
            "passive",
            100,
            4,
            Optional.empty(),
            List.of(0.6, 0.4),
            LoadingAxis.ofColumns(List.of("ri (MΩ)", "tau (s)")),
            List.of(
                new KeptComponent(1, List.of(0.8, 0.6)), new KeptComponent(2, List.of(0.6, -0.8))));

    String html = render(scalars);

    assertThat(html)
        .contains("ri (MΩ)", ">0.80<", ">\u22120.80<")
        .doesNotContain("figure class=\"loadings");
  }

  @Test
  void loadingsStandInTheColumnOfTheirComponentWhereOneBetweenIsLeftOut() {
    FamilyPart scalars =
        new FamilyPart(
            "passive",
            100,
            4,
            Optional.empty(),
            List.of(0.6, 0.004, 0.396),
            LoadingAxis.ofColumns(List.of("ri")),
            List.of(new KeptComponent(1, List.of(0.8)), new KeptComponent(3, List.of(0.6))));

    assertThat(render(scalars)).containsPattern(">0.80</td>\\s*<td></td>\\s*<td>0.60<");
  }

  @Test
  void standardisedScalarsHaveCountsAndNothingElse() {
    FamilyPart scalars =
        new FamilyPart(
            "passive",
            100,
            4,
            Optional.empty(),
            List.of(),
            LoadingAxis.ofColumns(List.of("ri (MΩ)")),
            List.of());

    String html = render(scalars);

    assertThat(html).contains(">100<", ">4<").doesNotContain("<figure", "Adjusted");
  }

  private static FamilyPart wave(List<Double> explained, List<Double> loadings) {
    return new FamilyPart(
        "inst_freq",
        590,
        10,
        Optional.empty(),
        explained,
        TIME,
        List.of(new KeptComponent(1, loadings)));
  }

  private static String render(FamilyPart... families) {
    StringBuilder html = new StringBuilder();
    new ComponentsView()
        .render(
            new ComponentsSection("components", "Fitted on all.", List.of(families)),
            new Numbering())
        .forEach(node -> node.writeTo(html));
    return html.toString();
  }

  private static long count(String html, String what) {
    return Pattern.compile(Pattern.quote(what)).matcher(html).results().count();
  }
}
