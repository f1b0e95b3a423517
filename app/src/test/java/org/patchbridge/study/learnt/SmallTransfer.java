package org.patchbridge.study.learnt;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.sequence.SequenceLearner;
import org.patchbridge.sequence.SequenceSettings;
import org.patchbridge.sequence.SequenceVariant;
import org.patchbridge.simulate.StatisticalCohort;
import org.patchbridge.study.Evaluator;
import org.patchbridge.study.plan.EvaluationTask;
import org.patchbridge.study.plan.LearnerChoice;
import org.patchbridge.study.plan.SncgAlignment;
import org.patchbridge.study.plan.SplitChoice;
import org.patchbridge.study.plan.TransferPlan;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.study.store.CohortTable;
import org.patchbridge.study.store.EvaluationTable;
import org.patchbridge.study.store.SettingsJson;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.transfer.TransferCondition;
import org.patchbridge.transfer.TransferLearner;
import org.patchbridge.transfer.TransferSettings;
import org.patchbridge.transfer.TransferStudy;
import org.patchbridge.work.CohortDigest;
import org.patchbridge.work.Progress;

/** A transfer study of small networks, as commands evaluate it. */
public final class SmallTransfer {
  public static final Cohort MOUSE = new StatisticalCohort(Species.MOUSE, 160, 3).generate();
  public static final Cohort HUMAN = new StatisticalCohort(Species.HUMAN, 90, 3).generate();
  public static final int FOLDS = 3;

  /** Numbers of a vector: twice the units. */
  public static final int WIDTH = 12;

  private static final int RUNS = 2;
  private static final long FIRST_SEED = 36;

  private SmallTransfer() {}

  public static EvaluationTask task(TransferCondition condition, SplitChoice split) {
    TransferStudy study =
        TransferStudy.of(
            SncgAlignment.of(MOUSE, SncgPolicy.VIP),
            HUMAN,
            split.scheme(FOLDS, 0.2),
            TransferSettings.paper().with(small(SequenceVariant.ATTENTION)));
    Map<String, String> settings =
        Map.of(
            TransferPlan.MOUSE_COHORT,
            CohortDigest.of(MOUSE),
            TransferPlan.SNCG,
            SncgPolicy.VIP.name());
    return task(new LearnerChoice(new TransferLearner(study, condition), settings, false), split);
  }

  public static EvaluationTask task(SequenceVariant variant) {
    return task(
        new LearnerChoice(SequenceLearner.with(small(variant)), Map.of(), false),
        SplitChoice.DONOR);
  }

  private static EvaluationTask task(LearnerChoice learner, SplitChoice split) {
    return new EvaluationTask(
        CohortDigest.of(HUMAN), HUMAN, learner, split.scheme(FOLDS, 0.2), RUNS, FIRST_SEED);
  }

  private static SequenceSettings small(SequenceVariant variant) {
    SequenceSettings paper = SequenceSettings.paper(variant, Species.HUMAN);
    return paper.withUnits(WIDTH / 2).withTraining(paper.training().withEpochs(2));
  }

  /** Direct, encoder transfer, joint and human only. */
  public static List<EvaluationTask> conditions() {
    return Stream.of(
            TransferCondition.DIRECT,
            TransferCondition.ENCODER,
            TransferCondition.JOINT,
            TransferCondition.CONTROL)
        .map(condition -> task(condition, SplitChoice.DONOR))
        .toList();
  }

  /** Both cohorts, and the tasks evaluated and shown. */
  public static void evaluate(StudyStore store, List<EvaluationTask> tasks, int threads)
      throws InterruptedException {
    addCohorts(store);
    EvaluationTable table = new EvaluationTable(store);
    new Evaluator(table, threads, Progress.silent()).run(tasks);
    table.show(tasks.stream().map(EvaluationTask::id).toList());
  }

  public static void addCohorts(StudyStore store) {
    String source =
        SettingsJson.write(
            new CohortSource(DataOrigin.SIMULATED, "test", List.of(), List.of("made up")));
    for (Cohort cohort : List.of(MOUSE, HUMAN)) {
      new CohortTable(store).save(cohort, List.of(), source);
    }
  }
}
