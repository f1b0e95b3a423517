package org.patchbridge.study.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.patchbridge.forest.Balance;
import org.patchbridge.sequence.SequenceSettings;
import org.patchbridge.table.schema.SncgPolicy;

/**
 * How cohorts are evaluated.
 *
 * @param presets which learners are tried; at least one, each once
 * @param asked what differs from the presets' own splits and runs
 * @param trees of each forest
 * @param balances of the default preset: one forest for each way of making up for unequal classes
 * @param sncg what mouse cells of this subclass count as for human cells, which do not have it
 * @param mix share of each subclass that is stated for human cells, for direct transfer; empty for
 *     no statement, and then nothing is corrected
 * @param covariates that the ensemble of the default preset is tried with, too; none for none
 * @param mostEpochs of a network that learns from mouse cells, which are many, where that is to be
 *     fewer than published; empty for as many as published
 */
public record EvaluationSettings(
    List<EvaluationPreset> presets,
    Asked asked,
    int trees,
    List<Balance> balances,
    SncgPolicy sncg,
    Map<String, Double> mix,
    List<String> covariates,
    OptionalInt mostEpochs) {

  public EvaluationSettings {
    covariates = List.copyOf(covariates);
    mix = Collections.unmodifiableMap(new LinkedHashMap<>(mix));
    presets = List.copyOf(presets);
    balances = List.copyOf(balances);
    if (presets.isEmpty()) {
      throw new IllegalArgumentException("no preset; name at least one");
    }
  }

  /** Without a statement of the mix of subclasses. */
  public EvaluationSettings(
      List<EvaluationPreset> presets,
      Asked asked,
      int trees,
      List<Balance> balances,
      SncgPolicy sncg) {
    this(presets, asked, trees, balances, sncg, Map.of(), List.of(), OptionalInt.empty());
  }

  /** The same with a stated mix of subclasses among human cells. */
  public EvaluationSettings withMix(Map<String, Double> stated) {
    return new EvaluationSettings(
        presets, asked, trees, balances, sncg, stated, covariates, mostEpochs);
  }

  /** The same, trying the ensemble with these covariates, too. */
  public EvaluationSettings withCovariates(List<String> names) {
    return new EvaluationSettings(presets, asked, trees, balances, sncg, mix, names, mostEpochs);
  }

  /** The same with networks that learn from mouse cells for at most so many epochs. */
  public EvaluationSettings withMostEpochs(int most) {
    return new EvaluationSettings(
        presets, asked, trees, balances, sncg, mix, covariates, OptionalInt.of(most));
  }

  /**
   * The training of a published network that learns from mouse cells, within the epochs that are
   * asked for.
   *
   * @return the same where no bound is asked for
   */
  SequenceSettings bounded(SequenceSettings published) {
    return mostEpochs.isEmpty()
        ? published
        : published.withTraining(published.training().withEpochs(mostEpochs.getAsInt()));
  }

  /**
   * What {@link #bounded} adds to the settings that determine a number; nothing without a bound.
   */
  Map<String, String> boundedWith(Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>(others);
    mostEpochs.ifPresent(most -> all.put("most epochs", Integer.toString(most)));
    return all;
  }

  /** The same with one run of this seed on donor-grouped folds, unless the user asks for others. */
  public EvaluationSettings onceOnDonors(long seed) {
    Asked once =
        new Asked(
            Optional.of(asked.splits().orElse(List.of(SplitChoice.DONOR))),
            asked.folds(),
            Optional.of(asked.runs().orElse(1)),
            Optional.of(asked.firstSeed().orElse(seed)));
    return new EvaluationSettings(
        presets, once, trees, balances, sncg, mix, covariates, mostEpochs);
  }

  /** Splits and runs that a user asks for; what is empty stays as a preset has it. */
  public record Asked(
      Optional<List<SplitChoice>> splits,
      Optional<Integer> folds,
      Optional<Integer> runs,
      Optional<Long> firstSeed) {}
}
