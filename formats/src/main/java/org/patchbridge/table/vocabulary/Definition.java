package org.patchbridge.table.vocabulary;

import java.util.Locale;
import java.util.Optional;

/** What exactly the number of a measure is. */
public enum Definition {
  PLAIN("as it is named"),
  ABSOLUTE("a potential"),
  FROM_THRESHOLD("relative to the spike's threshold, negative below it"),
  DEPTH("a depth below threshold, counted positive"),
  FROM_REST("relative to the resting potential"),
  SAG("the share of the peak deflection that sags, 0 to 1"),
  PEAK_OVER_STEADY("peak over steady deflection, 1 and above"),
  STEADY_OVER_PEAK("steady over peak deflection, 1 and below"),
  FROM_ONSET("counted from the start of the stimulus"),
  SWEEP_CLOCK("counted from the start of the sweep"),
  SIGNED("with its sign"),
  UNSIGNED("without its sign"),
  HALF_PROMINENCE("halfway between fast trough and peak"),
  HALF_AMPLITUDE("halfway between threshold and peak"),
  INTERVAL("an interval"),
  FREQUENCY("a rate, one over the interval"),
  CONDUCTANCE("a conductance, one over the resistance"),
  QUOTIENT("a quotient"),
  DIVIDEND("the dividend of the quotient");

  private final String words;

  Definition(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  static Optional<Definition> named(String name) {
    for (Definition each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The dimension of a measure's number under this definition. */
  public Dimension dimension(Dimension usual) {
    return switch (this) {
      case FREQUENCY -> Dimension.RATE;
      case INTERVAL -> Dimension.TIME;
      case CONDUCTANCE -> Dimension.CONDUCTANCE;
      case DIVIDEND -> Dimension.SLOPE;
      default -> usual;
    };
  }

  /** How a number of this definition becomes one of another; empty where none is known. */
  public Optional<ValueTransform> to(Definition other) {
    return this == other ? Optional.of(ValueTransform.NONE) : Optional.ofNullable(differing(other));
  }

  private ValueTransform differing(Definition other) {
    return switch (this) {
      case ABSOLUTE ->
          switch (other) {
            case FROM_THRESHOLD -> ValueTransform.MINUS_THRESHOLD;
            case DEPTH -> ValueTransform.THRESHOLD_MINUS;
            default -> null;
          };
      case FROM_THRESHOLD ->
          switch (other) {
            case ABSOLUTE -> ValueTransform.PLUS_THRESHOLD;
            case DEPTH -> ValueTransform.NEGATE;
            case FROM_REST -> ValueTransform.THRESHOLD_TO_REST;
            default -> null;
          };
      case DEPTH ->
          switch (other) {
            case ABSOLUTE -> ValueTransform.THRESHOLD_MINUS;
            case FROM_THRESHOLD -> ValueTransform.NEGATE;
            default -> null;
          };
      case FROM_REST -> other == FROM_THRESHOLD ? ValueTransform.REST_TO_THRESHOLD : null;
      case SAG ->
          switch (other) {
            case PEAK_OVER_STEADY -> ValueTransform.PEAK_OVER_STEADY_FROM_SAG;
            case STEADY_OVER_PEAK -> ValueTransform.ONE_MINUS;
            default -> null;
          };
      case PEAK_OVER_STEADY ->
          switch (other) {
            case SAG -> ValueTransform.SAG_FROM_PEAK_OVER_STEADY;
            case STEADY_OVER_PEAK -> ValueTransform.RECIPROCAL;
            default -> null;
          };
      case STEADY_OVER_PEAK ->
          switch (other) {
            case SAG -> ValueTransform.ONE_MINUS;
            case PEAK_OVER_STEADY -> ValueTransform.RECIPROCAL;
            default -> null;
          };
      default -> ofPairs(other);
    };
  }

  private ValueTransform ofPairs(Definition other) {
    return switch (this) {
      case SWEEP_CLOCK -> other == FROM_ONSET ? ValueTransform.MINUS_ONSET : null;
      case FROM_ONSET -> other == SWEEP_CLOCK ? ValueTransform.PLUS_ONSET : null;
      case SIGNED -> other == UNSIGNED ? ValueTransform.NEGATE : null;
      case UNSIGNED -> other == SIGNED ? ValueTransform.NEGATE : null;
      case HALF_AMPLITUDE ->
          other == HALF_PROMINENCE ? ValueTransform.WIDTH_AT_HALF_PROMINENCE : null;
      case HALF_PROMINENCE ->
          other == HALF_AMPLITUDE ? ValueTransform.WIDTH_AT_HALF_AMPLITUDE : null;
      case INTERVAL -> other == FREQUENCY ? ValueTransform.RECIPROCAL : null;
      case FREQUENCY -> other == INTERVAL ? ValueTransform.RECIPROCAL : null;
      case CONDUCTANCE -> other == PLAIN ? ValueTransform.RECIPROCAL : null;
      case DIVIDEND -> other == QUOTIENT ? ValueTransform.OVER_MAGNITUDE : null;
      default -> null;
    };
  }
}
