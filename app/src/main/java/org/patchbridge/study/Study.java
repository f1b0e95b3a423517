package org.patchbridge.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.cells.Material;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Covariates;
import org.patchbridge.dataset.Split;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.findings.BestFirst;
import org.patchbridge.findings.CellPages;
import org.patchbridge.findings.ComparedCohorts;
import org.patchbridge.findings.EvaluatedModel;
import org.patchbridge.findings.FoldAttention;
import org.patchbridge.findings.ReportedEvaluations;
import org.patchbridge.findings.SeparationAnalysis;
import org.patchbridge.findings.ShapeSections;
import org.patchbridge.findings.StudyReport;
import org.patchbridge.findings.TracedCells;
import org.patchbridge.leaderboard.JudgedFolder;
import org.patchbridge.leaderboard.Leaderboard;
import org.patchbridge.leaderboard.LeaderboardOfStudy;
import org.patchbridge.metric.Predictions;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.shape.cohort.MeasuredSpaces;
import org.patchbridge.study.contender.Contenders;
import org.patchbridge.study.export.StudyExport;
import org.patchbridge.study.learnt.EncoderSpaces;
import org.patchbridge.study.parquet.Gathering;
import org.patchbridge.study.plan.CovariateModels;
import org.patchbridge.study.plan.EvaluationPlan;
import org.patchbridge.study.plan.EvaluationSettings;
import org.patchbridge.study.plan.EvaluationTask;
import org.patchbridge.study.plan.LearnableColumns;
import org.patchbridge.study.plan.LearnerChoice;
import org.patchbridge.study.plan.PresetPlan;
import org.patchbridge.study.plan.TrainingRequest;
import org.patchbridge.study.plan.TransferPlan;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.study.store.CohortTable;
import org.patchbridge.study.store.ComputedTable;
import org.patchbridge.study.store.CovariateTable;
import org.patchbridge.study.store.EvaluationTable;
import org.patchbridge.study.store.ExtractedCohorts;
import org.patchbridge.study.store.ExtractedFeatures;
import org.patchbridge.study.store.ExtractionSummary;
import org.patchbridge.study.store.LabelTable;
import org.patchbridge.study.store.MetricTable;
import org.patchbridge.study.store.RecordingTable;
import org.patchbridge.study.store.SettingsJson;
import org.patchbridge.study.store.StoreFailure;
import org.patchbridge.study.store.StoredSource;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.table.CellLabel;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.title.CohortTitle;
import org.patchbridge.transfer.TransferCondition;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/**
 * A study folder, and the pipeline through it: cohorts in, splits, models, evaluation, report out.
 * Every step leaves its result in the store, so the next command, or the same one after an
 * interruption, goes on from there.
 */
public final class Study implements AutoCloseable {
  private final Path folder;
  private final StudyStore store;
  private final CohortTable cohorts;
  private final CovariateTable covariates;
  private final EvaluationTable evaluations;
  private final JudgedEvaluations judged;

  private Study(Path folder, StudyStore store) {
    this.folder = folder;
    this.store = store;
    this.cohorts = new CohortTable(store);
    this.covariates = new CovariateTable(store);
    this.evaluations = new EvaluationTable(store);
    this.judged = new JudgedEvaluations(new ComputedTable(store));
  }

  /** Opens the study of a folder, and begins one where there is none. */
  public static Study open(Path folder) {
    return new Study(folder, StudyStore.open(folder));
  }

  /**
   * @throws InputException where the folder holds no study
   */
  public static Study openExisting(Path folder) {
    requireExisting(folder);
    return open(folder);
  }

  /**
   * Opens a study for what needs no place in its store: reports and exports. It may be one that the
   * user may not write.
   *
   * @throws InputException where the folder holds no study, or one that the user may not read
   */
  public static Study openToRead(Path folder) {
    requireExisting(folder);
    return new Study(folder, StudyStore.openToRead(folder));
  }

  private static void requireExisting(Path folder) {
    StoreFailure.requireReadable(folder.resolve(StudyStore.FILE));
    if (!Files.isRegularFile(folder.resolve(StudyStore.FILE))) {
      throw new InputException(
          folder + ": there is no study here; name one with --study, or begin one with 'import'");
    }
  }

  /** Step 1: a cohort into the store. Importing the same content again changes nothing. */
  public void add(Cohort cohort, CohortSource source) {
    add(cohort, Covariates.NONE, source);
  }

  /** The same with what is known of its cells besides, which replaces what was known before. */
  public void add(Cohort cohort, Covariates known, CohortSource source) {
    add(cohort, List.of(), known, source);
  }

  private void add(Cohort cohort, List<String> recordings, Covariates known, CohortSource source) {
    covariates.replace(cohorts.save(cohort, recordings, SettingsJson.write(source)), known);
  }

  /**
   * Step 1 for recordings: features of each file into the store. Files that are done and unchanged
   * are skipped; one that cannot be used is reported and the others go on.
   *
   * @param threads files at a time; changes no number
   */
  public ExtractionSummary extract(
      RecordingFiles.Found found, ExtractionSettings settings, int threads, Progress progress)
      throws InterruptedException {
    RecordingTable recordings = new RecordingTable(store);
    return new Extractor(
            files -> recordings.left(files, settings),
            outcome -> recordings.save(outcome, settings),
            settings,
            threads,
            progress)
        .run(found, () -> recordings.absentFamilies(settings));
  }

  /**
   * Step 1 for recordings that were extracted elsewhere, with the rows that {@link #extract} here
   * would have made. Doing it again changes nothing.
   *
   * @param names of Parquet files, or of folders with such
   */
  public ExtractionSummary gather(List<Path> names, ExtractionSettings settings, Progress progress)
      throws InterruptedException {
    return new Gathering(store, settings, progress).of(names);
  }

  /** What is known of recorded cells besides their recordings; replaces earlier labels. */
  public void label(List<CellLabel> labels) {
    new LabelTable(store).replace(labels);
  }

  /**
   * The extracted recordings as cohorts, one a species, into the store.
   *
   * @param notes what a reader must know of the recordings
   */
  public ExtractedCohorts.Assembled addExtracted(
      ExtractionSettings settings,
      ExtractedFeatures features,
      DataOrigin origin,
      List<String> notes) {
    ExtractedCohorts.Assembled assembled = new ExtractedCohorts(store, settings).assemble(features);
    for (Cohort cohort : assembled.cohorts()) {
      CellOrigins counted = assembled.origins().of(cohort.cells(), origin);
      List<String> told = new ArrayList<>(notes);
      told.addAll(assembled.warnings());
      if (counted.simulated() > 0 && origin != DataOrigin.SIMULATED) {
        told.add(
            String.format(
                Locale.ROOT,
                "%s: %d of %d cells are simulated, as their recordings say; what holds for them"
                    + " need not hold for real cells.",
                CohortTitle.of(cohort.name(), true),
                counted.simulated(),
                cohort.size()));
      }
      add(
          cohort,
          assembled.recordings(cohort),
          Covariates.NONE,
          new CohortSource(
              counted.simulated() > 0 ? DataOrigin.SIMULATED : origin,
              "extracted from recordings, preset " + settings.preset().key(),
              List.of(),
              told,
              counted));
    }
    return assembled;
  }

  private interface PlanRun {
    void of(List<EvaluationTask> tasks) throws InterruptedException;
  }

  /** Step 2: every cohort, split, learnt and tested; finished folds are not done again. */
  public void evaluate(EvaluationSettings settings, int threads, Progress progress)
      throws InterruptedException {
    evaluate(settings, input -> true, progress, new Evaluator(evaluations, threads, progress)::run);
  }

  /**
   * The same for some of the cohorts; the others are there to learn from.
   *
   * @param chosen which cohorts are evaluated, by their names
   */
  public void evaluate(
      EvaluationSettings settings, Set<String> chosen, int threads, Progress progress)
      throws InterruptedException {
    evaluate(
        settings,
        input -> chosen.contains(input.cohort().name()),
        progress,
        new Evaluator(evaluations, threads, progress)::run);
  }

  /** The same by threads, or machines, that are not this process's to rule; see FoldFitter. */
  public void evaluate(EvaluationSettings settings, FoldFitting fitting, Progress progress)
      throws InterruptedException {
    evaluate(
        settings,
        input -> true,
        progress,
        new DistributedFolds(evaluations, fitting, progress)::run);
  }

  private void evaluate(
      EvaluationSettings settings, Predicate<StudyInput> chosen, Progress progress, PlanRun run)
      throws InterruptedException {
    List<StudyInput> inputs = inputs();
    if (inputs.isEmpty()) {
      throw new InputException(
          folder + ": the study has no cohort yet; name data to import, or run 'import' first");
    }
    inputs.forEach(input -> LearnableColumns.require(input.cohort()));
    EvaluationPlan plan =
        EvaluationPlan.of(
            inputs.stream().filter(chosen).toList(), inputs, settings, epoch -> progress.epoch());
    StudyFile.write(folder, inputs, settings);
    ReportedEvaluations before = reported(inputs);
    run.of(plan.tasks());
    MetricTable metrics = new MetricTable(store);
    for (EvaluationTask task : plan.tasks()) {
      Predictions predictions = Predictions.of(task.cohort(), evaluations.predictions(task.id()));
      metrics.save(task.id(), judged.of(task.id(), predictions, task.firstSeed()));
    }
    evaluations.show(before.after(plan));
  }

  /**
   * Step 2 for models of other programs: their test predictions, judged as the study's own are.
   *
   * @return each with its judgement
   * @throws InputException where a file cannot be used; then nothing is stored of any
   */
  public List<JudgedContender> judge(List<Path> predictions) {
    List<StudyInput> inputs = inputs();
    ReportedEvaluations before = reported(inputs);
    List<Contenders.Entered> entered = new Contenders(evaluations, inputs).enter(predictions);
    MetricTable metrics = new MetricTable(store);
    List<JudgedContender> contenders = new ArrayList<>();
    for (EvaluatedModel model :
        evaluated(entered.stream().map(Contenders.Entered::evaluation).toList(), inputs)) {
      metrics.save(model.stored().id(), model.evaluation());
      entered.stream()
          .filter(each -> each.evaluation().id().equals(model.stored().id()))
          .map(each -> JudgedContender.of(each, model))
          .forEach(contenders::add);
    }
    evaluations.show(before.after(entered.stream().map(Contenders.Entered::evaluation).toList()));
    return contenders;
  }

  /**
   * Models of other programs judged in the same way, beside those of the study; nothing is stored
   * of them. A file that cannot be used keeps no other out.
   *
   * @param files of predictions
   * @param names of cohorts that are shown; none for all
   * @throws InputException where there is no such cohort
   */
  public Leaderboard leaderboard(List<Path> files, Set<String> names, Progress progress)
      throws InterruptedException {
    List<StudyInput> inputs = inputs();
    requireCohorts(names, inputs);
    List<EvaluatedModel> own =
        evaluated(
                reported(inputs).reported().stream().filter(Contenders::isOfStudy).toList(), inputs)
            .stream()
            .filter(EvaluatedModel::isWhole)
            .toList();
    JudgedFolder folder =
        JudgedFolder.of(files, new Contenders(evaluations, inputs), this::judged, progress);
    return LeaderboardOfStudy.of(own, folder, names);
  }

  private static void requireCohorts(Set<String> names, List<StudyInput> inputs) {
    List<String> known = inputs.stream().map(input -> input.cohort().name()).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new InputException(
            "the study has no cohort '" + name + "'; it has: " + String.join(", ", known));
      }
    }
  }

  private EvaluatedModel judged(Contenders.Entered entered) {
    Cohort cohort = entered.input().cohort();
    Predictions predictions = Predictions.of(cohort, entered.folds());
    EvaluationTable.StoredEvaluation evaluation = entered.evaluation();
    return new EvaluatedModel(
        evaluation,
        cohort,
        entered.input().source(),
        entered.splits(),
        predictions,
        judged.of(evaluation.id(), predictions, evaluation.firstSeed()),
        List.of(),
        FoldAttention.of(cohort, entered.splits(), List.of()),
        OptionalDouble.empty());
  }

  /**
   * What a report compares cells by, so that it need not compute it: embeddings, separation, what
   * two species have in common.
   *
   * @throws InterruptedException after an interruption; what was finished is kept
   */
  public void compare(ExtractionSettings settings, int threads, Progress progress)
      throws InterruptedException {
    List<StudyInput> inputs = inputs();
    new SeparationAnalysis(new ComputedTable(store))
        .prepare(ComparedCohorts.of(evaluated(reported(inputs), inputs)), threads, progress);
    new TracedCells(
            new ComputedTable(store),
            new RecordingTable(store).all(),
            new LabelTable(store).all(),
            settings)
        .prepare(threads, progress);
  }

  /**
   * Step 3: all that was evaluated of the study's cohorts as a page to read and as JSON, whichever
   * command did it; see {@link ReportedEvaluations}.
   *
   * @param target folder for the page, the JSON and the figures
   * @param cells ids or file names of extracted recordings that get a part of their own
   * @param settings they were extracted with
   */
  public StudyReport report(
      Path target, StudyReport.Origin origin, List<String> cells, ExtractionSettings settings) {
    List<RecordingTable.StoredRecording> recordings = new RecordingTable(store).all();
    List<StudyInput> inputs = inputs();
    ReportedEvaluations reported = reported(inputs);
    return StudyReport.write(
        target,
        evaluated(reported, inputs),
        reported.notes(),
        new SeparationAnalysis(new ComputedTable(store)),
        new ShapeSections(inputs.stream().map(StudyInput::cohort).toList())
            .of(spaces(inputs).kept()),
        new CellPages(recordings, new LabelTable(store).all(), settings).of(cells),
        new TracedCells(
            new ComputedTable(store), recordings, new LabelTable(store).all(), settings),
        origin);
  }

  /** All that {@link #report} would tell of, the best first. */
  public List<EvaluatedModel> evaluated() {
    List<StudyInput> inputs = inputs();
    return evaluated(reported(inputs), inputs);
  }

  /**
   * A model of all labelled cells of a cohort, to be saved; what it is worth is measured on folds,
   * which are in the store as they are finished.
   *
   * @param extraction settings that recordings of the study were extracted with
   */
  public Bundle train(
      TrainingRequest settings,
      ExtractionSettings extraction,
      TrainingStamp stamp,
      int threads,
      Progress progress)
      throws InterruptedException {
    List<StudyInput> inputs = inputs();
    TrainingMaterial materials = new TrainingMaterial(inputs, store, extraction);
    StudyInput input = materials.input(settings.cohort());
    LearnableColumns.require(input.cohort());
    Material material = materials.of(input, settings.covariates());
    LearnerChoice choice =
        settings
            .model()
            .learner(input, material.cohort(), inputs, settings.trees(), settings.sncg());
    return new Trainer(new ComputedTable(store), threads, progress)
        .train(CovariateModels.told(choice, settings.covariates()), material, settings, stamp);
  }

  /** The same into the study's own folder for reports. */
  public StudyReport report(
      StudyReport.Origin origin, List<String> cells, ExtractionSettings settings) {
    return report(reportFolder(), origin, cells, settings);
  }

  /** Where the report of a study goes unless another folder is chosen. */
  public Path reportFolder() {
    return folder.resolve("report");
  }

  /** The spaces of its cells, and what was found of their shape. */
  public StudySpaces spaces() {
    return spaces(inputs());
  }

  private StudySpaces spaces(List<StudyInput> inputs) {
    return new StudySpaces(
        folder.resolve("topology"),
        inputs,
        List.of(
            MeasuredSpaces.features(),
            MeasuredSpaces.components(),
            EncoderSpaces.pooled(store),
            EncoderSpaces.byFold(store)));
  }

  /** All tables for other programs. */
  public StudyExport export() {
    return new StudyExport(store);
  }

  /**
   * Whether a human cohort has a mouse cohort to learn from.
   *
   * @param sncg what mouse cells of this subclass count as
   */
  public boolean hasPartnersForTransfer(SncgPolicy sncg) {
    List<StudyInput> inputs = inputs();
    return inputs.stream()
        .map(input -> new PresetPlan.Target(input, inputs))
        .anyMatch(target -> TransferPlan.partner(target, sncg).isPresent());
  }

  /** The newest cohort of every name, with where it comes from. */
  public List<StudyInput> inputs() {
    List<StudyInput> inputs = new ArrayList<>();
    for (CohortTable.StoredCohort stored : cohorts.newest()) {
      Cohort cohort = cohorts.load(stored.id());
      inputs.add(
          new StudyInput(
              stored.id(),
              cohort,
              StoredSource.of(stored.source(), cohort),
              covariates.load(stored.id(), cohort.size())));
    }
    return inputs;
  }

  private ReportedEvaluations reported(List<StudyInput> inputs) {
    return ReportedEvaluations.of(
        evaluations.shown(),
        evaluations.finished(),
        inputs.stream().map(StudyInput::cohortId).collect(Collectors.toSet()));
  }

  private List<EvaluatedModel> evaluated(ReportedEvaluations reported, List<StudyInput> inputs) {
    return evaluated(reported.reported(), inputs);
  }

  private List<EvaluatedModel> evaluated(
      List<EvaluationTable.StoredEvaluation> evaluations, List<StudyInput> inputs) {
    List<EvaluatedModel> all = new ArrayList<>();
    for (EvaluationTable.StoredEvaluation stored : evaluations) {
      inputs.stream()
          .filter(input -> input.cohortId().equals(stored.cohortId()))
          .forEach(input -> all.add(evaluated(stored, input)));
    }
    return BestFirst.of(all, inputs);
  }

  private EvaluatedModel evaluated(EvaluationTable.StoredEvaluation stored, StudyInput input) {
    Predictions predictions = Predictions.of(input.cohort(), evaluations.predictions(stored.id()));
    List<Split> splits = evaluations.splits(stored.id());
    return new EvaluatedModel(
        named(stored),
        input.cohort(),
        input.source(),
        splits,
        predictions,
        judged.of(stored.id(), predictions, stored.firstSeed()),
        evaluations.meanImportances(stored.id()),
        FoldAttention.of(input.cohort(), splits, evaluations.attention(stored.id())),
        evaluations.outOfBag(stored.id()));
  }

  /** A condition that there is no longer is shown for what it is. */
  private static EvaluationTable.StoredEvaluation named(EvaluationTable.StoredEvaluation stored) {
    return stored.learner().equals(TransferCondition.WITHDRAWN)
        ? stored.withLearner(stored.learner() + " (earlier version)")
        : stored;
  }

  @Override
  public void close() {
    store.close();
  }
}
