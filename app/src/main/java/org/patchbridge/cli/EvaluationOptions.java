package org.patchbridge.cli;

import java.util.List;
import java.util.Optional;
import org.patchbridge.forest.Balance;
import org.patchbridge.study.EvaluationPreset;
import org.patchbridge.study.EvaluationSettings;
import org.patchbridge.study.EvaluationSettings.Asked;
import org.patchbridge.study.SplitChoice;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How to evaluate. */
final class EvaluationOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      split = ",",
      description =
          "What is tried: default, class-balanced forests on all columns; gouwens, sparse principal"
              + " components of each family, then a class-balanced forest (default: default, in"
              + " 'demo' both).")
  private List<EvaluationPreset> presets = List.of();

  @Option(
      names = "--split",
      split = ",",
      description =
          "donor: stratified folds that keep a donor's cells together; cell: stratified folds of"
              + " single cells, as published; holdout: 60/20/20 of single cells, as published"
              + " (default: donor,cell).")
  private List<SplitChoice> splits = List.of();

  @Option(names = "--folds", description = "Default: 5.")
  private Optional<Integer> folds = Optional.empty();

  @Option(names = "--runs", description = "Repetitions with consecutive seeds (default: 1).")
  private Optional<Integer> runs = Optional.empty();

  @Option(names = "--seed", description = "Default: 1.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--trees",
      defaultValue = "500",
      description = "Trees of a forest (default: ${DEFAULT-VALUE}).")
  private int trees;

  @Option(
      names = "--balance",
      split = ",",
      defaultValue = "balanced",
      description =
          "How forests of preset default make up for unequal classes: ${COMPLETION-CANDIDATES};"
              + " several give several forests (default: ${DEFAULT-VALUE}).")
  private List<Balance> balances;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Fits at a time; changes no number (default: the processors of the machine).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /**
   * @param usual presets where none are asked for
   */
  EvaluationSettings settings(EvaluationPreset... usual) {
    folds.ifPresent(count -> require(count >= 2, "--folds is " + count + "; at least 2"));
    runs.ifPresent(count -> require(count >= 1, "--runs is " + count + "; at least 1"));
    require(trees >= 1, "--trees is " + trees + "; at least 1");
    return new EvaluationSettings(
        presets.isEmpty() ? List.of(usual) : presets.stream().distinct().toList(),
        new Asked(splits.isEmpty() ? Optional.empty() : Optional.of(splits), folds, runs, seed),
        trees,
        balances);
  }

  /** For what is made up on the way to the evaluation. */
  long seed() {
    return seed.orElse(1L);
  }

  int threads() {
    require(threads >= 1, "--threads is " + threads + "; at least 1");
    return threads;
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(command.commandLine(), message);
    }
  }
}
