package org.patchbridge.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.dataset.Split;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.WaveCells;
import org.patchbridge.sequence.FoldVectors;
import org.patchbridge.sequence.FoldVectors.Part;
import org.patchbridge.sequence.FoldVectors.Role;
import org.patchbridge.sequence.SequenceSettings;
import org.patchbridge.sequence.SequenceVariant;

/** Which cells the networks of a transfer lay into their spaces, and that they are strangers. */
class TransferVectorsTest {
  private static final Cohort MOUSE = WaveCells.cohort(Species.MOUSE, 150, -3, 1, 2, 4);
  private static final Cohort HUMAN = WaveCells.cohort(Species.HUMAN, 80, 5, 2, 7, 9);
  private static final SplitScheme SCHEME = new DonorGroupedKFold(3, 0.2);
  private static final List<Split> SPLITS = SCHEME.splits(HUMAN, 1, 36);

  private static TransferStudy study(Cohort mouse, Cohort human) {
    SequenceSettings model = SequenceSettings.paper(SequenceVariant.ATTENTION, Species.HUMAN);
    return TransferStudy.of(
        mouse,
        human,
        SCHEME,
        TransferSettings.paper()
            .with(model.withUnits(6).withTraining(model.training().withEpochs(3))));
  }

  private static FoldVectors vectors(TransferStudy study, TransferCondition condition, int fold) {
    TransferLearner learner = new TransferLearner(study, condition);
    Split split = SPLITS.get(fold);
    return learner.vectors(study.human(), split, learner.fit(study.human(), split)).orElseThrow();
  }

  private static Part part(FoldVectors vectors, Role role, Cohort cohort) {
    return vectors.parts().stream()
        .filter(part -> part.role() == role && part.cohort() == cohort)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(names = {"CONTROL", "DIRECT", "ENCODER", "JOINT"})
  void everyHumanCellAndAFifthOfTheMouseAreLookedAtOnceAndAnchorsNever(
      TransferCondition condition) {
    TransferStudy study = study(MOUSE, HUMAN);
    List<Integer> human = new ArrayList<>();
    List<Integer> mouse = new ArrayList<>();
    Set<List<Integer>> anchors = new HashSet<>();
    List<Set<String>> mouseDonors = new ArrayList<>();
    for (int fold = 0; fold < SPLITS.size(); fold++) {
      FoldVectors vectors = vectors(study, condition, fold);
      int[] tested = part(vectors, Role.TESTED, HUMAN).rows();
      assertThat(tested).containsExactly(SPLITS.get(fold).test());
      int[] ofMouse = part(vectors, Role.TESTED, MOUSE).rows();
      mouseDonors.add(donors(MOUSE, ofMouse));
      IntStream.of(tested).forEach(human::add);
      IntStream.of(ofMouse).forEach(mouse::add);
      anchors.add(Arrays.stream(part(vectors, Role.ANCHOR, MOUSE).rows()).boxed().toList());
    }
    assertThat(human).hasSize(HUMAN.size()).doesNotHaveDuplicates();
    assertThat(mouse).doesNotHaveDuplicates();
    assertThat(mouse.size()).isBetween(MOUSE.size() / 6, MOUSE.size() / 4);
    assertThat(anchors).hasSize(1); // the same in every fold
    Set<String> ofAnchors =
        donors(MOUSE, anchors.iterator().next().stream().mapToInt(row -> row).toArray());
    mouseDonors.forEach(donors -> assertThat(donors).doesNotContainAnyElementsOf(ofAnchors));
    assertThat(mouseDonors.stream().mapToInt(Set::size).sum())
        .isEqualTo(new HashSet<>(mouseDonors.stream().flatMap(Set::stream).toList()).size());
  }

  private static Set<String> donors(Cohort cohort, int[] rows) {
    Set<String> donors = new HashSet<>();
    IntStream.of(rows).forEach(row -> donors.add(cohort.cells().get(row).donor().orElseThrow()));
    return donors;
  }

  /** Joint training stops on human cells, so that held-out mouse cells can change nothing. */
  @Test
  void mouseCellsThatAreLookedAtHaveNoPartInJointTrainingAndAnchorsHave() {
    FoldVectors before = vectors(study(MOUSE, HUMAN), TransferCondition.JOINT, 1);
    Part human = part(before, Role.TESTED, HUMAN);

    for (Role role : Role.values()) {
      Cohort changed = shifted(MOUSE, part(before, role, MOUSE).rows());
      FoldVectors after = vectors(study(changed, HUMAN), TransferCondition.JOINT, 1);
      boolean same = Arrays.deepEquals(part(after, Role.TESTED, HUMAN).vectors(), human.vectors());
      assertThat(same).as(role.name()).isEqualTo(role == Role.TESTED);
      assertThat(
              Arrays.deepEquals(
                  part(after, role, changed).vectors(), part(before, role, MOUSE).vectors()))
          .isFalse();
    }
  }

  /** A human test cell's values move its own vector and nothing else. */
  @ParameterizedTest
  @EnumSource(names = {"CONTROL", "ENCODER", "JOINT"})
  void humanTestCellsHaveNoPartInTheirFoldsNetwork(TransferCondition condition) {
    FoldVectors before = vectors(study(MOUSE, HUMAN), condition, 0);
    Cohort changed = shifted(HUMAN, SPLITS.get(0).test());

    FoldVectors after = vectors(study(MOUSE, changed), condition, 0);

    for (Role role : Role.values()) {
      assertThat(part(after, role, MOUSE).vectors())
          .isDeepEqualTo(part(before, role, MOUSE).vectors());
    }
    assertThat(
            Arrays.deepEquals(
                part(after, Role.TESTED, changed).vectors(),
                part(before, Role.TESTED, HUMAN).vectors()))
        .isFalse();
  }

  private static Cohort shifted(Cohort cohort, int[] rows) {
    Set<Integer> changed = new HashSet<>(IntStream.of(rows).boxed().toList());
    List<FamilyBlock> families = new ArrayList<>();
    for (FamilyBlock family : cohort.families()) {
      FamilyBlock.Builder block =
          FamilyBlock.builder(family.name(), family.columns(), family.cells());
      for (int cell = 0; cell < family.cells(); cell++) {
        for (int column = 0; column < family.width(); column++) {
          if (!family.isPresent(cell, column)) {
            block.absent(cell, column, family.absenceReason(cell, column));
          } else {
            double shift = changed.contains(cell) ? 1.5 : 0;
            block.set(cell, column, family.value(cell, column) + shift);
          }
        }
      }
      families.add(block.build());
    }
    return new Cohort(cohort.name(), cohort.cells(), families, List.of());
  }

  @Test
  void curvesMixesAndModelsWithoutANetworkHaveNoSpace() {
    TransferStudy study = study(MOUSE, HUMAN);
    MixCase mix = new MixCase(MixCase.EQUAL, ClassMix.equal(HUMAN.classes()));
    for (TransferLearner learner :
        List.of(
            new TransferLearner(study, TransferCondition.DIRECT_LOGISTIC),
            new TransferLearner(study, TransferCondition.CONTROL, OptionalInt.of(20)),
            new TransferLearner(
                study, TransferCondition.DIRECT, OptionalInt.empty(), Optional.of(mix)))) {
      Classifier fitted = learner.fit(HUMAN, SPLITS.get(0));
      assertThat(learner.vectors(HUMAN, SPLITS.get(0), fitted)).isEmpty();
    }
  }

  /** The mouse network is one for all folds, so its mouse cells need no alignment. */
  @Test
  void anchorsOfTheMouseNetworkAreTheSameInEveryFold() {
    TransferStudy study = study(MOUSE, HUMAN);
    float[][] first =
        part(vectors(study, TransferCondition.DIRECT, 0), Role.ANCHOR, MOUSE).vectors();
    assertThat(part(vectors(study, TransferCondition.DIRECT, 2), Role.ANCHOR, MOUSE).vectors())
        .isDeepEqualTo(first);
    assertThat(
            Arrays.deepEquals(
                part(vectors(study, TransferCondition.JOINT, 2), Role.ANCHOR, MOUSE).vectors(),
                part(vectors(study, TransferCondition.JOINT, 0), Role.ANCHOR, MOUSE).vectors()))
        .isFalse();
  }
}
