package org.patchbridge.separation;

import java.util.List;
import org.patchbridge.metric.Interval;

/**
 * A measure of how far classes lie apart, as a whole and in parts.
 *
 * @param overall of all cells and classes
 * @param perClass one per class; empty where the measure has no such part
 * @param pairs every pair of classes once, in the order (0, 1), (0, 2), …, (1, 2), …
 */
public record ClassSeparation(
    List<String> classes, Estimate overall, List<Estimate> perClass, List<ClassPair> pairs) {

  public ClassSeparation {
    classes = List.copyOf(classes);
    perClass = List.copyOf(perClass);
    pairs = List.copyOf(pairs);
  }

  /**
   * @param value NaN where it is not defined
   */
  public record Estimate(double value, Interval interval) {}

  /** Two classes by their indices, {@code first < second}. */
  public record ClassPair(int first, int second, Estimate separation) {}

  /** The measure of two classes, in either order. */
  public Estimate pair(int a, int b) {
    return pairs.stream()
        .filter(pair -> pair.first() == Math.min(a, b) && pair.second() == Math.max(a, b))
        .findFirst()
        .map(ClassPair::separation)
        .orElseThrow(() -> new IllegalArgumentException("no pair of classes " + a + ", " + b));
  }
}
