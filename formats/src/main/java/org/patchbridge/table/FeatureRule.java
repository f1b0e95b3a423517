package org.patchbridge.table;

import java.util.Optional;
import org.patchbridge.dataset.Column;

/** One feature: its name and unit, how it is computed, and the values it can have. */
public record FeatureRule(Column column, Expression expression, ValidRange valid) {

  Measured of(SourceCell source) {
    Measured measured = expression.of(source);
    if (!(measured instanceof Measured.Value present)) {
      return measured;
    }
    Optional<String> violation = valid.violationOf(present.value());
    return violation.isEmpty()
        ? present
        : new Measured.Missing(
            ("impossible: " + column.name() + " " + violation.get() + " " + column.unit()).strip());
  }
}
