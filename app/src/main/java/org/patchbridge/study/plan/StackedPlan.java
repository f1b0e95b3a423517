package org.patchbridge.study.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.ensemble.EnsembleLearner;
import org.patchbridge.evaluation.EarlyStopping;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.evaluation.OtherFeatures;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.transfer.TransferCondition;
import org.patchbridge.transfer.TransferLearner;
import org.patchbridge.transfer.TransferStudy;

/**
 * What mouse cells add to the strongest human model: the default ensemble, the same with joint
 * transfer as one more member, and the control, the same with the network of human cells only in
 * place of transfer, all on the same folds. Both networks see the human cells by the features that
 * they share with mouse cells; the ensemble weighs them on inner folds like any other member.
 */
public final class StackedPlan implements PresetPlan {
  /** Name of the ensemble with transfer, as it stands in tables. */
  public static final String STACKED = "ensemble and transfer";

  /** Name of the ensemble with a network that never saw a mouse cell. */
  public static final String STACKED_CONTROL = "ensemble and human only";

  /** Human cells by the features they share with mouse cells, and these. */
  private record BothSpecies(StudyInput human, StudyInput mouse) {}

  @Override
  public List<LearnerChoice> models(
      Target target, SplitScheme scheme, EvaluationSettings settings) {
    return pair(target, settings.sncg())
        .map(pair -> models(target, pair, scheme, settings))
        .orElse(List.of());
  }

  private static List<LearnerChoice> models(
      Target target, BothSpecies pair, SplitScheme scheme, EvaluationSettings settings) {
    LearnerChoice alone = DefaultPlan.ensemble(target.cohort(), settings.trees());
    TransferStudy study =
        TransferPlan.study(pair.mouse(), pair.human().cohort(), scheme, settings.sncg())
            .with(target.listener());
    return List.of(
        with(STACKED, TransferCondition.JOINT, study, alone, pair, settings),
        with(STACKED_CONTROL, TransferCondition.CONTROL, study, alone, pair, settings),
        alone);
  }

  private static LearnerChoice with(
      String name,
      TransferCondition condition,
      TransferStudy study,
      LearnerChoice alone,
      BothSpecies pair,
      EvaluationSettings settings) {
    Map<String, String> kept = new TreeMap<>(alone.settings());
    kept.put("network", condition.label());
    kept.put("mouse cohort", pair.mouse().cohortId());
    kept.put("aligned cohort", pair.human().cohortId());
    kept.put("sncg", settings.sncg().name());
    Learner network =
        new OtherFeatures(
            new EarlyStopping(new TransferLearner(study, condition)), pair.human().cohort());
    return new LearnerChoice(
        EnsembleLearner.of(name, List.of(alone.learner(), network)), kept, false);
  }

  /** The first other human cohort of the same cells that mouse cells share all features with. */
  private static Optional<BothSpecies> pair(Target target, SncgPolicy sncg) {
    Set<String> ids = ids(target.cohort());
    for (StudyInput other : target.all()) {
      boolean sameCells =
          other != target.input()
              && other.cohort().classes().equals(target.cohort().classes())
              && ids(other.cohort()).containsAll(ids);
      Optional<StudyInput> mouse =
          sameCells
              ? TransferPlan.partner(new Target(other, target.all()), sncg)
              : Optional.empty();
      if (mouse.isPresent()) {
        return Optional.of(new BothSpecies(other, mouse.get()));
      }
    }
    return Optional.empty();
  }

  private static Set<String> ids(Cohort cohort) {
    return cohort.cells().stream().map(Cell::id).collect(Collectors.toCollection(HashSet::new));
  }
}
