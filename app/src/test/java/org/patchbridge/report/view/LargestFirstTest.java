package org.patchbridge.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.ConservationSection;
import org.patchbridge.report.section.ConservationSection.FeatureEffect;
import org.patchbridge.report.section.ConservationSection.Verdict;
import org.patchbridge.report.section.ImportanceSection;
import org.patchbridge.report.section.ImportanceSection.FamilyImportance;
import org.patchbridge.report.value.Estimate;

/** Pages stay readable where features are the samples of waveforms. */
class LargestFirstTest {

  @Test
  void ofManyFeaturesTheLargestEffectsAreDrawnAndAllAreTabulated() {
    String html = html(new ConservationView().render(conservation(260), new Numbering()));

    assertThat(html)
        .contains("the 40 of 260 features it differs in most", "All 260 effects")
        .contains("<title>psth[259]<", "<title>psth[220]<", ">psth[0] (Hz)<")
        .doesNotContain("<title>psth[219]<");
  }

  @Test
  void ofFewFeaturesAllAreDrawn() {
    assertThat(html(new ConservationView().render(conservation(40), new Numbering())))
        .contains("Effect of Sst on each feature,", "<title>psth[0]<");
  }

  @Test
  void onlyForestsHaveAColumnOfImpurity() {
    assertThat(importance(Optional.empty())).contains("0.1200").doesNotContain("mpurity");
    assertThat(importance(Optional.of(Estimate.of(0.3)))).contains("Impurity, share", "0.3000");
  }

  private static ConservationSection conservation(int features) {
    List<FeatureEffect> effects =
        IntStream.range(0, features)
            .mapToObj(
                i ->
                    new FeatureEffect(
                        "psth[" + i + "]",
                        "Hz",
                        "psth",
                        "Sst",
                        Estimate.of(0),
                        Estimate.of(-i / 1000.0),
                        Estimate.of(i / 1000.0),
                        Verdict.NEITHER))
            .toList();
    return new ConservationSection("conserved", "effects", effects, List.of(), List.of());
  }

  private static String importance(Optional<Estimate> impurity) {
    FamilyImportance family =
        new FamilyImportance("psth", 120, impurity, Optional.of(Estimate.of(0.12)));
    return html(
        new ImportanceView()
            .render(
                new ImportanceSection("importance", "decrease", List.of(), List.of(family)),
                new Numbering()));
  }

  private static String html(List<Node> nodes) {
    StringBuilder html = new StringBuilder();
    nodes.forEach(node -> node.writeTo(html));
    return html.toString();
  }
}
