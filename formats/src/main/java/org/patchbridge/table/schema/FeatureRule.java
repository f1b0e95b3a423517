package org.patchbridge.table.schema;

import java.util.Optional;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;

/**
 * One feature: its name and unit, how it is computed, and the values it can have.
 *
 * @param recorded which scalar of a recording it is; empty where the schema does not say
 */
public record FeatureRule(
    Column column, Expression expression, ValidRange valid, Optional<Recorded> recorded) {

  /** What a recording has of a feature. */
  public sealed interface Recorded {

    /**
     * Computed from scalars of a recording; the columns of the expression are their names.
     *
     * @param expression reads columns of the file {@link FeatureRule#RECORDING}
     */
    record Taken(Expression expression) implements Recorded {}

    /** No scalar of a recording is this feature. */
    record None(String reason) implements Recorded {}
  }

  /** The file of columns that are scalars of a recording. */
  public static final String RECORDING = "recording";

  /** The value in a row of tables. */
  public Measured of(SourceCell source) {
    return possible(expression.of(source));
  }

  /**
   * The value of a recording, under the same limits as that of a table.
   *
   * @param scalars of the recording, as columns of the file {@link #RECORDING}
   */
  public Measured ofRecording(SourceCell scalars) {
    if (recorded.isEmpty()) {
      return new Measured.Missing("the schema names no scalar of a recording for it");
    }
    return recorded.get() instanceof Recorded.Taken taken
        ? possible(taken.expression().of(scalars))
        : new Measured.Missing(
            "no scalar of a recording: " + ((Recorded.None) recorded.get()).reason());
  }

  private Measured possible(Measured measured) {
    if (!(measured instanceof Measured.Value present)) {
      return measured;
    }
    if (!FamilyBlock.isInRange(present.value())) {
      return new Measured.Missing(FamilyBlock.OUT_OF_RANGE);
    }
    Optional<String> violation = valid.violationOf(present.value());
    return violation.isEmpty()
        ? present
        : new Measured.Missing(
            ("impossible: " + column.name() + " " + violation.get() + " " + column.unit()).strip());
  }
}
