package org.patchbridge.hdf5;

import java.lang.reflect.Array;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads jHDF's decoded values, which come boxed, as arrays of one, or as BigInteger. */
public final class Hdf5Value {
  private Hdf5Value() {}

  public static Optional<String> text(Object value) {
    return first(value).filter(String.class::isInstance).map(String.class::cast);
  }

  public static OptionalDouble number(Object value) {
    Optional<Number> number = first(value).filter(Number.class::isInstance).map(Number.class::cast);
    return number.isPresent()
        ? OptionalDouble.of(number.get().doubleValue())
        : OptionalDouble.empty();
  }

  public static OptionalLong integer(Object value) {
    OptionalDouble number = number(value);
    boolean whole =
        number.isPresent()
            && number.getAsDouble() == Math.rint(number.getAsDouble())
            && Math.abs(number.getAsDouble()) < 1L << 53;
    return whole ? OptionalLong.of((long) number.getAsDouble()) : OptionalLong.empty();
  }

  private static Optional<Object> first(Object value) {
    Object at = value;
    while (at != null && at.getClass().isArray()) {
      if (Array.getLength(at) == 0) {
        return Optional.empty();
      }
      at = Array.get(at, 0);
    }
    return Optional.ofNullable(at);
  }
}
