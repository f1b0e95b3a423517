package org.patchbridge.study.plan;

import java.util.List;
import java.util.Map;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.sequence.SequenceLearner;
import org.patchbridge.sequence.SequenceSettings;
import org.patchbridge.sequence.SequenceVariant;

/**
 * The single-species models of arXiv 2603.11000 with its seeds and splits, donor-grouped folds
 * beside them: sequence models, and the feature-engineered baseline on the same test cells. The
 * paper has no human sequence model without attention.
 */
final class PaperPlan implements PresetPlan {
  private static final double VALIDATION_SHARE = 0.2;
  private static final int RUNS = 10;
  private static final long FIRST_MOUSE_SEED = 23;
  private static final long FIRST_HUMAN_SEED = 9;

  @Override
  public List<LearnerChoice> models(
      Target target, SplitScheme scheme, EvaluationSettings settings) {
    Species species = species(target.cohort());
    List<SequenceVariant> variants =
        species == Species.MOUSE
            ? List.of(SequenceVariant.values())
            : List.of(
                SequenceVariant.ATTENTION,
                SequenceVariant.ATTENTION_SMOTE,
                SequenceVariant.ARCFACE_SMOTE);
    return variants.stream()
        .map(
            variant -> {
              SequenceSettings paper = SequenceSettings.paper(variant, species);
              Map<String, String> kept = Map.of("preset", "paper", "species", species.name());
              boolean bounded = species == Species.MOUSE;
              return new LearnerChoice(
                  SequenceLearner.with(bounded ? settings.bounded(paper) : paper)
                      .with(target.listener()),
                  bounded ? settings.boundedWith(kept) : kept,
                  false);
            })
        .toList();
  }

  @Override
  public List<LearnerChoice> withoutValidation(Target target, EvaluationSettings settings) {
    return GouwensPlan.choices(target.cohort(), settings.trees());
  }

  @Override
  public EvaluationProtocol protocol(Cohort cohort) {
    return species(cohort) == Species.MOUSE
        ? new EvaluationProtocol(
            List.of(SplitChoice.DONOR, SplitChoice.HOLDOUT),
            5,
            VALIDATION_SHARE,
            RUNS,
            FIRST_MOUSE_SEED)
        : new EvaluationProtocol(
            List.of(SplitChoice.DONOR, SplitChoice.CELL),
            5,
            VALIDATION_SHARE,
            RUNS,
            FIRST_HUMAN_SEED);
  }

  /** Of all cells, or human where they are of both: the protocol with fewer assumptions. */
  static Species species(Cohort cohort) {
    return cohort.cells().stream().allMatch(cell -> cell.species() == Species.MOUSE)
        ? Species.MOUSE
        : Species.HUMAN;
  }
}
