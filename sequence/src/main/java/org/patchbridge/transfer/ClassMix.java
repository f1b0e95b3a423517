package org.patchbridge.transfer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How frequent the subclasses are expected to be among the cells to classify: a statement, never
 * counted from labels. Immutable.
 *
 * @param classes in the order of the cohort
 * @param shares one a class, not negative, of sum 1
 */
public record ClassMix(List<String> classes, List<Double> shares) {
  /** How far stated shares may add up to something else than 1, as rounded ones do. */
  private static final double ROUNDING = 0.011;

  private static final double SHIFT = 0.2;
  private static final int DECIMALS = 4;

  public ClassMix {
    classes = List.copyOf(classes);
    shares = List.copyOf(shares);
  }

  /**
   * As a user states it; shares whose sum is 1 but for rounding are divided by it.
   *
   * @param stated share of each subclass
   * @param classes of the cohort: each must be named, and no other
   * @throws IllegalArgumentException saying what is wrong with the statement
   */
  public static ClassMix of(Map<String, Double> stated, List<String> classes) {
    for (String name : stated.keySet()) {
      require(
          classes.contains(name),
          "'" + name + "' is no subclass of these cells; they have " + classes);
    }
    for (String name : classes) {
      require(
          stated.containsKey(name),
          "no share of " + name + "; name all of " + classes + ", with 0 where you expect none");
      double share = stated.get(name);
      require(
          share >= 0 && share < Double.POSITIVE_INFINITY,
          "the share of " + name + " is " + share + "; it must be between 0 and 1");
    }
    double sum = classes.stream().mapToDouble(stated::get).sum();
    require(sum > 0, "all shares are 0; state how frequent each subclass is");
    ClassMix mix =
        new ClassMix(classes, classes.stream().map(name -> stated.get(name) / sum).toList());
    require(
        Math.abs(sum - 1) <= ROUNDING,
        "the shares add up to " + decimal(sum) + ", not to 1; in these proportions write " + mix);
    return mix;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** All subclasses alike. */
  public static ClassMix equal(List<String> classes) {
    return new ClassMix(classes, classes.stream().map(name -> 1.0 / classes.size()).toList());
  }

  /** With a fifth of the cells exchanged for cells of one subclass. */
  public ClassMix towards(String subclass) {
    return new ClassMix(
        classes,
        IntStream.range(0, classes.size())
            .mapToObj(
                c -> (1 - SHIFT) * shares.get(c) + (classes.get(c).equals(subclass) ? SHIFT : 0))
            .toList());
  }

  double[] toArray() {
    return shares.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** As a user writes it, rounded to four decimals. */
  @Override
  public String toString() {
    return IntStream.range(0, classes.size())
        .mapToObj(c -> classes.get(c) + "=" + decimal(shares.get(c)))
        .collect(Collectors.joining(","));
  }

  private static String decimal(double value) {
    return new BigDecimal(String.format(Locale.ROOT, "%." + DECIMALS + "f", value))
        .stripTrailingZeros()
        .toPlainString();
  }
}
