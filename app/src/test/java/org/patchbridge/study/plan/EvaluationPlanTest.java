package org.patchbridge.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.dataset.Split;
import org.patchbridge.forest.Balance;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.sequence.EpochListener;
import org.patchbridge.simulate.StatisticalCohort;
import org.patchbridge.study.plan.EvaluationSettings.Asked;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.work.CohortDigest;
import org.patchbridge.work.InputException;

class EvaluationPlanTest {
  private static final Asked NOTHING =
      new Asked(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  private static final CohortSource SOURCE =
      new CohortSource(DataOrigin.SIMULATED, "test", List.of(), List.of());

  private final Cohort scalars = new StatisticalCohort(Species.MOUSE, 60, 3).generate();

  @Test
  void defaultPresetHasTheIdsThatStudiesOfEarlierVersionsHold() {
    EvaluationPlan plan =
        EvaluationPlan.of(
            List.of(new StudyInput("any cohort", scalars, SOURCE)),
            settings(NOTHING, 500, EvaluationPreset.DEFAULT),
            EpochListener.NONE);

    // Of the version before presets; a changed id would fit everything again.
    assertThat(
            plan.tasks().stream()
                .filter(task -> task.learner().learner().name().equals("random forest"))
                .findFirst()
                .map(EvaluationTask::id))
        .contains("b7d94e367493f568");
  }

  @Test
  void whatTwoPresetsShareIsDoneOnce() {
    List<EvaluationTask> both =
        plan(scalars, NOTHING, EvaluationPreset.DEFAULT, EvaluationPreset.GOUWENS).tasks();

    assertThat(both).extracting(EvaluationTask::id).doesNotHaveDuplicates();
    assertThat(names(both))
        .containsExactly(
            "ensemble",
            "random forest",
            "standardised scalars + random forest",
            "per-family PCA + random forest",
            "majority",
            "donor majority",
            "ensemble",
            "random forest",
            "standardised scalars + random forest",
            "per-family PCA + random forest",
            "majority",
            "donor majority");
  }

  @Test
  void withoutAnyDonorSplitsByDonorAreThoseOfCellsAndDoneOnce() {
    Cohort unknown =
        new Cohort(
            "unknown donors",
            scalars.cells().stream()
                .map(
                    cell ->
                        new Cell(
                            cell.id(),
                            cell.species(),
                            Optional.empty(),
                            cell.subclass(),
                            cell.condition()))
                .toList(),
            scalars.families(),
            List.of());

    List<EvaluationTask> tasks = plan(unknown, NOTHING, EvaluationPreset.GOUWENS).tasks();

    assertThat(tasks)
        .extracting(task -> task.scheme().name())
        .containsOnly("stratified 5-fold, donors not grouped");
    assertThat(names(tasks)).doesNotHaveDuplicates();
  }

  @Test
  void familyVectorsGetSparseComponentsInsteadOfTheTwoWaysWithScalars() {
    FamilyBlock shape =
        FamilyBlock.builder("isi_shape", List.of(new Column("isi_shape[0]", "mV")), scalars.size())
            .build();
    Cohort vectors = new Cohort("vectors", scalars.cells(), List.of(shape), List.of());

    assertThat(names(plan(vectors, NOTHING, EvaluationPreset.GOUWENS).tasks()))
        .startsWith("sparse PCA + random forest", "majority");
  }

  @Test
  void transferJoinsTheEnsembleOfHumanCellsThatAreThereAlignedToo() {
    Cohort human = new StatisticalCohort(Species.HUMAN, 60, 3).generate();
    Cohort mouse =
        SncgAlignment.of(new StatisticalCohort(Species.MOUSE, 60, 4).generate(), SncgPolicy.VIP);
    FamilyBlock own =
        FamilyBlock.builder("own", List.of(new Column("tau", "ms")), human.size()).build();
    Cohort wide = new Cohort("all features", human.cells(), List.of(own), List.of());
    List<StudyInput> inputs =
        List.of(
            new StudyInput("wide", wide, SOURCE),
            new StudyInput("aligned", human, SOURCE),
            new StudyInput("mouse", mouse, SOURCE));

    List<EvaluationTask> tasks =
        EvaluationPlan.of(
                inputs, settings(NOTHING, 500, EvaluationPreset.STACKED), EpochListener.NONE)
            .tasks()
            .stream()
            .filter(task -> task.cohortId().equals("wide") && !task.learner().isBaseline())
            .toList();

    assertThat(names(tasks))
        .startsWith("ensemble and transfer", "ensemble and human only", "ensemble");
    for (EvaluationTask withNetwork : tasks.subList(0, 2)) {
      assertThat(withNetwork.settings())
          .containsEntry("mouse cohort", "mouse")
          .containsEntry("aligned cohort", "aligned")
          .containsEntry("sncg", "VIP");
    }
    assertThat(tasks.get(0).settings()).containsEntry("network", "joint, then fine-tuned");
    assertThat(tasks.get(1).settings()).containsEntry("network", "human only");
    assertThat(tasks.get(2).settings()).doesNotContainKeys("network", "mouse cohort");
  }

  @Test
  void paperHasItsFeatureEngineeredBaselineOnTheSameTestCellsBesideTheNetworks() {
    Cohort human = new StatisticalCohort(Species.HUMAN, 300, 3).generate();
    List<EvaluationTask> tasks = plan(human, NOTHING, EvaluationPreset.PAPER).tasks();
    EvaluationTask network = task(tasks, "bilstm-attention");
    EvaluationTask forest = task(tasks, "per-family PCA + random forest");

    assertThat(names(tasks))
        .startsWith("bilstm-attention", "bilstm-attention+smote", "arcface+smote");
    assertThat(forest.runs()).isEqualTo(network.runs()).isEqualTo(10);
    assertThat(forest.firstSeed()).isEqualTo(network.firstSeed()).isEqualTo(9);
    List<Split> ofNetwork = network.scheme().splits(human, 2, 9);
    List<Split> ofForest = forest.scheme().splits(human, 2, 9);
    for (int i = 0; i < ofNetwork.size(); i++) {
      Split split = ofNetwork.get(i);
      assertThat(ofForest.get(i).test()).containsExactly(split.test());
      assertThat(ofForest.get(i).validation()).isEmpty();
      assertThat(split.validation()).isNotEmpty();
      assertThat(ofForest.get(i).train()).hasSize(split.train().length + split.validation().length);
    }
  }

  @Test
  void aStatedMixIsTriedBesideNoneAndBesideOthersThatShowWhatItsErrorCosts() {
    Map<String, Double> stated = Map.of("Lamp5", 0.1, "Pvalb", 0.5, "Sst", 0.25, "Vip", 0.15);
    List<EvaluationTask> tasks = transfer(stated);

    assertThat(names(tasks))
        .contains(
            "direct",
            "direct, logistic regression",
            "direct, stated mix",
            "direct, logistic regression, stated mix",
            "direct, logistic regression, equal mix",
            "direct, logistic regression, more Vip")
        .doesNotContain("direct, prior corrected");
    assertThat(task(tasks, "direct, stated mix").settings())
        .containsEntry("mix", "Lamp5=0.1,Pvalb=0.5,Sst=0.25,Vip=0.15");
    assertThat(task(tasks, "direct").settings()).doesNotContainKey("mix");
    assertThat(names(transfer(Map.of())))
        .contains("direct", "direct, logistic regression, equal mix")
        .noneMatch(name -> name.endsWith("stated mix"));
  }

  @Test
  void aMixOfOtherSubclassesIsRefusedBeforeAnythingIsFitted() {
    assertThatThrownBy(() -> transfer(Map.of("PVALB", 1.0)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "--mix, for Simulated table of human cells: 'PVALB' is no subclass of these cells; they have"
                + " [Lamp5, Pvalb, Sst, Vip]");
  }

  private static List<EvaluationTask> transfer(Map<String, Double> mix) {
    Cohort human = new StatisticalCohort(Species.HUMAN, 60, 3).generate();
    Cohort mouse =
        SncgAlignment.of(new StatisticalCohort(Species.MOUSE, 60, 4).generate(), SncgPolicy.VIP);
    return EvaluationPlan.of(
            List.of(input(human), input(mouse)),
            settings(NOTHING, 500, EvaluationPreset.TRANSFER).withMix(mix),
            EpochListener.NONE)
        .tasks();
  }

  @Test
  void networksTellTheirEpochs() {
    Cohort human = new StatisticalCohort(Species.HUMAN, 60, 3).generate();
    Cohort mouse =
        SncgAlignment.of(new StatisticalCohort(Species.MOUSE, 60, 4).generate(), SncgPolicy.VIP);
    AtomicInteger epochs = new AtomicInteger();
    List<EvaluationTask> tasks =
        EvaluationPlan.of(
                List.of(input(human), input(mouse)),
                settings(NOTHING, 500, EvaluationPreset.TRANSFER, EvaluationPreset.PAPER),
                epoch -> epochs.incrementAndGet())
            .tasks();

    for (String network : List.of("human only", "bilstm")) {
      epochs.set(0);
      EvaluationTask task = task(tasks, network);
      int[] rows = IntStream.range(0, task.cohort().size()).toArray();
      task.learner().learner().fit(task.cohort(), rows, rows, 1);
      assertThat(epochs).as(network).hasPositiveValue();
    }
  }

  @Test
  void askedSplitsAndRunsTakeThePlaceOfThePresets() {
    Asked asked =
        new Asked(
            Optional.of(List.of(SplitChoice.HOLDOUT)),
            Optional.empty(),
            Optional.of(3),
            Optional.of(23L));

    List<EvaluationTask> tasks = plan(scalars, asked, EvaluationPreset.GOUWENS).tasks();

    assertThat(tasks).allSatisfy(task -> assertThat(task.runs()).isEqualTo(3));
    assertThat(tasks).allSatisfy(task -> assertThat(task.firstSeed()).isEqualTo(23));
    assertThat(tasks)
        .extracting(task -> task.scheme().partition())
        .containsOnly(SplitChoice.HOLDOUT.scheme(5, 0).partition());
  }

  @Test
  void settingsWithoutAPresetAreRefused() {
    assertThatThrownBy(() -> settings(NOTHING, 500)).hasMessageContaining("no preset");
  }

  private static EvaluationPlan plan(Cohort cohort, Asked asked, EvaluationPreset... presets) {
    return EvaluationPlan.of(
        List.of(input(cohort)), settings(asked, 500, presets), EpochListener.NONE);
  }

  private static EvaluationSettings settings(Asked asked, int trees, EvaluationPreset... presets) {
    return new EvaluationSettings(
        List.of(presets), asked, trees, List.of(Balance.BALANCED), SncgPolicy.VIP);
  }

  private static StudyInput input(Cohort cohort) {
    return new StudyInput(CohortDigest.of(cohort), cohort, SOURCE);
  }

  private static EvaluationTask task(List<EvaluationTask> tasks, String learner) {
    return tasks.stream()
        .filter(each -> each.learner().learner().name().equals(learner))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(List<EvaluationTask> tasks) {
    return tasks.stream().map(task -> task.learner().learner().name()).toList();
  }
}
