package org.patchbridge.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.MixSection;
import org.patchbridge.report.section.MixSection.Mix;
import org.patchbridge.report.value.Estimate;

class MixViewTest {
  @Test
  void everyMixStandsInTheTableWithItsSharesAndIntervals() {
    String html =
        render(
            new Mix(
                "no mix",
                Optional.empty(),
                3,
                Optional.of(Estimate.of(0.35, 0.3, 0.4)),
                Optional.of(Estimate.of(0.4, 0.36, 0.44))),
            new Mix(
                "equal mix",
                Optional.of("Pvalb=0.5,Sst=0.5"),
                3,
                Optional.empty(),
                Optional.of(Estimate.of(0.52, 0.48, 0.56))));

    assertThat(html)
        .contains(">no mix<", ">0.350<", "0.300 to 0.400", ">0.400<")
        .contains(">equal mix<", "Pvalb=0.5, Sst=0.5", ">0.520<", "0.480 to 0.560")
        .contains("aria-label=\"undefined\"");
    assertThat(Pattern.compile("class=\"mark\"").matcher(html).results().count()).isEqualTo(3);
  }

  private static String render(Mix... mixes) {
    StringBuilder html = new StringBuilder();
    new MixView()
        .render(
            new MixSection("mix", "direct", "direct, logistic regression", List.of(mixes)),
            new Numbering())
        .forEach(node -> node.writeTo(html));
    return html.toString();
  }
}
