package org.patchbridge.cli.option;

import java.util.List;
import org.patchbridge.forest.Balance;
import org.patchbridge.study.plan.EvaluationPreset;
import org.patchbridge.study.plan.EvaluationSettings;
import org.patchbridge.table.schema.SncgPolicy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to evaluate, and how. */
public final class EvaluationOptions {
  @Mixin private SplitOptions splits;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      split = ",",
      description =
          "What is tried: default, an ensemble of standard classifiers and its forest alone;"
              + " gouwens, sparse principal components of each family, then a class-balanced"
              + " forest; paper, that baseline and sequence models of one species; transfer and"
              + " curve, see 'patchbridge transfer'; stacked, what transfer adds to the ensemble of"
              + " human cells (default: default, in 'demo' also gouwens, paper and transfer).")
  private List<EvaluationPreset> presets = List.of();

  @Option(
      names = "--trees",
      paramLabel = "N",
      defaultValue = "500",
      description = "Trees of a forest (default: ${DEFAULT-VALUE}).")
  private int trees;

  @Option(
      names = "--balance",
      paramLabel = "HOW",
      split = ",",
      defaultValue = "balanced",
      description =
          "How forests of preset default make up for unequal classes: ${COMPLETION-CANDIDATES};"
              + " several give several forests (default: ${DEFAULT-VALUE}).")
  private List<Balance> balances;

  /**
   * @param usual presets where none are asked for
   */
  public EvaluationSettings settings(SncgPolicy sncg, EvaluationPreset... usual) {
    splits.require(trees >= 1, "--trees is " + trees + "; at least 1");
    return new EvaluationSettings(
        presets.isEmpty() ? List.of(usual) : presets.stream().distinct().toList(),
        splits.asked(),
        trees,
        balances,
        sncg);
  }

  /** For what is made up on the way to the evaluation. */
  public long seed() {
    return splits.seed();
  }

  public int threads() {
    return splits.threads();
  }
}
