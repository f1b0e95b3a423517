package org.patchbridge.sequence.network;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.dataset.FeatureMatrix;

/** Which columns of a feature matrix form which step of a sequence, in order. */
public record FamilyLayout(List<Family> families) {

  /**
   * A run of neighbouring columns.
   *
   * @param width number of columns, at least 1
   */
  public record Family(String name, int firstColumn, int width) {}

  public FamilyLayout {
    families = List.copyOf(families);
  }

  /**
   * One family for each run of columns of the same family.
   *
   * @throws IllegalArgumentException where there is no column
   */
  public static FamilyLayout of(FeatureMatrix x) {
    List<Family> families = new ArrayList<>();
    int first = 0;
    for (int column = 1; column <= x.width(); column++) {
      String name = x.familyOfColumn().get(first);
      if (column == x.width() || !x.familyOfColumn().get(column).equals(name)) {
        families.add(new Family(name, first, column - first));
        first = column;
      }
    }
    if (families.isEmpty()) {
      throw new IllegalArgumentException("the cohort has no feature column");
    }
    return new FamilyLayout(families);
  }

  public int size() {
    return families.size();
  }

  /** Width of the widest family. */
  public int paddedWidth() {
    return families.stream().mapToInt(Family::width).max().orElseThrow();
  }

  public List<String> names() {
    return families.stream().map(Family::name).toList();
  }
}
