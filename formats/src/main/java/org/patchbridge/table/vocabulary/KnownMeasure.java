package org.patchbridge.table.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A measure of cells with the names that it goes by.
 *
 * @param name for people
 * @param features names of models' features, without the suffix of a sweep, with their definition
 * @param usual sweep that is meant where none is named; empty for measures of no single sweep
 * @param names what tables call it
 */
public record KnownMeasure(
    String name,
    Dimension dimension,
    Map<String, Definition> features,
    Optional<MeasuredSweep> usual,
    List<Names> names) {

  public KnownMeasure {
    features = Map.copyOf(features);
    names = List.copyOf(names);
  }

  /**
   * Names under which a table may mean any of some definitions.
   *
   * @param definitions in the order in which they are tried
   * @param beside the names hold only in a table with one of these columns, which tells the program
   *     that made it; empty where they always hold
   * @param note what a person should know of these names; may be empty
   */
  public record Names(
      List<Definition> definitions,
      List<String> called,
      Optional<MeasuredSweep> sweep,
      List<String> beside,
      String note) {
    public Names {
      definitions = List.copyOf(definitions);
      called = List.copyOf(called);
      beside = List.copyOf(beside);
    }
  }
}
