package org.patchbridge.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.Species;
import org.patchbridge.preparation.Standardiser;

/**
 * Cells of two species in one space, made of the columns that both have: same family, name and
 * unit, measured in some cell of each, in the first cohort's order. Families of waveforms are
 * shared whole or not at all. All other columns are left out, never filled.
 */
public final class SharedSpace {
  private final Cohort joined;
  private final CellSpace space;

  private SharedSpace(Cohort joined, CellSpace space) {
    this.joined = joined;
    this.space = space;
  }

  /**
   * Empty where the cohorts share no column, are of one species, hold more than one each, or have a
   * cell id in common.
   */
  public static Optional<SharedSpace> of(Cohort first, Cohort second, CellSpace space) {
    Optional<Species> one = onlySpecies(first);
    Optional<Species> other = onlySpecies(second);
    if (one.isEmpty() || other.isEmpty() || one.equals(other) || shareCells(first, second)) {
      return Optional.empty();
    }
    List<FamilyBlock> families = new ArrayList<>();
    for (FamilyBlock family : first.families()) {
      second.families().stream()
          .filter(candidate -> candidate.name().equals(family.name()))
          .findFirst()
          .flatMap(match -> shared(family, match, space))
          .ifPresent(families::add);
    }
    if (families.isEmpty()) {
      return Optional.empty();
    }
    List<Cell> cells = new ArrayList<>(first.cells());
    cells.addAll(second.cells());
    Cohort joined = new Cohort(first.name() + " and " + second.name(), cells, families, List.of());
    return Optional.of(new SharedSpace(joined, space));
  }

  /**
   * The same of two cohorts that were made alike, with the same columns in the same families:
   * columns that merely have the same name may mean different things.
   */
  public static Optional<SharedSpace> ofAlike(Cohort first, Cohort second, CellSpace space) {
    return first.matrix().columns().equals(second.matrix().columns())
            && first.matrix().familyOfColumn().equals(second.matrix().familyOfColumn())
        ? of(first, second, space)
        : Optional.empty();
  }

  /** The cells of both, the first cohort's first, with the shared columns. */
  public Cohort joined() {
    return joined;
  }

  /** Columns of the joined cohort's matrix that are features by themselves, not of a waveform. */
  public int[] scalarColumns() {
    List<String> families = joined.matrix().familyOfColumn();
    return IntStream.range(0, families.size())
        .filter(column -> !space.hasComponents(families.get(column)))
        .toArray();
  }

  /**
   * Coordinates of all cells. Components of waveform families are learnt from both species
   * together, so that a component means the same in both; medians and scaling follow {@code
   * scaling}.
   *
   * @return {@code cells × components}
   */
  public double[][] coordinates(SpeciesScaling scaling) {
    int[] all = IntStream.range(0, joined.size()).toArray();
    if (scaling == SpeciesScaling.JOINTLY) {
      return space.fit(joined, all).coordinates(joined, all);
    }
    return space.isVectorial(joined)
        ? perSpecies(scaledLater(space.fit(joined, all).coordinates(joined, all)))
        : perSpecies(rows -> space.fit(joined, rows).coordinates(joined, rows));
  }

  private double[][] perSpecies(Function<int[], double[][]> part) {
    double[][] coordinates = new double[joined.size()][];
    for (int[] rows : rowsPerSpecies()) {
      double[][] ofSpecies = part.apply(rows);
      for (int i = 0; i < rows.length; i++) {
        coordinates[rows[i]] = ofSpecies[i];
      }
    }
    return coordinates;
  }

  private List<int[]> rowsPerSpecies() {
    return Arrays.stream(Species.values())
        .map(
            species ->
                IntStream.range(0, joined.size())
                    .filter(row -> joined.cells().get(row).species() == species)
                    .toArray())
        .toList();
  }

  /** Components of both species, z-scored over the rows asked for. */
  private static Function<int[], double[][]> scaledLater(double[][] points) {
    return rows -> standardised(points, rows);
  }

  private static double[][] standardised(double[][] points, int[] rows) {
    int width = points[0].length;
    List<Column> columns =
        IntStream.range(0, width).mapToObj(k -> new Column("component " + (k + 1), "")).toList();
    double[] values =
        IntStream.of(rows).boxed().flatMapToDouble(row -> Arrays.stream(points[row])).toArray();
    FeatureMatrix x =
        new FeatureMatrix(
            rows.length, columns, columns.stream().map(Column::name).toList(), values);
    int[] all = IntStream.range(0, rows.length).toArray();
    FeatureMatrix scaled = Standardiser.fit(x, all).transform(x, all);
    double[][] result = new double[rows.length][width];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(scaled.values(), row * width, result[row], 0, width);
    }
    return result;
  }

  private static Optional<Species> onlySpecies(Cohort cohort) {
    List<Species> found = cohort.cells().stream().map(Cell::species).distinct().toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static boolean shareCells(Cohort first, Cohort second) {
    Set<String> known = new HashSet<>(first.cells().stream().map(Cell::id).toList());
    return second.cells().stream().map(Cell::id).anyMatch(known::contains);
  }

  private static Optional<FamilyBlock> shared(
      FamilyBlock first, FamilyBlock second, CellSpace space) {
    if (space.hasComponents(first.name())) {
      return first.columns().equals(second.columns())
          ? Optional.of(stack(first.columns(), first, second))
          : Optional.empty();
    }
    List<Column> common =
        first.columns().stream()
            .filter(second.columns()::contains)
            .filter(column -> isMeasured(first, column) && isMeasured(second, column))
            .toList();
    return common.isEmpty() ? Optional.empty() : Optional.of(stack(common, first, second));
  }

  private static boolean isMeasured(FamilyBlock family, Column column) {
    int at = family.columns().indexOf(column);
    return IntStream.range(0, family.cells()).anyMatch(cell -> family.isPresent(cell, at));
  }

  private static FamilyBlock stack(List<Column> common, FamilyBlock first, FamilyBlock second) {
    FamilyBlock.Builder stacked =
        FamilyBlock.builder(first.name(), common, first.cells() + second.cells());
    int row = 0;
    for (FamilyBlock part : List.of(first, second)) {
      int[] source = common.stream().mapToInt(part.columns()::indexOf).toArray();
      for (int cell = 0; cell < part.cells(); cell++, row++) {
        for (int column = 0; column < source.length; column++) {
          if (part.isPresent(cell, source[column])) {
            stacked.set(row, column, part.value(cell, source[column]));
          } else {
            stacked.absent(row, column, part.absenceReason(cell, source[column]));
          }
        }
      }
    }
    return stacked.build();
  }
}
