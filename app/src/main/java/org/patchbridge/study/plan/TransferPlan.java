package org.patchbridge.study.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.Species;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.transfer.ClassMix;
import org.patchbridge.transfer.MixCase;
import org.patchbridge.transfer.TransferCondition;
import org.patchbridge.transfer.TransferLearner;
import org.patchbridge.transfer.TransferSettings;
import org.patchbridge.transfer.TransferStudy;
import org.patchbridge.work.InputException;

/**
 * What mouse cells add for human ones, on the folds and seeds of arXiv 2603.11000: for every human
 * cohort to which the study has a mouse cohort of the same classes and features.
 *
 * @param trainingCells human training cells of a learning curve; empty for all of them, in all
 *     conditions
 */
public record TransferPlan(List<Integer> trainingCells) implements PresetPlan {
  private static final List<TransferCondition> CONDITIONS =
      List.of(
          TransferCondition.CONTROL,
          TransferCondition.ENCODER,
          TransferCondition.JOINT,
          TransferCondition.DIRECT,
          TransferCondition.DIRECT_LOGISTIC);

  /** Changes with what direct conditions compute. */
  private static final Map<String, String> OF_DIRECT =
      Map.of("columns that mouse cells lack", "absent");

  public static final TransferCondition ALONE = TransferCondition.CONTROL;
  public static final TransferCondition WITH_MOUSE = TransferCondition.JOINT;

  /** With and without mouse; the other conditions are the same story. */
  public static final List<TransferCondition> CURVE_CONDITIONS = List.of(ALONE, WITH_MOUSE);

  /** Human training cells of the learning curve, short of all. */
  public static final List<Integer> CURVE_CELLS = List.of(25, 50, 100, 200);

  /** Setting under which the digest of the mouse cohort is kept with an evaluation. */
  public static final String MOUSE_COHORT = "mouse cohort";

  /**
   * Setting that says what mouse Sncg cells counted as: a policy's name, or nothing was changed.
   */
  public static final String SNCG = "sncg";

  /** Setting under which the shares of a mix are kept with an evaluation. */
  public static final String MIX = "mix";

  private static final double VALIDATION_SHARE = 0.2;
  private static final int RUNS = 10;
  private static final int RUNS_OF_A_CURVE = 3;
  private static final long FIRST_SEED = 36;

  @Override
  public List<LearnerChoice> models(
      Target target, SplitScheme scheme, EvaluationSettings settings) {
    Optional<StudyInput> mouse = partner(target, settings.sncg());
    if (mouse.isEmpty()) {
      return List.of();
    }
    TransferStudy study =
        study(mouse.get(), target.cohort(), scheme, settings.sncg(), schedule(settings))
            .with(target.listener());
    TransferStudy alone =
        study(mouse.get(), target.cohort(), scheme, settings.sncg()).with(target.listener());
    Map<String, String> ofAlone =
        Map.of(
            "schedule",
            "paper",
            MOUSE_COHORT,
            mouse.get().cohortId(),
            SNCG,
            mouse.get().cohort().classes().equals(target.cohort().classes())
                ? "as imported"
                : settings.sncg().name());
    Map<String, String> kept = settings.boundedWith(ofAlone);
    List<LearnerChoice> choices = new ArrayList<>();
    if (trainingCells.isEmpty()) {
      CONDITIONS.forEach(
          condition ->
              choices.add(
                  condition == ALONE
                      ? choice(alone, condition, OptionalInt.empty(), ofAlone)
                      : choice(study, condition, OptionalInt.empty(), kept)));
      for (MixCase mix : MixCase.of(stated(target, settings), target.cohort().classes())) {
        // A network is trained anew for every mix, so others than the stated one would take long.
        CONDITIONS.stream()
            .filter(TransferCondition::isDirect)
            .filter(condition -> mix.isStated() || condition == TransferCondition.DIRECT_LOGISTIC)
            .forEach(condition -> choices.add(choice(study, condition, mix, kept)));
      }
    }
    for (int cells : trainingCells) {
      CURVE_CONDITIONS.forEach(
          condition -> choices.add(choice(study, condition, OptionalInt.of(cells), kept)));
    }
    return choices;
  }

  /** With the mouse cohort's Sncg cells as the human labels have them. */
  static TransferStudy study(StudyInput mouse, Cohort human, SplitScheme scheme, SncgPolicy sncg) {
    return study(mouse, human, scheme, sncg, TransferSettings.paper());
  }

  private static TransferStudy study(
      StudyInput mouse,
      Cohort human,
      SplitScheme scheme,
      SncgPolicy sncg,
      TransferSettings schedule) {
    return TransferStudy.of(SncgAlignment.of(mouse.cohort(), sncg), human, scheme, schedule);
  }

  private static TransferSettings schedule(EvaluationSettings settings) {
    TransferSettings paper = TransferSettings.paper();
    return paper.with(settings.bounded(paper.model()));
  }

  /** What the user states, checked against the subclasses of the cohort; never counted. */
  private static Optional<ClassMix> stated(Target target, EvaluationSettings settings) {
    if (settings.mix().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ClassMix.of(settings.mix(), target.cohort().classes()));
    } catch (IllegalArgumentException wrong) {
      throw new InputException(
          "--mix, for " + target.input().title() + ": " + wrong.getMessage(), wrong);
    }
  }

  private static LearnerChoice choice(
      TransferStudy study,
      TransferCondition condition,
      OptionalInt cells,
      Map<String, String> settings) {
    Map<String, String> kept = new TreeMap<>(settings);
    if (condition.isDirect()) {
      kept.putAll(OF_DIRECT);
    }
    return new LearnerChoice(new TransferLearner(study, condition, cells), kept, false);
  }

  private static LearnerChoice choice(
      TransferStudy study, TransferCondition condition, MixCase mix, Map<String, String> settings) {
    Map<String, String> kept = new TreeMap<>(settings);
    kept.putAll(OF_DIRECT);
    kept.put(MIX, mix.mix().toString());
    return new LearnerChoice(
        new TransferLearner(study, condition, OptionalInt.empty(), Optional.of(mix)), kept, false);
  }

  /** The mouse cohort that a human one can learn from. */
  public static Optional<StudyInput> partner(Target target, SncgPolicy sncg) {
    if (PaperPlan.species(target.cohort()) == Species.MOUSE) {
      return Optional.empty();
    }
    return target.all().stream()
        .filter(other -> PaperPlan.species(other.cohort()) == Species.MOUSE)
        .filter(other -> sameShape(SncgAlignment.of(other.cohort(), sncg), target.cohort()))
        .findFirst();
  }

  private static boolean sameShape(Cohort mouse, Cohort human) {
    return mouse.classes().equals(human.classes())
        && names(mouse).equals(names(human))
        && mouse.matrix().familyOfColumn().equals(human.matrix().familyOfColumn());
  }

  private static List<String> names(Cohort cohort) {
    return cohort.matrix().columns().stream().map(Column::name).toList();
  }

  @Override
  public EvaluationProtocol protocol(Cohort cohort) {
    return new EvaluationProtocol(
        List.of(SplitChoice.DONOR, SplitChoice.CELL),
        5,
        VALIDATION_SHARE,
        trainingCells.isEmpty() ? RUNS : RUNS_OF_A_CURVE,
        FIRST_SEED);
  }
}
