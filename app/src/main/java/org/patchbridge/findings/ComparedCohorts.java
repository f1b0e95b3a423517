package org.patchbridge.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.space.SharedSpace;

/**
 * Which cohorts are looked at for whether their classes separate, and which two side by side.
 *
 * @param models one evaluation for each cohort of more than one class: its first model's
 * @param pairs cohorts of two species that can be laid side by side
 */
public record ComparedCohorts(List<EvaluatedModel> models, List<ModelsInOneSpace> pairs) {

  /** A cohort of one species and one of another, with what they share. */
  record ModelsInOneSpace(EvaluatedModel first, EvaluatedModel second, SharedSpace shared) {}

  public static ComparedCohorts of(List<EvaluatedModel> all) {
    Map<String, EvaluatedModel> cohorts = new LinkedHashMap<>();
    all.stream()
        .filter(evaluated -> !evaluated.isBaseline() && evaluated.cohort().classes().size() > 1)
        .forEach(evaluated -> cohorts.putIfAbsent(evaluated.stored().cohortId(), evaluated));
    List<EvaluatedModel> models = List.copyOf(cohorts.values());
    List<ModelsInOneSpace> pairs = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      for (int j = i + 1; j < models.size(); j++) {
        EvaluatedModel first = models.get(i);
        EvaluatedModel second = models.get(j);
        Optional<SharedSpace> shared =
            SharedSpace.ofAlike(first.cohort(), second.cohort(), SeparationAnalysis.SPACE);
        shared.ifPresent(space -> pairs.add(new ModelsInOneSpace(first, second, space)));
      }
    }
    return new ComparedCohorts(models, pairs);
  }

  /** Those without a partner. */
  List<EvaluatedModel> alone() {
    List<EvaluatedModel> alone = new ArrayList<>(models);
    pairs.forEach(pair -> alone.removeAll(List.of(pair.first(), pair.second())));
    return alone;
  }
}
