package org.patchbridge.cli.option;

import java.util.List;
import java.util.Optional;
import org.patchbridge.forest.Balance;
import org.patchbridge.study.plan.EvaluationPreset;
import org.patchbridge.study.plan.EvaluationSettings;
import org.patchbridge.study.plan.EvaluationSettings.Asked;
import org.patchbridge.study.plan.SplitChoice;
import org.patchbridge.table.schema.SncgPolicy;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** On which cells to test, how often, and with how many threads. */
public final class SplitOptions {
  private static final int TREES = 500;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      split = ",",
      description =
          "How cells are divided. donor: stratified folds that keep a donor's cells together, a cell of unknown donor by"
              + " itself; cell: stratified folds of"
              + " single cells, as published; holdout: 60/20/20 of single cells, as published"
              + " (default: donor and cell; preset paper for mouse: donor and"
              + " holdout).")
  private List<SplitChoice> splits = List.of();

  @Option(
      names = "--grouped-by",
      paramLabel = "WHAT",
      description =
          "donor or none: k-fold splits that keep a donor's cells together, or of single cells; in"
              + " place of --split.")
  private Optional<Grouping> grouping = Optional.empty();

  @Option(
      names = "--folds",
      paramLabel = "N",
      description = "Folds of a k-fold split (default: 5).")
  private Optional<Integer> folds = Optional.empty();

  @Option(
      names = "--runs",
      paramLabel = "N",
      description =
          "Repetitions with consecutive seeds (default: 1; sequence models: 10, curve: 3).")
  private Optional<Integer> runs = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the first run (default: 1; sequence models: as published).")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Fits at a time; changes no number (default: the processors of the machine).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** What stays together in k-fold splits. */
  private enum Grouping {
    DONOR(SplitChoice.DONOR),
    NONE(SplitChoice.CELL);

    private final SplitChoice split;

    Grouping(SplitChoice split) {
      this.split = split;
    }
  }

  /** Of presets that need no more settings. */
  public EvaluationSettings settings(List<EvaluationPreset> presets, SncgPolicy sncg) {
    return new EvaluationSettings(presets, asked(), TREES, List.of(Balance.BALANCED), sncg);
  }

  Asked asked() {
    folds.ifPresent(count -> require(count >= 2, "--folds is " + count + "; at least 2"));
    runs.ifPresent(count -> require(count >= 1, "--runs is " + count + "; at least 1"));
    return new Asked(splits(), folds, runs, seed);
  }

  private Optional<List<SplitChoice>> splits() {
    require(splits.isEmpty() || grouping.isEmpty(), "--split and --grouped-by exclude each other");
    return grouping
        .map(by -> List.of(by.split))
        .or(() -> splits.isEmpty() ? Optional.empty() : Optional.of(splits));
  }

  long seed() {
    return seed.orElse(1L);
  }

  public int threads() {
    require(threads >= 1, "--threads is " + threads + "; at least 1");
    return threads;
  }

  void require(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(command.commandLine(), message);
    }
  }
}
