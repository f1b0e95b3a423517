package org.patchbridge.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.AttentionSection;
import org.patchbridge.report.section.AttentionSection.ClassAttention;
import org.patchbridge.report.section.AttentionSection.FamilyAttention;
import org.patchbridge.report.section.AttentionSection.RankAgreement;

class AttentionViewTest {
  private static final ClassAttention SST = new ClassAttention("Sst", 40, List.of(0.5, 0.3, 0.2));
  private static final ClassAttention VIP = new ClassAttention("Vip", 10, List.of(0.1, 0.1, 0.8));

  @Test
  void everyClassAndFamilyHasItsNumberInTheMapAndInTheTable() {
    String html = render(RankAgreement.of(0.5), RankAgreement.of(-0.5), Optional.of(0.0123));

    assertThat(html)
        .contains(">0.80</text><title>Vip, isi_shape<", ">0.800<")
        .contains("Sst 40, Vip 10.", ">0.0123<");
  }

  @Test
  void equalAttentionIsTheControlInMapLineAndTable() {
    String html = render(RankAgreement.of(0.5), RankAgreement.of(-0.5), Optional.empty());

    assertThat(html)
        .contains(">0.33</text><title>equal attention,", "class=\"reference\"", "is 0.333)")
        .contains("10.0\u00a0% of the attention would have to move");
  }

  @Test
  void agreementsAreToldWithTheirSign() {
    assertThat(render(RankAgreement.of(0.87), RankAgreement.of(-0.12), Optional.of(0.1)))
        .contains("two of 10 runs: 0.87.", "on the same test cells: \u22120.12.");
  }

  @Test
  void anAgreementThatIsNotDefinedSaysWhy() {
    assertThat(
            render(
                RankAgreement.absent("there is one run only"),
                RankAgreement.absent("importance was not measured"),
                Optional.empty()))
        .contains("not defined, there is one run only", "not defined, importance was not measured")
        .contains(">–<");
  }

  @Test
  void rangeOverRunsStandsBesideTheMean() {
    assertThat(render(RankAgreement.of(1), RankAgreement.of(1), Optional.empty()))
        .contains(">0.420<", ">0.390 to 0.450<");
  }

  @Test
  void oneRunHasNoRange() {
    assertThat(html(section(1, SST, RankAgreement.of(1), RankAgreement.of(1), Optional.empty())))
        .contains(">0.420<")
        .doesNotContain("Range over runs", ">0.390 to", "mean of a run");
  }

  @Test
  void aClassWithoutAWeightForEveryFamilyIsRefused() {
    ClassAttention few = new ClassAttention("Sst", 4, List.of(1.0));

    assertThatThrownBy(
            () -> section(10, few, RankAgreement.of(1), RankAgreement.of(1), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 weights for 3 families");
  }

  private static AttentionSection section(
      int runs,
      ClassAttention first,
      RankAgreement overSeeds,
      RankAgreement withImportance,
      Optional<Double> importance) {
    return new AttentionSection(
        "attention",
        runs,
        List.of(
            family("first_ap_v", 0.42, importance),
            family("psth", 0.26, importance),
            family("isi_shape", 0.32, importance)),
        List.of(first, VIP),
        0.1,
        overSeeds,
        withImportance);
  }

  private static FamilyAttention family(String name, double mean, Optional<Double> importance) {
    return new FamilyAttention(name, mean, mean - 0.03, mean + 0.03, importance);
  }

  private static String render(
      RankAgreement overSeeds, RankAgreement withImportance, Optional<Double> importance) {
    return html(section(10, SST, overSeeds, withImportance, importance));
  }

  private static String html(AttentionSection section) {
    StringBuilder html = new StringBuilder();
    new AttentionView().render(section, new Numbering()).forEach(node -> node.writeTo(html));
    return html.toString();
  }
}
