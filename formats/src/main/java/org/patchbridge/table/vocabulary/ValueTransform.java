package org.patchbridge.table.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a value under one definition becomes the value under another; {@code docs/columns.md} lists
 * them. Each has an {@link #inverse()}.
 */
public enum ValueTransform {
  NONE("the value as it is") {
    @Override
    double of(double x, double[] with) {
      return x;
    }
  },
  NEGATE("−x: a depth that is counted positive, a falling slope without its sign") {
    @Override
    double of(double x, double[] with) {
      return -x;
    }
  },
  SAG_FROM_PEAK_OVER_STEADY("1 − 1/x: a sag ratio of 1 and above, peak over steady deflection") {
    @Override
    double of(double x, double[] with) {
      return 1 - 1 / x;
    }
  },
  PEAK_OVER_STEADY_FROM_SAG("1/(1 − x): a sag of 0 to 1 as peak over steady deflection") {
    @Override
    double of(double x, double[] with) {
      return 1 / (1 - x);
    }
  },
  ONE_MINUS("1 − x: a sag ratio of 1 and below, steady over peak deflection; and back") {
    @Override
    double of(double x, double[] with) {
      return 1 - x;
    }
  },
  MINUS_THRESHOLD(
      "x − threshold: a potential as a difference to the spike's threshold", "threshold") {
    @Override
    double of(double x, double[] with) {
      return x - with[0];
    }
  },
  PLUS_THRESHOLD(
      "x + threshold: a difference to the spike's threshold as a potential", "threshold") {
    @Override
    double of(double x, double[] with) {
      return x + with[0];
    }
  },
  THRESHOLD_MINUS(
      "threshold − x: a positive depth below threshold as a potential; and back", "threshold") {
    @Override
    double of(double x, double[] with) {
      return with[0] - x;
    }
  },
  REST_TO_THRESHOLD(
      "x + rest − threshold: a difference to rest as one to threshold", "rest", "threshold") {
    @Override
    double of(double x, double[] with) {
      return x + with[0] - with[1];
    }
  },
  THRESHOLD_TO_REST(
      "x + threshold − rest: a difference to threshold as one to rest", "rest", "threshold") {
    @Override
    double of(double x, double[] with) {
      return x + with[1] - with[0];
    }
  },
  MINUS_ONSET("x − onset: a time of the sweep as one after the stimulus began", "onset") {
    @Override
    double of(double x, double[] with) {
      return x - with[0];
    }
  },
  PLUS_ONSET("x + onset: a time after the stimulus began as one of the sweep", "onset") {
    @Override
    double of(double x, double[] with) {
      return x + with[0];
    }
  },
  FROM_SAMPLES("x/rate: a count of samples as a time; the rate in Hz", "rate") {
    @Override
    double of(double x, double[] with) {
      return x / with[0];
    }
  },
  TO_SAMPLES("x · rate: a time as a count of samples; the rate in Hz", "rate") {
    @Override
    double of(double x, double[] with) {
      return x * with[0];
    }
  },
  RECIPROCAL("1/x: an interval as a rate, a conductance as a resistance; and back") {
    @Override
    double of(double x, double[] with) {
      return 1 / x;
    }
  },
  OVER_MAGNITUDE("x divided by the size of another slope: an upstroke over its downstroke", "of") {
    @Override
    double of(double x, double[] with) {
      return x / Math.abs(with[0]);
    }
  },
  TIMES_MAGNITUDE(
      "x times the size of another slope: the ratio and the downstroke give the upstroke", "of") {
    @Override
    double of(double x, double[] with) {
      return x * Math.abs(with[0]);
    }
  },
  WIDTH_AT_HALF_PROMINENCE(
      "a width halfway between threshold and peak as IPFX's, halfway between fast trough and peak",
      "amplitude",
      "trough",
      "upstroke",
      "downstroke") {
    @Override
    double of(double x, double[] with) {
      return x + flanks(with);
    }
  },
  WIDTH_AT_HALF_AMPLITUDE(
      "IPFX's width as the one halfway between threshold and peak",
      "amplitude",
      "trough",
      "upstroke",
      "downstroke") {
    @Override
    double of(double x, double[] with) {
      return x - flanks(with);
    }
  };

  private final String words;
  private final List<String> operands;

  ValueTransform(String words, String... operands) {
    this.words = words;
    this.operands = List.of(operands);
  }

  /** In the units that the transform works in; NaN or infinite where there is no value. */
  abstract double of(double x, double[] with);

  /** As a mapping names it: {@code sag-from-peak-over-steady}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The formula and what it is for. */
  public String words() {
    return words;
  }

  /** Names of what else it needs: columns, or numbers. */
  public List<String> operands() {
    return operands;
  }

  public static Optional<ValueTransform> named(String id) {
    return Stream.of(values()).filter(each -> each.id().equals(id)).findFirst();
  }

  /** The one that leads back, with the same operands. */
  public ValueTransform inverse() {
    return switch (this) {
      case NONE, NEGATE, ONE_MINUS, THRESHOLD_MINUS, RECIPROCAL -> this;
      case SAG_FROM_PEAK_OVER_STEADY -> PEAK_OVER_STEADY_FROM_SAG;
      case PEAK_OVER_STEADY_FROM_SAG -> SAG_FROM_PEAK_OVER_STEADY;
      case MINUS_THRESHOLD -> PLUS_THRESHOLD;
      case PLUS_THRESHOLD -> MINUS_THRESHOLD;
      case REST_TO_THRESHOLD -> THRESHOLD_TO_REST;
      case THRESHOLD_TO_REST -> REST_TO_THRESHOLD;
      case MINUS_ONSET -> PLUS_ONSET;
      case PLUS_ONSET -> MINUS_ONSET;
      case FROM_SAMPLES -> TO_SAMPLES;
      case TO_SAMPLES -> FROM_SAMPLES;
      case OVER_MAGNITUDE -> TIMES_MAGNITUDE;
      case TIMES_MAGNITUDE -> OVER_MAGNITUDE;
      case WIDTH_AT_HALF_PROMINENCE -> WIDTH_AT_HALF_AMPLITUDE;
      case WIDTH_AT_HALF_AMPLITUDE -> WIDTH_AT_HALF_PROMINENCE;
    };
  }

  /** The dimension of the result for a column of that dimension. */
  public Dimension result(Dimension column) {
    return switch (this) {
      case FROM_SAMPLES -> Dimension.TIME;
      case TO_SAMPLES -> Dimension.SAMPLES;
      case RECIPROCAL -> column.reciprocal();
      case OVER_MAGNITUDE -> Dimension.RATIO;
      case TIMES_MAGNITUDE -> Dimension.SLOPE;
      default -> column;
    };
  }

  /** The only dimension of a column that it makes sense for; empty where any will do. */
  public Optional<Dimension> takes() {
    return switch (this) {
      case NONE, NEGATE, RECIPROCAL -> Optional.empty();
      case SAG_FROM_PEAK_OVER_STEADY, PEAK_OVER_STEADY_FROM_SAG, ONE_MINUS, TIMES_MAGNITUDE ->
          Optional.of(Dimension.RATIO);
      case MINUS_THRESHOLD, PLUS_THRESHOLD, THRESHOLD_MINUS, REST_TO_THRESHOLD, THRESHOLD_TO_REST ->
          Optional.of(Dimension.VOLTAGE);
      case FROM_SAMPLES -> Optional.of(Dimension.SAMPLES);
      case OVER_MAGNITUDE -> Optional.of(Dimension.SLOPE);
      default -> Optional.of(Dimension.TIME);
    };
  }

  /** The dimension of an operand. */
  public Dimension dimensionOf(String operand) {
    return switch (operand) {
      case "onset" -> Dimension.TIME;
      case "rate" -> Dimension.RATE;
      case "of", "upstroke", "downstroke" -> Dimension.SLOPE;
      default -> Dimension.VOLTAGE;
    };
  }

  /**
   * The value under the other definition, in the feature's unit.
   *
   * @param x in the unit of its column
   * @param with the operands, each in SI units
   * @param feature of the dimension that {@link #result} says
   * @return NaN or infinite where there is no such value
   */
  public double of(double x, MeasureUnit unit, double[] with, MeasureUnit feature) {
    if (this == NONE || this == NEGATE) {
      return of(unit.in(feature.exponent(), x), with);
    }
    MeasureUnit si = new MeasureUnit("SI", feature.dimension(), 0);
    return si.in(feature.exponent(), of(unit.toSi(x), with));
  }

  /**
   * How much longer a spike is at half height above its fast trough than at half height above
   * threshold: half the trough's depth, at the slopes of the flanks. Where the trough is deeper
   * than the spike is high, IPFX measures above threshold, too.
   *
   * @param with amplitude above threshold, trough relative to threshold, upstroke, downstroke
   */
  private static double flanks(double[] with) {
    double depth = Math.max(0, -with[1]);
    return depth >= with[0] ? 0 : depth / 2 * (1 / with[2] + 1 / Math.abs(with[3]));
  }
}
