package org.patchbridge.table.schema;

import java.util.Optional;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;

/** One feature: its name and unit, how it is computed, and the values it can have. */
public record FeatureRule(Column column, Expression expression, ValidRange valid) {

  public Measured of(SourceCell source) {
    Measured measured = expression.of(source);
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
