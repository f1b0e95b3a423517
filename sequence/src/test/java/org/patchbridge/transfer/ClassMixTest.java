package org.patchbridge.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassMixTest {
  private static final List<String> CLASSES = List.of("Pvalb", "Sst", "Vip");

  @Test
  void sharesStandInTheOrderOfTheCohort() {
    ClassMix mix = ClassMix.of(Map.of("Vip", 0.2, "Sst", 0.0, "Pvalb", 0.8), CLASSES);
    assertThat(mix.shares()).containsExactly(0.8, 0.0, 0.2);
    assertThat(mix).hasToString("Pvalb=0.8,Sst=0,Vip=0.2");
  }

  @Test
  void whatRoundingLeavesIsDividedOut() {
    ClassMix mix = ClassMix.of(Map.of("Vip", 0.33, "Sst", 0.33, "Pvalb", 0.33), CLASSES);
    assertThat(mix.shares())
        .allSatisfy(share -> assertThat(share).isCloseTo(1.0 / 3, within(1e-12)));
  }

  @Test
  void aSumThatIsNotOneIsRefusedWithTheProportionsThatWouldDo() {
    assertWrong(
        Map.of("Vip", 10.0, "Sst", 30.0, "Pvalb", 40.0),
        "the shares add up to 80, not to 1; in these proportions write"
            + " Pvalb=0.5,Sst=0.375,Vip=0.125");
  }

  @Test
  void unknownAndMissingSubclassesAreNamed() {
    assertWrong(Map.of("Vip", 0.5, "PVALB", 0.5), "'PVALB' is no subclass of these cells");
    assertWrong(Map.of("Vip", 0.5, "Pvalb", 0.5), "no share of Sst; name all of [Pvalb, Sst, Vip]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void noShareIsNegativeOrNoNumber(double share) {
    assertWrong(Map.of("Vip", share, "Sst", 0.5, "Pvalb", 0.6), "the share of Vip is " + share);
  }

  @Test
  void sharesThatAreAllNoneSayNothing() {
    assertWrong(Map.of("Vip", 0.0, "Sst", 0.0, "Pvalb", 0.0), "all shares are 0");
  }

  @Test
  void aFifthOfTheCellsIsExchangedForASubclass() {
    ClassMix mix = ClassMix.of(Map.of("Vip", 0.25, "Sst", 0.25, "Pvalb", 0.5), CLASSES);
    assertThat(mix.towards("Sst")).hasToString("Pvalb=0.4,Sst=0.4,Vip=0.2");
  }

  @Test
  void besideTheStatedMixStandOthersThatShowWhatItsErrorCosts() {
    Optional<ClassMix> stated = Optional.of(ClassMix.equal(CLASSES).towards("Vip"));
    List<MixCase> cases = MixCase.of(stated, CLASSES);
    assertThat(cases)
        .extracting(MixCase::name)
        .containsExactly("stated mix", "equal mix", "more Pvalb", "more Sst", "more Vip");
    assertThat(cases.get(4).mix()).isEqualTo(stated.get().towards("Vip"));
  }

  private static void assertWrong(Map<String, Double> stated, String message) {
    assertThatThrownBy(() -> ClassMix.of(stated, CLASSES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
