package org.patchbridge.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.CellSection;
import org.patchbridge.report.section.CellSection.FamilyCurve;
import org.patchbridge.report.section.CellSection.Point;
import org.patchbridge.report.section.CellSection.SweepTrace;

class CellViewTest {
  private static final List<Point> RAMP =
      IntStream.range(0, 100).mapToObj(k -> new Point(k / 100.0, k - 70.0)).toList();

  @Test
  void oneMarkStandsForEachSpikeAndOneShadeForNeighbouringEstimatedPositions() {
    String html =
        render(
            List.of(new SweepTrace(12, "rheobase", 160, RAMP, RAMP.subList(40, 47), 7)),
            List.of(family("psth", List.of(1.0, 2.0, 3.0, 4.0, 5.0), List.of(0, 1, 4))));

    assertThat(count(html, "<circle")).isEqualTo(7);
    assertThat(count(html, "<rect class=\"estimated\"")).isEqualTo(2);
    assertThat(html).contains("12, rheobase, 160\u00a0pA", "psth");
  }

  @Test
  void absentFamilyHasItsReasonInTheTableAndNoCurve() {
    FamilyCurve absent =
        new FamilyCurve(
            "isi_shape", "mV", "hundredths", List.of(), List.of(), Optional.of("fewer spikes"));

    String html = render(List.of(), List.of(absent));

    assertThat(html).contains("fewer spikes").doesNotContain("<svg");
  }

  @Test
  void constantAndSingleValuesAndGapsAreStillDrawnInsideTheFrame() {
    String html =
        render(
            List.of(),
            List.of(
                family("constant", List.of(5.0, 5.0, 5.0), List.of()),
                family("single", List.of(5.0), List.of(0)),
                family("gap", List.of(1.0, Double.NaN, 3.0), List.of())));

    assertThat(count(html, "<svg")).isEqualTo(3);
    assertThat(html).doesNotContain("NaN", "Infinity");
  }

  private static FamilyCurve family(String name, List<Double> values, List<Integer> estimated) {
    return new FamilyCurve(name, "Hz", "bins", values, estimated, Optional.empty());
  }

  private static String render(List<SweepTrace> sweeps, List<FamilyCurve> families) {
    StringBuilder html = new StringBuilder();
    new CellView()
        .render(new CellSection("cell", "default", sweeps, 3, families), new Numbering())
        .forEach(node -> node.writeTo(html));
    return html.toString();
  }

  private static long count(String html, String what) {
    return Pattern.compile(Pattern.quote(what)).matcher(html).results().count();
  }
}
