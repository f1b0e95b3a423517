package org.patchbridge.dataset;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One position of a feature family.
 *
 * @param unit as printed to a person ({@code mV}, {@code pA}, {@code s}, {@code Hz/pA}, {@code
 *     ratio}); empty for a pure number
 */
public record Column(String name, String unit) {

  /**
   * The positions of a vector: {@code family[0]}, {@code family[1]} and so on. They mean something
   * together, and only where the vector was taken in the same way.
   */
  public static List<Column> ofVector(String family, int width, String unit) {
    return IntStream.range(0, width)
        .mapToObj(position -> new Column(family + "[" + position + "]", unit))
        .toList();
  }

  /**
   * Whether columns of a family are positions of a vector, not features with names of their own.
   */
  public static boolean areVector(String family, List<Column> columns) {
    return columns.stream().allMatch(column -> column.name().startsWith(family + "["));
  }
}
