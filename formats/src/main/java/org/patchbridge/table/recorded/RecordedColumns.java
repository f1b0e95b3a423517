package org.patchbridge.table.recorded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.table.schema.ColumnRef;
import org.patchbridge.table.schema.FamilyRule;
import org.patchbridge.table.schema.FeatureRule;
import org.patchbridge.table.schema.FeatureRule.Recorded;
import org.patchbridge.table.schema.Measured;
import org.patchbridge.table.schema.TableSchema;

/**
 * Which scalar of a recording each column of a table is, as a schema says it. A recording put
 * through it gives the columns that the table has, in their units and under their limits; what it
 * cannot give is absent with the reason.
 *
 * @param families in the order of the schema
 */
public record RecordedColumns(List<FamilyRule> families) {
  /** Why a value is absent whose scalars the recording does not have. */
  public static final String NOT_RECORDED = "not recorded";

  public RecordedColumns {
    families = List.copyOf(families);
  }

  /** Empty where the schema says of no column which scalar it is. */
  public static Optional<RecordedColumns> of(TableSchema schema) {
    return Optional.of(new RecordedColumns(schema.families()))
        .filter(columns -> !columns.scalars().isEmpty());
  }

  /**
   * Those of a shipped schema.
   *
   * @param schema its name
   * @return empty where no such schema is shipped
   */
  public static Optional<RecordedColumns> shipped(String schema) {
    return TableSchema.shippedNames().contains(schema)
        ? of(TableSchema.shipped(schema))
        : Optional.empty();
  }

  /** Names of the scalars that are read, each once. */
  public Set<String> scalars() {
    Set<String> names = new LinkedHashSet<>();
    features()
        .flatMap(feature -> feature.recorded().stream())
        .filter(Recorded.Taken.class::isInstance)
        .flatMap(taken -> ((Recorded.Taken) taken).expression().columns().stream())
        .forEach(scalar -> names.add(scalar.column()));
    return names;
  }

  /** Names of the columns that no recording can fill, in their order. */
  public List<String> unfillable() {
    return features()
        .filter(feature -> feature.recorded().filter(Recorded.Taken.class::isInstance).isEmpty())
        .map(feature -> feature.column().name())
        .toList();
  }

  /** Names of the columns that a recording can fill, {@code family.column}. */
  public Set<String> fillable() {
    Set<String> names = new LinkedHashSet<>();
    for (FamilyRule family : families) {
      family.features().stream()
          .filter(
              feature -> feature.recorded().filter(Recorded.Taken.class::isInstance).isPresent())
          .forEach(feature -> names.add(family.name() + "." + feature.column().name()));
    }
    return names;
  }

  /** Whether each of the columns is one of these, in name and unit. */
  public boolean holdAll(String family, List<Column> columns) {
    return families.stream()
        .filter(rule -> rule.name().equals(family))
        .anyMatch(
            rule ->
                rule.features().stream().map(FeatureRule::column).toList().containsAll(columns));
  }

  private Stream<FeatureRule> features() {
    return families.stream().flatMap(family -> family.features().stream());
  }

  /**
   * The families of the table.
   *
   * @param scalars of the cells, one row a cell, under their names and in their own units
   */
  public List<FamilyBlock> of(FamilyBlock scalars) {
    Map<String, Integer> places = new HashMap<>();
    for (int column = 0; column < scalars.width(); column++) {
      places.put(scalars.columns().get(column).name(), column);
    }
    List<FamilyBlock> blocks = new ArrayList<>();
    for (FamilyRule family : families) {
      FamilyBlock.Builder block =
          FamilyBlock.builder(
              family.name(),
              family.features().stream().map(FeatureRule::column).toList(),
              scalars.cells());
      for (int cell = 0; cell < scalars.cells(); cell++) {
        fill(block, family, scalars, places, cell);
      }
      blocks.add(block.build());
    }
    return blocks;
  }

  private static void fill(
      FamilyBlock.Builder block,
      FamilyRule family,
      FamilyBlock scalars,
      Map<String, Integer> places,
      int cell) {
    for (int column = 0; column < family.features().size(); column++) {
      Measured measured =
          family
              .features()
              .get(column)
              .ofRecording(scalar -> measured(scalars, places, cell, scalar));
      if (measured instanceof Measured.Value present) {
        block.set(cell, column, present.value());
      } else {
        block.absent(cell, column, ((Measured.Missing) measured).reason());
      }
    }
  }

  private static Measured measured(
      FamilyBlock scalars, Map<String, Integer> places, int cell, ColumnRef scalar) {
    Integer place = places.get(scalar.column());
    if (place == null) {
      return new Measured.Missing(NOT_RECORDED);
    }
    return scalars.isPresent(cell, place)
        ? new Measured.Value(scalars.value(cell, place))
        : new Measured.Missing(scalars.absenceReason(cell, place));
  }
}
