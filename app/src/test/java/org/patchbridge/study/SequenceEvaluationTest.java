package org.patchbridge.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.patchbridge.evaluation.CrossValidation;
import org.patchbridge.evaluation.FoldResult;
import org.patchbridge.explain.AttentionSummary;
import org.patchbridge.family.Preset;
import org.patchbridge.forest.Balance;
import org.patchbridge.report.AttentionSection;
import org.patchbridge.report.DataOrigin;
import org.patchbridge.report.ImportanceSection;
import org.patchbridge.report.LearningCurveSection;
import org.patchbridge.report.LearningCurveSection.Share;
import org.patchbridge.report.LearningCurveSection.Size;
import org.patchbridge.report.ReportModel;
import org.patchbridge.report.Section;
import org.patchbridge.report.SectionGroup;
import org.patchbridge.sequence.SequenceClassifier;
import org.patchbridge.sequence.SequenceLearner;
import org.patchbridge.sequence.SequenceSettings;
import org.patchbridge.sequence.SequenceVariant;
import org.patchbridge.study.EvaluationSettings.Asked;
import org.patchbridge.study.EvaluationTable.Importance;
import org.patchbridge.study.EvaluationTable.StoredAttention;

/** Sequence models through the evaluation: what is kept of a fold, and what the report shows. */
class SequenceEvaluationTest {
  private static final double ROUNDING = 1e-12;
  private static final List<String> CLASSES = List.of("PVALB", "SST", "VIP");
  private static final List<String> FAMILIES = List.of("passive", "spike", "train", "ramp");
  private static final int CELLS = 72;

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
  void reportShowsAttentionOnceAModelAndTheCurveUpToAllTrainingCells() throws Exception {
    ReportModel report = transferred();

    List<AttentionSection> attention = all(report.sections(), AttentionSection.class).toList();
    // Direct application with another prior has the same weights; ungrouped folds are left out.
    assertThat(attention)
        .extracting(AttentionSection::title)
        .hasSize(4)
        .allMatch(title -> title.contains("donor"))
        .noneMatch(title -> title.contains("training cells"));
    for (AttentionSection each : attention) {
      assertThat(each.families().stream().mapToDouble(f -> f.attention()).sum())
          .isCloseTo(1, within(1e-6)); // weights are single precision
      assertThat(each.families()).allMatch(family -> family.importance().isPresent());
      assertThat(each.overSeeds().absence()).contains("one run");
    }
    List<LearningCurveSection> curves = all(report.sections(), LearningCurveSection.class).toList();
    assertThat(curves).hasSize(2);
    // 72 cells in 2 folds, 20 % of all for validation: about 22 are left to learn from.
    assertThat(curves.get(0).sizes()).extracting(Size::share).containsExactly(Share.ALL);
    assertThat(curves.get(0).sizes().get(0).trainingCells()).isBetween(18.0, 26.0);
    assertThat(curves.get(0).sizes().get(0).difference()).isPresent();
  }

  @Test
  void attentionIsNoColumnOfTheImportancesAndPublishedRowsFindTheirMeasuredOnes() throws Exception {
    ReportModel report = transferred();

    assertThat(all(report.sections(), ImportanceSection.class))
        .isNotEmpty()
        .allSatisfy(
            section -> {
              assertThat(section.columns()).isEmpty();
              assertThat(section.families())
                  .extracting(ImportanceSection.FamilyImportance::family)
                  .containsExactlyElementsOf(FAMILIES);
            });
  }

  private ReportModel transferred() throws Exception {
    EvaluationSettings settings =
        new EvaluationSettings(
            List.of(EvaluationPreset.TRANSFER, EvaluationPreset.CURVE),
            new Asked(Optional.empty(), Optional.of(2), Optional.of(1), Optional.empty()),
            10,
            List.of(Balance.BALANCED));
    try (Study study = Study.open(folder)) {
      for (Species species : List.of(Species.MOUSE, Species.HUMAN)) {
        study.add(
            cohort(species),
            new CohortSource(DataOrigin.SIMULATED, "test", List.of(), List.of("made up")));
      }
      study.evaluate(settings, 2, Progress.silent());
      return study
          .report(
              new StudyReport.Origin("test", "test", Instant.EPOCH),
              List.of(),
              ExtractionSettings.of(Preset.DEFAULT))
          .model();
    }
  }

  private static List<FoldResult> folds(Cohort cohort, List<Split> splits, SequenceVariant variant)
      throws InterruptedException {
    SequenceSettings paper = SequenceSettings.paper(variant, Species.HUMAN);
    SequenceSettings small = paper.withUnits(8).withTraining(paper.training().withEpochs(2));
    List<FoldResult> folds = new ArrayList<>();
    CrossValidation.of(cohort, splits, () -> 0)
        .run(SequenceLearner.with(small), Runnable::run, folds::add);
    return folds;
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
    return new Cohort(species.name().toLowerCase(java.util.Locale.ROOT), cells, blocks, List.of());
  }
}
