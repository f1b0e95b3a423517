package org.patchbridge.study.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.dataset.Split;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.CrossValidation;
import org.patchbridge.evaluation.FoldResult;
import org.patchbridge.evaluation.LabelOnlyBaseline;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.explain.AttentionSummary;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.Preset;
import org.patchbridge.findings.FoldAttention;
import org.patchbridge.findings.StudyReport;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.section.AttentionSection;
import org.patchbridge.report.section.AttentionSection.FamilyAttention;
import org.patchbridge.report.section.ImportanceSection;
import org.patchbridge.report.section.ImportanceSection.FamilyImportance;
import org.patchbridge.report.section.LearningCurveSection;
import org.patchbridge.report.section.LearningCurveSection.Share;
import org.patchbridge.report.section.LearningCurveSection.Size;
import org.patchbridge.report.section.MixSection;
import org.patchbridge.report.section.MixSection.Mix;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.PublishedResult;
import org.patchbridge.report.value.ResultRow;
import org.patchbridge.sequence.SequenceClassifier;
import org.patchbridge.sequence.SequenceLearner;
import org.patchbridge.sequence.SequenceSettings;
import org.patchbridge.sequence.SequenceVariant;
import org.patchbridge.study.Evaluator;
import org.patchbridge.study.Study;
import org.patchbridge.study.plan.EvaluationTask;
import org.patchbridge.study.plan.LearnerChoice;
import org.patchbridge.study.plan.SplitChoice;
import org.patchbridge.study.plan.TransferPlan;
import org.patchbridge.study.store.EvaluationTable.Importance;
import org.patchbridge.study.store.EvaluationTable.StoredAttention;
import org.patchbridge.transfer.ClassMix;
import org.patchbridge.transfer.MixCase;
import org.patchbridge.transfer.TransferCondition;
import org.patchbridge.transfer.TransferLearner;
import org.patchbridge.transfer.TransferSettings;
import org.patchbridge.transfer.TransferStudy;
import org.patchbridge.work.CohortDigest;
import org.patchbridge.work.Progress;

/** Sequence models through the evaluation: what is kept of a fold, and what the report shows. */
class SequenceEvaluationTest {
  private static final double ROUNDING = 1e-12;
  private static final List<String> CLASSES = List.of("LAMP5/PAX6/Other", "PVALB", "SST", "VIP");
  private static final List<String> FAMILIES =
      List.of("passive", "spike", "train", "ramp", "chirp");
  private static final int CELLS = 120;
  private static final int RUNS = 2;

  @TempDir Path folder;

  @Test
  void attentionOfTheStoredFoldsIsThatOfAllTestCellsTogether() throws Exception {
    Cohort cohort = cohort(Species.HUMAN);
    List<Split> splits = SplitChoice.DONOR.scheme(3, 0.2).splits(cohort, 2, 1);
    List<StoredAttention> stored = new ArrayList<>();
    List<double[]> attention = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (FoldResult fold : folds(cohort, splits, SequenceVariant.ATTENTION)) {
      for (Importance each : of(FoldDetails.of(cohort, fold), FoldDetails.ATTENTION)) {
        stored.add(new StoredAttention(fold.id(), each.family(), each.column(), each.value()));
      }
      int[] test = fold.predictions().rows();
      attention.addAll(List.of(((SequenceClassifier) fold.classifier()).attention(cohort, test)));
      IntStream.of(test).forEach(row -> labels.add(cohort.labels()[row]));
    }

    AttentionSummary pooled = FoldAttention.of(cohort, splits, stored).pooled();

    AttentionSummary together =
        AttentionSummary.of(
            FAMILIES,
            CLASSES,
            attention.toArray(double[][]::new),
            labels.stream().mapToInt(Integer::intValue).toArray());
    assertThat(pooled.families()).isEqualTo(FAMILIES);
    assertThat(pooled.cells()).containsExactly(together.cells());
    for (int c = 0; c < CLASSES.size(); c++) {
      assertThat(pooled.means()[c]).containsExactly(together.means()[c], within(ROUNDING));
    }
    assertThat(FoldAttention.of(cohort, splits, stored).runs()).hasSize(2);
  }

  @Test
  void familiesAreShuffledInTheFirstRunAndOnlyModelsWithAttentionHaveSome() throws Exception {
    Cohort cohort = cohort(Species.HUMAN);
    List<Split> splits = SplitChoice.DONOR.scheme(3, 0.2).splits(cohort, 2, 1);

    for (FoldResult fold : folds(cohort, splits, SequenceVariant.BILSTM)) {
      FoldDetails details = FoldDetails.of(cohort, fold);
      assertThat(of(details, FoldDetails.ATTENTION)).isEmpty();
      assertThat(of(details, FoldDetails.PERMUTATION))
          .extracting(Importance::family)
          .containsExactlyElementsOf(fold.id().run() == 0 ? FAMILIES : List.of());
    }
  }

  @Test
  void reportShowsDonorGroupedAttentionOncePerModelBesideItsControls() throws Exception {
    ReportModel report = transferred();

    List<AttentionSection> attention = all(report.sections(), AttentionSection.class).toList();
    // Not: ungrouped folds and few training cells.
    assertThat(attention)
        .extracting(AttentionSection::title)
        .satisfiesExactlyInAnyOrder( // best first
            title -> assertThat(title).startsWith("human: human only, donor"),
            title -> assertThat(title).startsWith("human: direct, donor"),
            title -> assertThat(title).startsWith("human: joint, then fine-tuned, donor"));
    for (AttentionSection each : attention) {
      assertThat(each.runs()).isEqualTo(RUNS);
      assertThat(each.families().stream().mapToDouble(FamilyAttention::attention).sum())
          .isCloseTo(1, within(1e-6)); // weights are single precision
      assertThat(each.overSeeds().correlation()).isPresent();
      assertThat(each.withImportance().correlation()).isPresent();
    }
    assertThat(all(report.sections(), ImportanceSection.class))
        .isNotEmpty()
        .allSatisfy(
            section -> {
              assertThat(section.columns()).isEmpty(); // classes of attention are no columns
              assertThat(section.families())
                  .extracting(FamilyImportance::family)
                  .containsExactlyElementsOf(FAMILIES);
            });
    assertThat(report.sections())
        .extracting(Section::title)
        .noneMatch(title -> title.contains("training cells"));
    PublishedResult published =
        ((ResultsSection) report.sections().get(0))
            .published().stream()
                .filter(each -> each.model().equals("human only"))
                .findFirst()
                .orElseThrow();
    assertThat(published.comparedWith())
        .isEqualTo(Map.of(Grouping.NONE, ungrouped().id(), Grouping.DONOR, tasks().get(0).id()));
    assertThat(published.difference()).contains("Other cells");
    LearningCurveSection curve =
        all(report.sections(), LearningCurveSection.class).findFirst().orElseThrow();
    assertThat(curve.sizes()).extracting(Size::share).containsExactly(Share.SUBSET, Share.ALL);
    assertThat(curve.sizes().get(0).trainingCells()).isEqualTo(25);
    // 120 cells in 2 folds, 20 % of all for validation: about 36 are left to learn from.
    assertThat(curve.sizes().get(1).trainingCells()).isBetween(32.0, 40.0);
    assertThat(curve.sizes()).allMatch(size -> size.difference().isPresent());
  }

  @Test
  void whatDirectTransferOwesToTheMixStandsInATableOfItsOwn() throws Exception {
    ReportModel report = transferred();

    MixSection section = all(report.sections(), MixSection.class).findFirst().orElseThrow();
    assertThat(section.mixes())
        .extracting(Mix::name)
        .containsExactly(
            "no mix: nothing corrected",
            "stated mix",
            "equal mix",
            "more LAMP5/PAX6/Other",
            "more PVALB",
            "more SST",
            "more VIP");
    assertThat(section.mixes().get(1).shares())
        .contains("LAMP5/PAX6/Other=0.2,PVALB=0.4,SST=0.2,VIP=0.2");
    assertThat(section.mixes())
        .allSatisfy(mix -> assertThat(mix.logistic().orElseThrow().interval()).isPresent());
    assertThat(section.mixes().get(0).network()).isPresent();
    // Mixes that nobody stated are no models to choose from.
    assertThat(((ResultsSection) report.sections().get(0)).rows())
        .extracting(ResultRow::model)
        .contains("direct, logistic regression, stated mix")
        .noneMatch(model -> model.contains("equal mix") || model.contains("more "));
  }

  @Test
  void resultsOfTheWithdrawnEstimateOfThePriorAreShownAsThoseOfAnEarlierVersion() throws Exception {
    Cohort human = cohort(Species.HUMAN);
    Learner withdrawn =
        new Learner() {
          @Override
          public String name() {
            return "direct, prior corrected";
          }

          @Override
          public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
            return LabelOnlyBaseline.applicableTo(cohort).get(0).fit(cohort, train, validation, 1);
          }
        };
    EvaluationTask task =
        new EvaluationTask(
            CohortDigest.of(human),
            human,
            new LearnerChoice(withdrawn, Map.of(), false),
            SplitChoice.DONOR.scheme(2, 0.2),
            1,
            1);

    ReportModel report = shown(List.of(task));

    assertThat(((ResultsSection) report.sections().get(0)).rows())
        .extracting(ResultRow::model)
        .containsExactly("direct, prior corrected (earlier version)");
  }

  /** The last of the tasks. */
  private static EvaluationTask ungrouped() {
    return tasks().get(tasks().size() - 1);
  }

  /** A transfer study of small networks, evaluated and shown as commands do it. */
  private ReportModel transferred() throws Exception {
    return shown(tasks());
  }

  private ReportModel shown(List<EvaluationTask> tasks) throws Exception {
    try (StudyStore store = StudyStore.open(folder)) {
      new CohortTable(store)
          .save(
              tasks.get(0).cohort(),
              SettingsJson.write(
                  new CohortSource(DataOrigin.SIMULATED, "test", List.of(), List.of("made up"))));
      EvaluationTable table = new EvaluationTable(store);
      new Evaluator(table, 2, Progress.silent()).run(tasks);
      table.show(tasks.stream().map(EvaluationTask::id).toList());
    }
    try (Study opened = Study.openExisting(folder)) {
      return opened
          .report(
              new StudyReport.Origin("test", "test", Instant.EPOCH),
              List.of(),
              ExtractionSettings.of(Preset.DEFAULT))
          .model();
    }
  }

  private static List<EvaluationTask> tasks() {
    Cohort mouse = cohort(Species.MOUSE);
    Cohort human = cohort(Species.HUMAN);
    SplitScheme donors = SplitChoice.DONOR.scheme(2, 0.2);
    SplitScheme cells = SplitChoice.CELL.scheme(2, 0.2);
    TransferStudy study =
        TransferStudy.of(
            mouse, human, donors, TransferSettings.paper().with(small(SequenceVariant.ATTENTION)));
    List<EvaluationTask> tasks = new ArrayList<>();
    for (TransferCondition condition :
        List.of(
            TransferCondition.CONTROL,
            TransferCondition.DIRECT,
            TransferCondition.DIRECT_LOGISTIC,
            TransferCondition.JOINT)) {
      tasks.add(task(new TransferLearner(study, condition, OptionalInt.empty()), human, donors));
    }
    ClassMix stated = ClassMix.equal(CLASSES).towards("PVALB");
    for (MixCase mix : MixCase.of(Optional.of(stated), CLASSES)) {
      TransferLearner learner =
          new TransferLearner(
              study, TransferCondition.DIRECT_LOGISTIC, OptionalInt.empty(), Optional.of(mix));
      tasks.add(
          new EvaluationTask(
              CohortDigest.of(human),
              human,
              new LearnerChoice(learner, Map.of(TransferPlan.MIX, mix.mix().toString()), false),
              donors,
              RUNS,
              1));
    }
    for (int few : List.of(25, 200)) {
      for (TransferCondition condition :
          List.of(TransferCondition.CONTROL, TransferCondition.JOINT)) {
        tasks.add(task(new TransferLearner(study, condition, OptionalInt.of(few)), human, donors));
      }
    }
    tasks.add(
        task(
            new TransferLearner(study, TransferCondition.CONTROL, OptionalInt.empty()),
            human,
            cells));
    return tasks;
  }

  private static EvaluationTask task(TransferLearner learner, Cohort cohort, SplitScheme scheme) {
    return new EvaluationTask(
        CohortDigest.of(cohort),
        cohort,
        new LearnerChoice(learner, Map.of(), false),
        scheme,
        RUNS,
        1);
  }

  private static List<FoldResult> folds(Cohort cohort, List<Split> splits, SequenceVariant variant)
      throws InterruptedException {
    List<FoldResult> folds = new ArrayList<>();
    CrossValidation.of(cohort, splits, () -> 0)
        .run(SequenceLearner.with(small(variant)), Runnable::run, folds::add);
    return folds;
  }

  private static SequenceSettings small(SequenceVariant variant) {
    SequenceSettings paper = SequenceSettings.paper(variant, Species.HUMAN);
    return paper.withUnits(8).withTraining(paper.training().withEpochs(4));
  }

  private static List<Importance> of(FoldDetails details, String kind) {
    return details.importances().stream().filter(each -> each.kind().equals(kind)).toList();
  }

  private static <S extends Section> Stream<S> all(List<Section> sections, Class<S> type) {
    return sections.stream()
        .flatMap(
            section ->
                section instanceof SectionGroup group
                    ? all(group.sections(), type)
                    : Stream.of(section).filter(type::isInstance).map(type::cast));
  }

  /** Three cells a donor; each class has a family that it differs in, and one tells nothing. */
  private static Cohort cohort(Species species) {
    SplittableRandom random = new SplittableRandom(3 + species.ordinal());
    List<Cell> cells = new ArrayList<>();
    for (int cell = 0; cell < CELLS; cell++) {
      cells.add(
          new Cell(
              species + " " + cell,
              species,
              Optional.of("donor " + cell / 3),
              Optional.of(CLASSES.get(cell % CLASSES.size())),
              Optional.empty()));
    }
    List<FamilyBlock> blocks = new ArrayList<>();
    for (int family = 0; family < FAMILIES.size(); family++) {
      String name = FAMILIES.get(family);
      FamilyBlock.Builder block =
          FamilyBlock.builder(
              name, List.of(new Column(name + " a", "mV"), new Column(name + " b", "s")), CELLS);
      for (int cell = 0; cell < CELLS; cell++) {
        block.set(cell, 0, random.nextGaussian() + (cell % CLASSES.size() == family ? 2 : 0));
        block.set(cell, 1, random.nextGaussian());
      }
      blocks.add(block.build());
    }
    return new Cohort(species.name().toLowerCase(Locale.ROOT), cells, blocks, List.of());
  }
}
