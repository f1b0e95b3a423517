package org.patchbridge.table.schema;

import java.util.List;
import java.util.Optional;

/**
 * The values a feature can have, in its own unit. What lies outside is impossible and becomes
 * absent.
 */
public record ValidRange(List<Bound> bounds) {

  public ValidRange {
    bounds = List.copyOf(bounds);
  }

  /** One end of the range. */
  public enum Side {
    ABOVE("at or below"),
    AT_LEAST("below"),
    BELOW("at or above"),
    AT_MOST("above");

    private final String violation;

    Side(String violation) {
      this.violation = violation;
    }

    boolean admits(double value, double limit) {
      return switch (this) {
        case ABOVE -> value > limit;
        case AT_LEAST -> value >= limit;
        case BELOW -> value < limit;
        case AT_MOST -> value <= limit;
      };
    }
  }

  /** A side with its limit. */
  public record Bound(Side side, double limit) {}

  /** The range of all finite numbers. */
  public static ValidRange everything() {
    return new ValidRange(List.of());
  }

  /** The first bound the value breaks, in words such as {@code above 0.15}. */
  Optional<String> violationOf(double value) {
    return bounds.stream()
        .filter(bound -> !bound.side().admits(value, bound.limit()))
        .map(bound -> bound.side().violation + " " + shown(bound.limit()))
        .findFirst();
  }

  private static String shown(double limit) {
    return limit == Math.rint(limit) && Math.abs(limit) < 1e9
        ? String.valueOf((long) limit)
        : String.valueOf(limit);
  }
}
