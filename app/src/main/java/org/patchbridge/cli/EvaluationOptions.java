package org.patchbridge.cli;

import java.util.List;
import org.patchbridge.forest.Balance;
import org.patchbridge.study.EvaluationSettings;
import org.patchbridge.study.EvaluationSettings.SplitChoice;
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
      names = "--split",
      split = ",",
      defaultValue = "donor,cell",
      description =
          "donor: stratified folds that keep a donor's cells together; cell: stratified folds of"
              + " single cells, as published; holdout: 60/20/20 of single cells, as published"
              + " (default: ${DEFAULT-VALUE}).")
  private List<SplitChoice> splits;

  @Option(names = "--folds", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
  private int folds;

  @Option(
      names = "--runs",
      defaultValue = "1",
      description = "Repetitions with consecutive seeds (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

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
          "How the forest makes up for unequal classes: ${COMPLETION-CANDIDATES}; several give"
              + " several forests (default: ${DEFAULT-VALUE}).")
  private List<Balance> balances;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Fits at a time; changes no number (default: the processors of the machine).")
  private int threads = Runtime.getRuntime().availableProcessors();

  EvaluationSettings settings() {
    require(folds >= 2, "--folds is " + folds + "; at least 2");
    require(runs >= 1, "--runs is " + runs + "; at least 1");
    require(trees >= 1, "--trees is " + trees + "; at least 1");
    return new EvaluationSettings(splits, folds, runs, seed, trees, balances);
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
