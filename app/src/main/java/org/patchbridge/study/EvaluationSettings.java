package org.patchbridge.study;

import java.util.List;
import java.util.Optional;
import org.patchbridge.forest.Balance;

/**
 * How cohorts are evaluated.
 *
 * @param presets which learners are tried; at least one, each once
 * @param asked what differs from the presets' own splits and runs
 * @param trees of each forest
 * @param balances of the default preset: one forest for each way of making up for unequal classes
 */
public record EvaluationSettings(
    List<EvaluationPreset> presets, Asked asked, int trees, List<Balance> balances) {

  public EvaluationSettings {
    presets = List.copyOf(presets);
    balances = List.copyOf(balances);
    if (presets.isEmpty()) {
      throw new IllegalArgumentException("no preset; name at least one");
    }
  }

  /** Splits and runs that a user asks for; what is empty stays as a preset has it. */
  public record Asked(
      Optional<List<SplitChoice>> splits,
      Optional<Integer> folds,
      Optional<Integer> runs,
      Optional<Long> firstSeed) {}
}
