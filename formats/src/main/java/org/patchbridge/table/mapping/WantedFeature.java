package org.patchbridge.table.mapping;

import java.util.Optional;
import org.patchbridge.dataset.Column;
import org.patchbridge.table.vocabulary.MeasureUnit;

/**
 * A feature that a model takes.
 *
 * @param usual where values of the model's cells lie; empty where that is not known
 */
public record WantedFeature(String family, Column column, Optional<UsualRange> usual) {

  /** {@code family.feature}. */
  public String key() {
    return family + "." + column.name();
  }

  /** Empty where the unit is none that can be converted. */
  Optional<MeasureUnit> unit() {
    return MeasureUnit.parse(column.unit());
  }
}
