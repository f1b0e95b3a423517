package org.patchbridge.findings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.metric.ClassMetric.Kind;
import org.patchbridge.metric.Evaluation;
import org.patchbridge.metric.Predictions;
import org.patchbridge.report.answer.CohortAnswer;
import org.patchbridge.report.answer.CohortCells;
import org.patchbridge.report.answer.Gain;
import org.patchbridge.report.answer.HeldOutCalls;
import org.patchbridge.report.answer.PackedFamily;
import org.patchbridge.report.answer.StudyAnswers;
import org.patchbridge.report.answer.TracedCell;
import org.patchbridge.report.section.ComparisonSection;
import org.patchbridge.report.section.ComparisonSection.PairedComparison;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.Numbers;
import org.patchbridge.study.plan.StackedPlan;
import org.patchbridge.transfer.TransferCondition;

/** What the report opens with: one answer a cohort, and what models said of each cell. */
final class Answers {
  /** What is compared with a model that never saw the other species. */
  private static final Map<String, List<String>> GAINS =
      Map.of(
          TransferCondition.CONTROL.label(),
          List.of(TransferCondition.ENCODER.label(), TransferCondition.JOINT.label()),
          StackedPlan.STACKED_CONTROL,
          List.of(StackedPlan.STACKED));

  private static final int DECIMALS = 2;

  private Answers() {}

  /**
   * @param shown evaluations that the report shows in full, and baselines
   * @param traced sweeps of recorded cells
   */
  static StudyAnswers of(
      List<EvaluatedModel> shown,
      Optional<ComparisonSection> comparisons,
      List<TracedCell> traced) {
    Map<String, List<EvaluatedModel>> cohorts = new LinkedHashMap<>();
    for (EvaluatedModel each : shown) {
      cohorts.computeIfAbsent(each.cohort().name(), name -> new ArrayList<>()).add(each);
    }
    List<CohortAnswer> answers = new ArrayList<>();
    List<CohortCells> cells = new ArrayList<>();
    List<PackedFamily> families = new ArrayList<>();
    // Of cells that another cohort has measured, too, one is enough.
    Set<String> measured = new HashSet<>();
    cohorts.forEach(
        (name, models) -> {
          answers.add(answer(name, models, comparisons));
          cells.add(cells(models.get(0)));
          if (measured.addAll(ids(models.get(0).cohort()))) {
            families.addAll(FamilyTables.of(models.get(0).cohort()));
          }
        });
    return new StudyAnswers(
        answers,
        cells,
        shown.stream().filter(each -> !each.isBaseline()).map(Answers::calls).toList(),
        families,
        traced);
  }

  private static CohortAnswer answer(
      String cohort, List<EvaluatedModel> models, Optional<ComparisonSection> comparisons) {
    boolean anyGrouped =
        models.stream().anyMatch(each -> !each.isBaseline() && each.groupsDonors());
    List<EvaluatedModel> alike =
        models.stream()
            .filter(each -> each.groupsDonors() == anyGrouped)
            .filter(each -> Double.isFinite(each.macroF1()))
            .sorted(Comparator.comparingDouble(EvaluatedModel::macroF1).reversed())
            .toList();
    List<EvaluatedModel> compared = alike.stream().filter(each -> !each.isBaseline()).toList();
    List<EvaluatedModel> baselines = alike.stream().filter(EvaluatedModel::isBaseline).toList();
    List<Gain> gains = comparisons.map(pairs -> gains(pairs, models)).orElse(List.of());
    return new CohortAnswer(
        cohort,
        compared.stream().findFirst().map(best -> best.stored().id()),
        compared.stream().map(each -> each.stored().id()).toList(),
        baselines.stream().map(each -> each.stored().id()).toList(),
        gains,
        sentence(compared, baselines));
  }

  private static List<Gain> gains(ComparisonSection pairs, List<EvaluatedModel> models) {
    List<String> places =
        models.stream()
            .map(each -> each.cohort().name() + ", " + each.stored().scheme())
            .distinct()
            .toList();
    List<Gain> gains = new ArrayList<>();
    for (PairedComparison pair : pairs.comparisons()) {
      if (places.contains(pair.cohort())) {
        if (isGain(pair.first(), pair.second())) {
          gains.add(new Gain(pair.first(), pair.second(), pair.together()));
        } else if (isGain(pair.second(), pair.first())) {
          gains.add(new Gain(pair.second(), pair.first(), pair.together().negated()));
        }
      }
    }
    return gains;
  }

  private static boolean isGain(String model, String control) {
    return GAINS.getOrDefault(control, List.of()).contains(model);
  }

  private static String sentence(List<EvaluatedModel> compared, List<EvaluatedModel> baselines) {
    if (compared.isEmpty()) {
      return "No model was evaluated.";
    }
    EvaluatedModel best = compared.get(0);
    return (compared.size() == 1
            ? name(best) + " alone was tried"
            : name(best) + " is the best of " + compared.size() + " models")
        + hardest(best.evaluation())
        + baselines.stream()
            .findFirst()
            .map(
                each ->
                    " Labels alone, without any recording, give "
                        + Numbers.decimal(each.macroF1(), DECIMALS)
                        + ".")
            .orElse("");
  }

  private static String name(EvaluatedModel model) {
    return Titles.model(model.stored().learner());
  }

  private static String hardest(Evaluation evaluation) {
    int hardest = -1;
    for (int c = 0; c < evaluation.classes().size(); c++) {
      double f1 = evaluation.metric(Kind.F1, c).value();
      if (Double.isFinite(f1)
          && (hardest < 0 || f1 < evaluation.metric(Kind.F1, hardest).value())) {
        hardest = c;
      }
    }
    return hardest < 0
        ? "."
        : "; "
            + evaluation.classes().get(hardest)
            + " is the hardest class (F1 "
            + Numbers.decimal(evaluation.metric(Kind.F1, hardest).value(), DECIMALS)
            + ").";
  }

  private static List<String> ids(Cohort cohort) {
    return cohort.cells().stream().map(cell -> cell.species().label() + " " + cell.id()).toList();
  }

  private static CohortCells cells(EvaluatedModel model) {
    return new CohortCells(
        model.cohort().name(),
        model.cohort().cells().stream()
            .map(
                cell ->
                    new CohortCells.KnownCell(
                        cell.id(),
                        cell.species().label(),
                        cell.subclass(),
                        cell.donor(),
                        cell.condition()))
            .toList());
  }

  private static HeldOutCalls calls(EvaluatedModel model) {
    int cells = model.cohort().size();
    List<Integer> calls = new ArrayList<>(Collections.nCopies(cells, -1));
    List<Double> probabilities = new ArrayList<>(Collections.nCopies(cells, 0.0));
    Predictions predictions = model.predictions();
    for (int i = 0; i < predictions.size(); i++) {
      int cell = predictions.cell(i);
      if (calls.get(cell) < 0) {
        int called = predictions.predicted(i);
        calls.set(cell, called);
        probabilities.set(cell, predictions.probabilities(i)[called]);
      }
    }
    return new HeldOutCalls(
        model.stored().id(), model.cohort().name(), predictions.classes(), calls, probabilities);
  }
}
