package org.patchbridge.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.LearningCurveSection;
import org.patchbridge.report.section.LearningCurveSection.Share;
import org.patchbridge.report.section.LearningCurveSection.Size;
import org.patchbridge.report.value.Estimate;

class LearningCurveViewTest {
  private static final Size FEW =
      new Size(
          25,
          Share.SUBSET,
          3,
          Optional.of(Estimate.of(0.4, 0.35, 0.46)),
          Optional.of(Estimate.of(0.5, 0.44, 0.55)),
          Optional.of(Estimate.of(0.1, 0.04, 0.17)));
  private static final Size ALL =
      new Size(
          303.6,
          Share.ALL,
          10,
          Optional.of(Estimate.of(0.66, 0.61, 0.7)),
          Optional.of(Estimate.of(0.655, 0.6, 0.7)),
          Optional.of(Estimate.of(-0.005, -0.03, 0.02)));

  @Test
  void everyPointStandsInTheTableWithIntervalAndDifference() {
    assertThat(render(FEW, ALL))
        .contains(">0.400<", "0.350 to 0.460", ">0.500<", ">+0.100<", "0.040 to 0.170")
        .contains(">\u22120.005<", "\u22120.030 to 0.020");
  }

  @Test
  void theLastPointStandsAtItsRealNumberOfTrainingCells() {
    assertThat(render(FEW, ALL)).contains("all, 304 on average", ">25</text>", ">304</text>");
  }

  @Test
  void aPointThatWasEvaluatedWithoutMouseOnlyIsDrawnAlone() {
    Size alone = new Size(50, Share.SUBSET, 3, FEW.alone(), Optional.empty(), Optional.empty());

    String html = render(alone);

    assertThat(Pattern.compile("class=\"mark\"").matcher(html).results().count()).isEqualTo(1);
    assertThat(html).contains("aria-label=\"undefined\"", ">–<");
  }

  @Test
  void withoutPointsThereIsNoFigure() {
    assertThat(render()).doesNotContain("<figure");
  }

  private static String render(Size... sizes) {
    StringBuilder html = new StringBuilder();
    new LearningCurveView()
        .render(
            new LearningCurveSection("curve", "human only", "with mouse", List.of(sizes)),
            new Numbering())
        .forEach(node -> node.writeTo(html));
    return html.toString();
  }
}
