package org.patchbridge.study.contender;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.patchbridge.dataset.Split;
import org.patchbridge.metric.FoldId;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.study.store.EvaluationTable;
import org.patchbridge.study.store.EvaluationTable.StoredEvaluation;
import org.patchbridge.study.store.SettingsJson;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.work.CohortDigest;
import org.patchbridge.work.InputException;

/**
 * Puts predictions of other programs into a study as evaluations, so that they are judged with the
 * same intervals, paired with the study's models where the folds are the same, and audited for
 * donors on both sides. What a model learnt from, no file can prove: that it is the training part
 * of each fold is the word of who made it.
 */
public final class Contenders {
  /** Setting that only evaluations of other programs' predictions have. */
  private static final String PREDICTIONS = "predictions";

  /** Changes whenever the numbers of unchanged predictions would. */
  private static final int METHOD_VERSION = 1;

  private final EvaluationTable table;
  private final List<StudyInput> inputs;

  /** The study's own, once they are asked for: they are the same for all files. */
  private List<StoredEvaluation> ofStudy;

  private final Map<String, List<Split>> splitsKnown = new HashMap<>();

  public Contenders(EvaluationTable table, List<StudyInput> inputs) {
    this.table = table;
    this.inputs = List.copyOf(inputs);
  }

  /**
   * A model as an evaluation, which need not be in the store.
   *
   * @param input the cohort
   * @param splits of which it tested the cells
   * @param isPaired whether its folds are those of an evaluation of the study
   * @param labelsOnly whether it gave no probabilities, so that nothing is known of its certainty
   */
  public record Entered(
      StoredEvaluation evaluation,
      StudyInput input,
      List<Split> splits,
      List<FoldPredictions> folds,
      Path file,
      boolean isPaired,
      boolean labelsOnly) {

    public Entered {
      splits = List.copyOf(splits);
      folds = List.copyOf(folds);
    }
  }

  /**
   * Reads all files before anything is stored.
   *
   * @throws InputException where a file cannot be used, or a model is called like one of the study
   */
  public List<Entered> enter(List<Path> files) {
    List<Contender> contenders = new ArrayList<>();
    for (Path file : files) {
      contenders.addAll(ContenderFile.read(file, PredictionFiles.name(file), inputs));
    }
    refuseNamesTaken(contenders);
    List<Entered> all = contenders.stream().map(this::entered).toList();
    all.forEach(this::store);
    return all;
  }

  /**
   * The models of one file; nothing is stored.
   *
   * @param name of the model, where the file does not give it
   * @throws InputException as {@link #enter}
   */
  public List<Entered> read(Path file, String name) {
    List<Contender> contenders = ContenderFile.read(file, name, inputs);
    refuseNamesTaken(contenders);
    return contenders.stream().map(this::entered).toList();
  }

  private Entered entered(Contender contender) {
    FoldsTested folds = folds(contender);
    Map<String, String> settings = new TreeMap<>(folds.settings());
    settings.put("learner", contender.name());
    settings.put("role", "model");
    settings.put("cohort", contender.input().cohortId());
    settings.put(PREDICTIONS, contender.sha256());
    settings.put("method version", Integer.toString(METHOD_VERSION));
    StoredEvaluation evaluation =
        new StoredEvaluation(
            CohortDigest.ofText(settings.toString()),
            contender.input().cohortId(),
            contender.name(),
            folds.scheme(),
            folds.runs(),
            folds.firstSeed(),
            contender.input().cohort().classes(),
            SettingsJson.write(settings));
    return new Entered(
        evaluation,
        contender.input(),
        folds.splits(),
        contender.folds(),
        contender.file(),
        folds.isOfStudy(),
        contender.labelsOnly());
  }

  private void store(Entered entered) {
    String id = entered.evaluation().id();
    table.begin(entered.evaluation(), entered.splits());
    Set<FoldId> stored = new HashSet<>(table.finishedFolds(id));
    for (FoldPredictions fold : entered.folds()) {
      if (!stored.contains(fold.id())) {
        table.finish(id, fold, 0, OptionalDouble.empty(), List.of());
      }
    }
  }

  private FoldsTested folds(Contender contender) {
    for (StoredEvaluation stored : ofStudy()) {
      if (stored.cohortId().equals(contender.input().cohortId())) {
        var same = FoldsTested.ofEvaluation(stored, splits(stored.id()), contender);
        if (same.isPresent()) {
          return same.get();
        }
      }
    }
    return FoldsTested.own(contender);
  }

  private List<StoredEvaluation> ofStudy() {
    if (ofStudy == null) {
      ofStudy = table.finished().stream().filter(Contenders::isOfStudy).toList();
    }
    return ofStudy;
  }

  private List<Split> splits(String id) {
    return splitsKnown.computeIfAbsent(id, table::splits);
  }

  private void refuseNamesTaken(List<Contender> contenders) {
    Set<List<String>> taken = new HashSet<>();
    ofStudy().forEach(stored -> taken.add(List.of(stored.cohortId(), stored.learner())));
    for (Contender contender : contenders) {
      if (!taken.add(List.of(contender.input().cohortId(), contender.name()))) {
        throw new InputException(
            contender.file()
                + ": cohort "
                + contender.input().title()
                + " has a model '"
                + contender.name()
                + "' already; give it another name in column 'learner', or rename the file");
      }
    }
  }

  /** Whether the study computed it, in place of reading another program's predictions. */
  public static boolean isOfStudy(StoredEvaluation stored) {
    return !SettingsJson.readMap(stored.settings()).containsKey(PREDICTIONS);
  }
}
