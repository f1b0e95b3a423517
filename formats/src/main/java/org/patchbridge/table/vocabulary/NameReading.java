package org.patchbridge.table.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a name means.
 *
 * @param definitions in the order in which they are tried; one where the name says it
 * @param sweep empty for measures of no single sweep
 * @param isSweepNamed whether the name says the sweep; else it is the usual one
 * @param isFeatureName whether it is the name that IPFX or a model gives the feature
 * @param note what a person should know of the name; may be empty
 */
public record NameReading(
    KnownMeasure measure,
    List<Definition> definitions,
    Optional<MeasuredSweep> sweep,
    boolean isSweepNamed,
    boolean isFeatureName,
    String note) {
  public NameReading {
    definitions = List.copyOf(definitions);
  }

  /** A feature that goes by its own name alone. */
  public static NameReading ofItself(String feature, Dimension dimension) {
    KnownMeasure measure =
        new KnownMeasure(
            feature, dimension, Map.of(feature, Definition.PLAIN), Optional.empty(), List.of());
    return new NameReading(measure, List.of(Definition.PLAIN), Optional.empty(), true, true, "");
  }

  /** Whether both are the same measure of the same sweep, under whatever definition. */
  public boolean isOfSame(NameReading other) {
    return measure.name().equals(other.measure.name()) && sweep.equals(other.sweep);
  }
}
