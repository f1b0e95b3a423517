package org.patchbridge.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Labelled cells with their feature families: the data set of this project. Immutable. Rows are
 * cells; every block has one row per cell in the same order.
 */
public final class Cohort {
  private final String name;
  private final List<Cell> cells;
  private final List<FamilyBlock> families;
  private final List<Exclusion> exclusions;
  private final List<String> classes;
  private final int[] labels;

  /**
   * @param exclusions cells of the source that are not among {@code cells}, each with its reason
   * @throws IllegalArgumentException where two cells share an id, or a block has another number of
   *     rows than there are cells
   */
  public Cohort(
      String name, List<Cell> cells, List<FamilyBlock> families, List<Exclusion> exclusions) {
    this.name = name;
    this.cells = List.copyOf(cells);
    this.families = List.copyOf(families);
    this.exclusions = List.copyOf(exclusions);
    Set<String> ids = new HashSet<>();
    TreeSet<String> found = new TreeSet<>();
    for (Cell cell : this.cells) {
      if (!ids.add(cell.id())) {
        throw new IllegalArgumentException("cell '" + cell.id() + "' occurs twice in " + name);
      }
      cell.subclass().ifPresent(found::add);
    }
    for (FamilyBlock family : this.families) {
      if (family.cells() != this.cells.size()) {
        throw new IllegalArgumentException(
            family.name() + " has " + family.cells() + " rows for " + this.cells.size() + " cells");
      }
    }
    this.classes = List.copyOf(found);
    this.labels =
        this.cells.stream()
            .mapToInt(cell -> cell.subclass().map(classes::indexOf).orElse(-1))
            .toArray();
  }

  public String name() {
    return name;
  }

  public int size() {
    return cells.size();
  }

  public List<Cell> cells() {
    return cells;
  }

  public List<FamilyBlock> families() {
    return families;
  }

  public List<Exclusion> exclusions() {
    return exclusions;
  }

  /** The subclasses that occur, in alphabetical order. */
  public List<String> classes() {
    return classes;
  }

  /** For every cell the index of its subclass in {@link #classes()}, −1 where it has none. */
  public int[] labels() {
    return labels.clone();
  }

  /**
   * For every cell a dense donor number, in order of first occurrence. A cell without a donor gets
   * a number of its own; {@link DonorFacts} says how many there are and what that means.
   */
  public int[] donorNumbers() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int[] result = new int[cells.size()];
    int next = 0;
    for (int i = 0; i < result.length; i++) {
      String donor = cells.get(i).donor().orElse(null);
      Integer known = donor == null ? null : numbers.get(donor);
      if (known == null) {
        known = next++;
        if (donor != null) {
          numbers.put(donor, known);
        }
      }
      result[i] = known;
    }
    return result;
  }

  public int cellsWithoutDonor() {
    return (int) cells.stream().filter(cell -> cell.donor().isEmpty()).count();
  }

  /** All families side by side, cells × total width, in family order. */
  public FeatureMatrix matrix() {
    List<Column> columns = new ArrayList<>();
    List<String> familyOfColumn = new ArrayList<>();
    for (FamilyBlock family : families) {
      columns.addAll(family.columns());
      for (int i = 0; i < family.width(); i++) {
        familyOfColumn.add(family.name());
      }
    }
    double[] values = new double[Math.multiplyExact(cells.size(), columns.size())];
    int at = 0;
    for (int cell = 0; cell < cells.size(); cell++) {
      for (FamilyBlock family : families) {
        for (int column = 0; column < family.width(); column++) {
          values[at++] = family.value(cell, column);
        }
      }
    }
    return new FeatureMatrix(cells.size(), columns, familyOfColumn, values);
  }

  /** The given cells, in the given order; exclusions are kept. */
  public Cohort select(int[] rows) {
    List<Cell> picked = new ArrayList<>(rows.length);
    for (int row : rows) {
      picked.add(cells.get(row));
    }
    return new Cohort(
        name, picked, families.stream().map(family -> family.select(rows)).toList(), exclusions);
  }
}
