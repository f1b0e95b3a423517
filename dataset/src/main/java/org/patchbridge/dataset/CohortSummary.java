package org.patchbridge.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a cohort holds, in numbers: cells and donors of each class, what is absent of each family
 * and why, and which cells were left out. An empty cohort has empty lists and shares of 0.
 *
 * @param donors distinct, cells of unknown donor not counted
 * @param classes in alphabetical order, the unlabelled cells last where there are any
 * @param exclusions by reason, in the order the reasons first occurred, then by class
 */
public record CohortSummary(
    String cohort,
    int cells,
    int donors,
    int cellsWithoutDonor,
    Map<Species, Integer> cellsPerSpecies,
    List<OfClass> classes,
    List<OfFamily> families,
    List<OfExclusions> exclusions) {

  public CohortSummary {
    cellsPerSpecies = Collections.unmodifiableMap(new TreeMap<>(cellsPerSpecies));
    classes = List.copyOf(classes);
    families = List.copyOf(families);
    exclusions = List.copyOf(exclusions);
  }

  /**
   * One class.
   *
   * @param subclass empty for the cells without a label
   * @param donors distinct, cells of unknown donor not counted
   * @param conditions how many of the cells are of each condition, by name; cells without one are
   *     not in it
   */
  public record OfClass(
      Optional<String> subclass, int cells, int donors, Map<String, Part> conditions) {
    public OfClass {
      conditions = Collections.unmodifiableMap(new TreeMap<>(conditions));
    }
  }

  /** Cells and the distinct donors they come from. */
  public record Part(int cells, int donors) {}

  /**
   * One family.
   *
   * @param values cells × columns
   * @param absent how many of the values are absent
   * @param cellsWithoutValue cells for which the whole family is absent
   * @param reasons how many values are absent for each reason, in the order they first occurred
   */
  public record OfFamily(
      String family,
      long values,
      long absent,
      int cellsWithoutValue,
      Map<String, Integer> reasons,
      List<OfColumn> columns) {
    public OfFamily {
      reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
      columns = List.copyOf(columns);
    }

    /** Share of the values that is absent, from 0 to 1. */
    public double absentShare() {
      return share(absent, values);
    }
  }

  /**
   * One column of a family.
   *
   * @param absent cells that have no value in it
   */
  public record OfColumn(Column column, int cells, int absent) {
    /** Share of the cells without a value, from 0 to 1. */
    public double absentShare() {
      return share(absent, cells);
    }
  }

  /**
   * Cells left out for one reason.
   *
   * @param subclass their class or the source's own label; empty where they have none
   */
  public record OfExclusions(String reason, Optional<String> subclass, int cells) {}

  /** Counts a cohort. */
  public static CohortSummary of(Cohort cohort) {
    Map<Species, Integer> species = new TreeMap<>();
    cohort.cells().forEach(cell -> species.merge(cell.species(), 1, Integer::sum));
    return new CohortSummary(
        cohort.name(),
        cohort.size(),
        donors(cohort.cells()),
        cohort.cellsWithoutDonor(),
        species,
        classes(cohort),
        cohort.families().stream().map(CohortSummary::family).toList(),
        exclusions(cohort));
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static int donors(List<Cell> cells) {
    Set<String> donors = new HashSet<>();
    cells.forEach(cell -> cell.donor().ifPresent(donors::add));
    return donors.size();
  }

  private static List<OfClass> classes(Cohort cohort) {
    List<Optional<String>> names = new ArrayList<>();
    cohort.classes().forEach(name -> names.add(Optional.of(name)));
    names.add(Optional.empty());
    return names.stream()
        .map(name -> ofClass(name, cohort))
        .filter(summary -> summary.cells() > 0)
        .toList();
  }

  private static OfClass ofClass(Optional<String> subclass, Cohort cohort) {
    List<Cell> cells =
        cohort.cells().stream().filter(cell -> cell.subclass().equals(subclass)).toList();
    Map<String, List<Cell>> byCondition = new TreeMap<>();
    for (Cell cell : cells) {
      cell.condition()
          .ifPresent(name -> byCondition.computeIfAbsent(name, key -> new ArrayList<>()).add(cell));
    }
    Map<String, Part> conditions = new TreeMap<>();
    byCondition.forEach((name, part) -> conditions.put(name, new Part(part.size(), donors(part))));
    return new OfClass(subclass, cells.size(), donors(cells), conditions);
  }

  private static OfFamily family(FamilyBlock block) {
    int[] absentOfColumn = new int[block.width()];
    int cellsWithoutValue = 0;
    long absent = 0;
    for (int cell = 0; cell < block.cells(); cell++) {
      int absentOfCell = 0;
      for (int column = 0; column < block.width(); column++) {
        if (!block.isPresent(cell, column)) {
          absentOfColumn[column]++;
          absentOfCell++;
        }
      }
      absent += absentOfCell;
      cellsWithoutValue += absentOfCell == block.width() ? 1 : 0;
    }
    List<OfColumn> columns = new ArrayList<>();
    for (int column = 0; column < block.width(); column++) {
      columns.add(new OfColumn(block.columns().get(column), block.cells(), absentOfColumn[column]));
    }
    return new OfFamily(
        block.name(),
        (long) block.cells() * block.width(),
        absent,
        cellsWithoutValue,
        block.absenceCounts(),
        columns);
  }

  private static List<OfExclusions> exclusions(Cohort cohort) {
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (Exclusion exclusion : cohort.exclusions()) {
      counts
          .computeIfAbsent(exclusion.reason(), reason -> new TreeMap<>())
          .merge(exclusion.subclass().orElse(""), 1, Integer::sum);
    }
    List<OfExclusions> rows = new ArrayList<>();
    counts.forEach(
        (reason, perClass) ->
            perClass.forEach(
                (name, cells) ->
                    rows.add(
                        new OfExclusions(
                            reason, Optional.of(name).filter(text -> !text.isEmpty()), cells))));
    return rows;
  }
}
