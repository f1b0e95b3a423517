package org.patchbridge.reproduction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.patchbridge.forest.Balance;
import org.patchbridge.shape.MapperChoice;
import org.patchbridge.shape.ShapeSettings;
import org.patchbridge.shape.cohort.SpaceSettings;
import org.patchbridge.study.plan.EvaluationPreset;
import org.patchbridge.study.plan.EvaluationSettings;
import org.patchbridge.table.schema.SncgPolicy;

/**
 * How much of the published protocol is done: all of it, or less in a few minutes.
 *
 * @param name as the page says it
 * @param runs with consecutive seeds; empty for as many as published
 * @param trees of a forest
 * @param mostEpochs of a network that learns from mouse cells, which are many; empty for as many as
 *     published
 * @param draws of the shape's bootstrap, and permutations less one
 * @param sample most points of the clouds that are drawn and permuted
 * @param mostCells of a space
 */
public record ReproductionForm(
    String name,
    OptionalInt runs,
    int trees,
    OptionalInt mostEpochs,
    int draws,
    int sample,
    int mostCells) {
  /** As published: 10 runs, 500 trees, at most 50 epochs. */
  public static final ReproductionForm FULL =
      new ReproductionForm(
          "full",
          OptionalInt.empty(),
          500,
          OptionalInt.empty(),
          100,
          500,
          SpaceSettings.MOST_CELLS);

  /** One run, smaller forests, networks of mouse cells stopped early: minutes on two cores. */
  public static final ReproductionForm QUICK =
      new ReproductionForm("quick", OptionalInt.of(1), 100, OptionalInt.of(8), 20, 200, 600);

  private static final int PUBLISHED_RUNS = 10;
  private static final long SHAPE_SEED = 1;

  /** Splits and seeds stay those of the preset, which are the published ones and donor-grouped. */
  EvaluationSettings settings(EvaluationPreset preset) {
    EvaluationSettings settings =
        new EvaluationSettings(
            List.of(preset),
            new EvaluationSettings.Asked(
                Optional.empty(),
                Optional.empty(),
                runs.isPresent() ? Optional.of(runs.getAsInt()) : Optional.empty(),
                Optional.empty()),
            trees,
            List.of(Balance.BALANCED),
            SncgPolicy.VIP);
    return mostEpochs.isPresent() ? settings.withMostEpochs(mostEpochs.getAsInt()) : settings;
  }

  SpaceSettings shape() {
    return new SpaceSettings(
        new ShapeSettings(1, Double.POSITIVE_INFINITY, draws, draws - 1, sample, SHAPE_SEED),
        new MapperChoice(
            OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty(), draws, SHAPE_SEED),
        mostCells);
  }

  /** Repetitions of every model. */
  public int runsMade() {
    return runs.orElse(PUBLISHED_RUNS);
  }

  /** Less than the published protocol. */
  public boolean isReduced() {
    return runs.isPresent() || mostEpochs.isPresent();
  }

  /**
   * Whether an evaluation is of this form: a study may hold those of another one besides.
   *
   * @param evaluated settings that it is stored with
   */
  boolean made(Map<String, String> evaluated) {
    return evaluated.get("runs").equals(Integer.toString(runsMade()))
        && evaluated.getOrDefault("trees", Integer.toString(trees)).equals(Integer.toString(trees))
        && Optional.ofNullable(evaluated.get("most epochs")).map(this::isBound).orElse(true);
  }

  private boolean isBound(String epochs) {
    return mostEpochs.isPresent() && epochs.equals(Integer.toString(mostEpochs.getAsInt()));
  }
}
