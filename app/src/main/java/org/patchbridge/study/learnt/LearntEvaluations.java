package org.patchbridge.study.learnt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.sequence.SequenceVariant;
import org.patchbridge.study.learnt.VectorTable.StoredVector;
import org.patchbridge.study.plan.SncgAlignment;
import org.patchbridge.study.plan.TransferPlan;
import org.patchbridge.study.store.EvaluationTable;
import org.patchbridge.study.store.EvaluationTable.StoredEvaluation;
import org.patchbridge.study.store.SettingsJson;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.title.ModelTitle;
import org.patchbridge.transfer.TransferCondition;

/** Finished evaluations of a cohort that have vectors, those of the same cells together. */
final class LearntEvaluations {
  /** What a transfer starts from comes first, what did without the mouse last. */
  private static final List<TransferCondition> ORDER =
      List.of(
          TransferCondition.DIRECT,
          TransferCondition.ENCODER,
          TransferCondition.JOINT,
          TransferCondition.CONTROL);

  private static final List<String> LEARNERS =
      ORDER.stream().map(TransferCondition::label).toList();

  private final StudyStore store;

  LearntEvaluations(StudyStore store) {
    this.store = store;
  }

  /**
   * An evaluation with its vectors.
   *
   * @param settings as they are stored
   */
  record Learnt(String learner, Map<String, String> settings, List<StoredVector> vectors) {

    /** Digest of the mouse cohort; empty where there is none. */
    Optional<String> mouseCohort() {
      return Optional.ofNullable(settings.get(TransferPlan.MOUSE_COHORT));
    }

    /** The mouse cohort under the subclasses that were learnt. */
    Cohort aligned(Cohort mouse) {
      for (SncgPolicy policy : SncgPolicy.values()) {
        if (policy.name().equals(settings.get(TransferPlan.SNCG))) {
          return SncgAlignment.of(mouse, policy);
        }
      }
      return mouse;
    }

    /** For names of files. */
    String key() {
      return learner.equals(TransferCondition.DIRECT.label())
          ? "mouse-model"
          : learner.replace(",", "").replace(' ', '-');
    }

    /** For people. */
    String title() {
      return ModelTitle.of(learner);
    }

    private Set<String> testedCells() {
      return vectors.stream()
          .filter(StoredVector::isTested)
          .map(each -> each.fold() + "\n" + each.cohort() + "\n" + each.cellId())
          .collect(Collectors.toSet());
    }
  }

  /** First those that learnt from a mouse cohort, in the order of a transfer, then those alone. */
  List<List<Learnt>> of(StudyInput input) {
    Map<Set<String>, Map<String, Learnt>> together = new LinkedHashMap<>();
    for (StoredEvaluation evaluation : finished(input)) {
      boolean alone = evaluation.learner().equals(SequenceVariant.ATTENTION.label());
      if (!alone && !LEARNERS.contains(evaluation.learner())) {
        continue;
      }
      List<StoredVector> vectors = new VectorTable(store).of(evaluation.id());
      if (!vectors.isEmpty()) {
        Learnt learnt =
            new Learnt(evaluation.learner(), SettingsJson.readMap(evaluation.settings()), vectors);
        together
            .computeIfAbsent(learnt.testedCells(), cells -> new LinkedHashMap<>())
            .putIfAbsent(learnt.learner(), learnt);
      }
    }
    return together.values().stream()
        .map(each -> ordered(each.values()))
        .sorted(Comparator.comparing(each -> each.get(0).mouseCohort().isEmpty()))
        .toList();
  }

  private static List<Learnt> ordered(Iterable<Learnt> unordered) {
    List<Learnt> ordered = new ArrayList<>();
    unordered.forEach(ordered::add);
    ordered.sort(Comparator.comparingInt(each -> LEARNERS.indexOf(each.learner())));
    return ordered;
  }

  /** What was asked for last before what is older. */
  private List<StoredEvaluation> finished(StudyInput input) {
    EvaluationTable table = new EvaluationTable(store);
    List<StoredEvaluation> finished = table.finished();
    Set<String> ids = finished.stream().map(StoredEvaluation::id).collect(Collectors.toSet());
    List<StoredEvaluation> ordered = new ArrayList<>(table.shown());
    ordered.addAll(finished);
    Set<String> seen = new HashSet<>();
    return ordered.stream()
        .filter(each -> each.cohortId().equals(input.cohortId()))
        .filter(each -> ids.contains(each.id()) && seen.add(each.id()))
        .toList();
  }
}
