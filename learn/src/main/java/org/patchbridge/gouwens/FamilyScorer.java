package org.patchbridge.gouwens;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.spca.FittedSparsePca;
import org.patchbridge.spca.SparsePca;
import org.patchbridge.spca.SparsePcaSettings;
import org.patchbridge.spca.Standardisation;

/**
 * Scores of one family for any cells: z-scored with the training cells' mean and standard
 * deviation, so an imputed score, which is the mean, is 0.
 */
final class FamilyScorer {
  private final FamilyFit fit;
  private final List<Column> outputs;
  private final int[] columns;
  private final Input input;
  private final Standardisation scoreScale;
  private final List<Column> blockColumns;

  /** How a row of the family becomes what components are computed of. */
  private sealed interface Input {
    /** The row as it is; a row with any value absent has no scores. */
    record Complete() implements Input {}

    /** Standardised, absent scalars at the mean; a row with all absent has no scores. */
    record Standardised(Standardisation scale) implements Input {}
  }

  private FamilyScorer(
      FamilyFit fit,
      List<Column> outputs,
      int[] columns,
      Input input,
      Standardisation scoreScale,
      List<Column> blockColumns) {
    this.fit = fit;
    this.blockColumns = blockColumns;
    this.outputs = outputs;
    this.columns = columns;
    this.input = input;
    this.scoreScale = scoreScale;
  }

  static FamilyScorer fit(FamilyBlock block, int[] train, ComponentSettings settings) {
    return settings
        .preset()
        .of(block.name())
        .map(preset -> fitWave(block, train, preset, settings.leastExplained()))
        .orElseGet(() -> fitUnlisted(block, train, settings));
  }

  private static FamilyScorer fitWave(
      FamilyBlock block, int[] train, FamilyPreset preset, double leastExplained) {
    int[] columns = preset.columnsOf(block.width());
    FamilyValues values = FamilyValues.of(block, train, columns);
    double[][] rows = values.rows(values.rowsWithAbsent(0));
    return fitComponents(
        block, columns, rows, new Input.Complete(), preset.settings(), leastExplained);
  }

  private static FamilyScorer fitUnlisted(
      FamilyBlock block, int[] train, ComponentSettings settings) {
    return settings.unlisted() == UnlistedFamilies.LEFT_OUT
        ? none(block, "the component table does not list it")
        : fitScalars(block, train, settings);
  }

  private static FamilyScorer fitScalars(
      FamilyBlock block, int[] train, ComponentSettings settings) {
    int[] columns = IntStream.range(0, block.width()).toArray();
    FamilyValues values = FamilyValues.of(block, train, columns);
    double[][] present = values.rows(values.rowsWithAbsent(Math.nextDown(1.0)));
    Standardisation scale = Standardisation.of(present, columns.length);
    Input input = new Input.Standardised(scale);
    if (present.length == 0) {
      return none(block, "no training cell has it");
    }
    if (settings.unlisted() == UnlistedFamilies.STANDARDISED) {
      FamilyFit fit = new FamilyFit.Scalars(block.name(), block.columns(), present.length);
      List<Column> outputs =
          block.columns().stream().map(column -> new Column(column.name(), "SD")).toList();
      return new FamilyScorer(fit, outputs, columns, input, scale, block.columns());
    }
    return fitComponents(
        block,
        columns,
        scale.applyTo(present),
        input,
        SparsePcaSettings.ordinary(columns.length),
        settings.leastExplained());
  }

  private static FamilyScorer fitComponents(
      FamilyBlock block,
      int[] columns,
      double[][] rows,
      Input input,
      SparsePcaSettings wanted,
      double leastExplained) {
    int most = Math.min(rows.length, columns.length);
    if (rows.length < 2 || most == 0) {
      return none(block, rows.length + " training cells have it; components need 2");
    }
    FittedSparsePca all = SparsePca.with(wanted.limitedTo(most)).fit(rows);
    int[] numbers = all.componentsExplaining(leastExplained);
    if (numbers.length == 0) {
      return none(block, "no component explains enough of its variance");
    }
    FittedSparsePca kept = all.select(numbers);
    List<Column> used = Arrays.stream(columns).mapToObj(block.columns()::get).toList();
    List<Integer> ordinals = Arrays.stream(numbers).mapToObj(k -> k + 1).toList();
    List<Column> outputs =
        ordinals.stream().map(number -> new Column(block.name() + " " + number, "SD")).toList();
    return new FamilyScorer(
        new FamilyFit.Components(
            block.name(),
            used,
            kept,
            ordinals,
            Arrays.stream(all.adjustedExplainedVariance()).boxed().toList(),
            rows.length),
        outputs,
        columns,
        input,
        Standardisation.of(kept.transform(rows), numbers.length),
        block.columns());
  }

  private static FamilyScorer none(FamilyBlock block, String reason) {
    return new FamilyScorer(
        new FamilyFit.None(block.name(), reason),
        List.of(),
        new int[0],
        new Input.Complete(),
        new Standardisation(new double[0], new double[0]),
        block.columns());
  }

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  static FamilyScorer read(ParameterReader in) {
    List<Column> block = in.columns("block");
    int[] columns = in.wholes("used", 0, block.size() - 1);
    List<Column> outputs = in.columns("outputs");
    Input input =
        in.has("input")
            ? new Input.Standardised(Standardisation.read(in.part("input"), columns.length))
            : new Input.Complete();
    FamilyFit fit = StoredFamilyFit.read(in, Arrays.stream(columns).mapToObj(block::get).toList());
    if (outputs.size() != StoredFamilyFit.outputs(fit)) {
      throw in.wrong("outputs", outputs.size() + " names for " + StoredFamilyFit.outputs(fit));
    }
    return new FamilyScorer(
        fit, outputs, columns, input, Standardisation.read(in, outputs.size()), block);
  }

  void write(ParameterWriter out) {
    StoredFamilyFit.write(fit, out);
    out.columns("block", blockColumns);
    out.columns("outputs", outputs);
    out.wholes("used", columns);
    scoreScale.write(out);
    if (input instanceof Input.Standardised standardised) {
      standardised.scale().write(out.part("input"));
    }
  }

  FamilyFit fit() {
    return fit;
  }

  /** One column for each score. */
  List<Column> outputs() {
    return outputs;
  }

  void requireColumnsOf(FamilyBlock block) {
    if (!block.columns().equals(blockColumns)) {
      throw new IllegalArgumentException(
          block.name()
              + " has "
              + block.width()
              + " columns that are not the "
              + blockColumns.size()
              + " it was fitted on; extract both with the same settings");
    }
  }

  /**
   * Scores cells.
   *
   * @return {@code rows × outputs}, and for each row the share of the family that was imputed
   */
  FamilyValues score(FamilyBlock block, int[] rows) {
    FamilyValues values = FamilyValues.of(block, rows, columns);
    double[][] scores = new double[rows.length][outputs.size()];
    double[] imputed = values.absentShare().clone();
    boolean complete = input instanceof Input.Complete;
    int[] scored = values.rowsWithAbsent(complete ? 0 : Math.nextDown(1.0));
    boolean[] isScored = new boolean[rows.length];
    double[][] scaled = scale(values.rows(scored));
    for (int i = 0; i < scored.length; i++) {
      scores[scored[i]] = scaled[i];
      isScored[scored[i]] = true;
    }
    for (int row = 0; row < rows.length; row++) {
      imputed[row] = isScored[row] ? imputed[row] : 1;
    }
    return new FamilyValues(scores, imputed);
  }

  private double[][] scale(double[][] present) {
    if (fit instanceof FamilyFit.Components components) {
      double[][] prepared =
          input instanceof Input.Standardised standardised
              ? standardised.scale().applyTo(present)
              : present;
      return scoreScale.applyTo(components.pca().transform(prepared));
    }
    return scoreScale.applyTo(present);
  }
}
