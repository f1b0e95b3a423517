package org.patchbridge.signal;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A value, or the reason why there is none. */
public sealed interface Outcome<T> {

  /** A value that was obtained. */
  record Value<T>(T value) implements Outcome<T> {}

  /**
   * No value.
   *
   * @param reason one short phrase, the same wherever the cause is the same
   */
  record Missing<T>(String reason) implements Outcome<T> {}

  static <T> Outcome<T> of(T value) {
    return new Value<>(value);
  }

  static <T> Outcome<T> missing(String reason) {
    return new Missing<>(reason);
  }

  /** Takes a measure and keeps the reason if it cannot be taken. */
  static <T> Outcome<T> measure(Supplier<T> measure) {
    try {
      return new Value<>(measure.get());
    } catch (MeasurementException e) {
      return new Missing<>(e.reason());
    }
  }

  /**
   * The value.
   *
   * @throws MeasurementException with the reason if there is none
   */
  default T orElseThrow() {
    if (this instanceof Value<T> present) {
      return present.value();
    }
    throw new MeasurementException(((Missing<T>) this).reason());
  }

  default Optional<T> toOptional() {
    return this instanceof Value<T> present ? Optional.of(present.value()) : Optional.empty();
  }

  /** Measures something of the value; a reason is passed on. */
  default <R> Outcome<R> then(Function<T, R> measure) {
    return measure(() -> measure.apply(orElseThrow()));
  }
}
