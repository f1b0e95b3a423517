package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.bundle.Call.Verdict;
import org.patchbridge.certainty.CalibratedClassifier;
import org.patchbridge.certainty.CallLimit;
import org.patchbridge.certainty.ConformalSets;

class SetNotesTest {
  private static final double[] PROBABILITIES = {0.97, 0.02, 0.01};
  private static Bundle trained;

  @BeforeAll
  static void train() {
    trained = BundleExample.bundle(BundleExample.forest(), 1);
  }

  /** Sets of Pvalb, Sst and Vip from the given probabilities on; Vip has six donors. */
  private static Bundle withSetsFrom(double pvalb, double sst, double vip) {
    CalibratedClassifier model = trained.model();
    return with(
        new CalibratedClassifier(
            model.base(),
            model.calibrator(),
            new CallLimit(0.7),
            Optional.of(new ConformalSets(0.9, new double[] {1 - pvalb, 1 - sst, 1 - vip}))),
        6);
  }

  private static Bundle with(CalibratedClassifier model, int donorsOfVip) {
    Bundle.Origin from = trained.origin();
    Map<String, Integer> donors = new TreeMap<>(Map.of("Pvalb", 15, "Sst", 15, "Vip", donorsOfVip));
    Bundle.Origin origin =
        new Bundle.Origin(
            from.learner(),
            from.settings(),
            from.species(),
            from.cohort(),
            from.cohortDigest(),
            from.features(),
            from.cells(),
            from.donors(),
            from.cellsWithoutDonor(),
            from.cellsOfClass(),
            donors,
            from.seed(),
            from.program(),
            from.created(),
            from.cellOrigins());
    return new Bundle(
        origin,
        trained.classes(),
        trained.shares(),
        trained.input(),
        trained.screenInput(),
        trained.recipe(),
        model,
        trained.screen(),
        trained.ranges(),
        trained.ordinary(),
        trained.trainedCells(),
        trained.quality(),
        trained.cells(),
        trained.recorded());
  }

  private static Call call(Verdict verdict, String... set) {
    return new Call(
        "cell", verdict, "Pvalb", PROBABILITIES, List.of(set), 1, List.of(), false, List.of());
  }

  @Test
  void subclassOfTooFewDonorsIsNamedAsThatWithItsNumber() {
    assertThat(SetNotes.of(withSetsFrom(0.5, 0.5, 0), call(Verdict.CALLED, "Pvalb", "Vip")))
        .singleElement()
        .asString()
        .contains("in every set", "Vip (only 6 donors)", "90 %", "9 donors")
        .doesNotContain("Sst");
  }

  @Test
  void callAndSetThatAgreeNeedNoWord() {
    assertThat(SetNotes.of(withSetsFrom(0.5, 0.5, 0.5), call(Verdict.CALLED, "Pvalb"))).isEmpty();
  }

  @Test
  void otherSubclassesOfTheSetOfACallAreExplainedByWhatIsUsualInThem() {
    assertThat(SetNotes.of(withSetsFrom(0.5, 0.02, 0.5), call(Verdict.CALLED, "Pvalb", "Sst")))
        .singleElement()
        .asString()
        .contains("more than the call", "Sst", "at least 0.02");
  }

  @Test
  void calledSubclassOutsideItsOwnSetIsExplained() {
    assertThat(SetNotes.of(withSetsFrom(0.98, 0.5, 0.5), call(Verdict.CALLED)))
        .singleElement()
        .asString()
        .contains("Pvalb is called but not in its own set", "at least 0.98");
  }

  @Test
  void emptySetWithoutACallIsExplained() {
    assertThat(SetNotes.of(withSetsFrom(0.98, 0.5, 0.5), call(Verdict.UNCERTAIN)))
        .containsExactly("the set is empty: the cell is a poor example of each subclass");
  }

  @Test
  void oneSubclassThatFitsAndIsNotCalledIsExplained() {
    assertThat(SetNotes.of(withSetsFrom(0.5, 0.5, 0.5), call(Verdict.UNCERTAIN, "Pvalb")))
        .singleElement()
        .asString()
        .contains("not called", "from a probability of 0.70 on");
  }

  @Test
  void setOfANovelCellPromisesNothing() {
    assertThat(SetNotes.of(withSetsFrom(0.5, 0.5, 0.5), call(Verdict.OUT_OF_DISTRIBUTION, "Pvalb")))
        .containsExactly("sets promise nothing for a cell that is unlike all training cells");
  }

  @Test
  void cardNamesTheSubclassesOfEverySetAndWhereTheCellsAreFrom() {
    assertThat(ModelCard.text(withSetsFrom(0.5, 0.5, 0)))
        .contains("In every set, whatever the cell: Vip (only 6 donors).")
        .contains("It was trained on 60 simulated mouse cells;")
        .contains("| origin of the cells | 60 simulated |");
    assertThat(ModelCard.text(withSetsFrom(0.5, 0.5, 0.5))).doesNotContain("In every set");
  }

  @Test
  void donorsOfEachSubclassAreCounted() {
    // 60 cells, four of them in a row from each donor; of ten cells five are Pvalb.
    assertThat(trained.origin().donorsOfClass())
        .containsOnlyKeys("Pvalb", "Sst", "Vip")
        .allSatisfy((name, donors) -> assertThat(donors).isBetween(1, 15));
  }
}
