package org.patchbridge.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.patchbridge.report.section.MixSection;
import org.patchbridge.report.section.MixSection.Mix;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.study.plan.TransferPlan;
import org.patchbridge.study.store.SettingsJson;
import org.patchbridge.transfer.MixCase;
import org.patchbridge.transfer.TransferCondition;
import org.patchbridge.transfer.TransferLearner;

/** What direct transfer owes to the mix of subclasses that it was told to expect. */
final class MixSections {
  private static final TransferCondition NETWORK = TransferCondition.DIRECT;
  private static final TransferCondition LOGISTIC = TransferCondition.DIRECT_LOGISTIC;
  private static final String NONE = "no mix: nothing corrected";
  private static final String WORDS =
      "A mouse model without human labels depends on how frequent the subclasses are among the"
          + " human cells: features of either species are scaled over their own cells, so another"
          + " mix shifts every feature. A stated mix (transfer --mix) scales the mouse to it and"
          + " moves the prior. It is what the user expects, never counted from labels, and it is"
          + " not estimated from the cells: every way tried made the results worse. ";
  private static final String STATED =
      "Here a mix was stated. Beside it stand no correction, the equal mix, and the stated mix with"
          + " a fifth of its cells exchanged for one subclass: what an error of the statement"
          + " costs. The network is trained for the stated mix only.";
  private static final String NOT_STATED =
      "Here none was stated, so 'direct' is not corrected. What the equal mix and others would give"
          + " shows how much depends on it; choose by what you know of the cells, not by these"
          + " numbers.";

  private MixSections() {}

  /** Whether nobody stated its mix: it is shown here only. */
  static boolean isSupposed(EvaluatedModel evaluated) {
    return hasMix(evaluated) && !evaluated.stored().learner().endsWith(", " + MixCase.STATED);
  }

  private static boolean hasMix(EvaluatedModel evaluated) {
    return SettingsJson.readMap(evaluated.stored().settings()).containsKey(TransferPlan.MIX);
  }

  /** One table for each cohort and way to split; empty where no mix was tried. */
  static Optional<SectionGroup> of(List<EvaluatedModel> all) {
    Map<String, List<EvaluatedModel>> together = EvaluatedModel.byCohortAndSplits(all);
    List<Section> sections = new ArrayList<>();
    together.forEach(
        (title, models) -> {
          if (models.stream().anyMatch(MixSections::isSupposed)) {
            sections.add(section(title, models));
          }
        });
    boolean stated =
        all.stream()
            .anyMatch(
                each ->
                    each.stored().learner().equals(TransferLearner.name(NETWORK, MixCase.STATED)));
    return sections.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SectionGroup(
                "Direct transfer and the mix of subclasses",
                WORDS + (stated ? STATED : NOT_STATED),
                sections));
  }

  private static MixSection section(String title, List<EvaluatedModel> models) {
    List<Mix> mixes = new ArrayList<>();
    mix(NONE, name(NETWORK), name(LOGISTIC), models).ifPresent(mixes::add);
    for (String name : names(models)) {
      mix(name, TransferLearner.name(NETWORK, name), TransferLearner.name(LOGISTIC, name), models)
          .ifPresent(mixes::add);
    }
    return new MixSection(title, NETWORK.label(), LOGISTIC.label(), mixes);
  }

  private static String name(TransferCondition condition) {
    return TransferLearner.name(condition, OptionalInt.empty());
  }

  private static Set<String> names(List<EvaluatedModel> models) {
    Set<String> names = new TreeSet<>(MixCase.order());
    for (EvaluatedModel each : models) {
      if (hasMix(each)) {
        String learner = each.stored().learner();
        names.add(learner.substring(learner.lastIndexOf(", ") + 2));
      }
    }
    return names;
  }

  private static Optional<Mix> mix(
      String name, String network, String logistic, List<EvaluatedModel> models) {
    Optional<EvaluatedModel> first = EvaluatedModel.named(models, network);
    Optional<EvaluatedModel> second = EvaluatedModel.named(models, logistic);
    return first
        .or(() -> second)
        .map(
            any ->
                new Mix(
                    name,
                    Optional.ofNullable(
                        SettingsJson.readMap(any.stored().settings()).get(TransferPlan.MIX)),
                    any.stored().runs(),
                    first.map(EvaluatedModel::macroF1Estimate),
                    second.map(EvaluatedModel::macroF1Estimate)));
  }
}
