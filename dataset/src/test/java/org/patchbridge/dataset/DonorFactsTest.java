package org.patchbridge.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DonorFactsTest {
  private static final String MANY = "A1 A2 A3 A4 A5 B1 B2 B3 B4 B5";

  private static DonorFacts facts(String words) {
    return DonorFacts.of(RandomCohorts.of(words));
  }

  @Test
  void knownDonorsOfCommonClassesNeedNoWord() {
    assertThat(facts(MANY).sentences()).isEmpty();
    assertThat(facts(MANY).nameOf(new DonorGroupedKFold(5)))
        .isEqualTo("donor-grouped stratified 5-fold");
  }

  @Test
  void cellsWithoutDonorAreCountedAndSaid() {
    DonorFacts facts = facts(MANY + " A B ?");

    assertThat(facts.cells()).isEqualTo(12);
    assertThat(facts.donors()).isEqualTo(5);
    assertThat(facts.cellsWithoutDonor()).isEqualTo(2);
    assertThat(facts.donorsOfClass()).containsEntry("A", 6).containsEntry("B", 6);
    assertThat(facts.sentences())
        .containsExactly(
            "The donor of 2 cells of 12 is not known: each counts as a donor of its own. Where they"
                + " share a donor with other cells, the quality is optimistic.");
    assertThat(facts.nameOf(new DonorGroupedKFold(5)))
        .isEqualTo("donor-grouped stratified 5-fold, 2 cells of unknown donor by themselves");
    assertThat(facts.nameOf(new StratifiedKFold(5))).isEqualTo(new StratifiedKFold(5).name());
  }

  @Test
  void withoutAnyDonorASchemeIsNotSaidToGroupThem() {
    DonorFacts facts = facts("A A A A A B B B B B");

    assertThat(facts.nameOf(new DonorGroupedKFold(5)))
        .isEqualTo("stratified 5-fold of single cells, no donor known");
    assertThat(facts.sentences()).singleElement().asString().startsWith("No donor is known:");
  }

  @Test
  void classesOfFewDonorsAreNamed() {
    assertThat(facts(MANY + " C1 C2 C2 D").sentences())
        .last()
        .asString()
        .startsWith("Fewer than 5 donors: C 2, D 1.");
  }
}
