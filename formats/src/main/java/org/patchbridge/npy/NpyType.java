package org.patchbridge.npy;

import java.util.Optional;

/** Type of an array's elements; numbers are little-endian. */
public enum NpyType {
  FLOAT32("<f4", Float.BYTES),
  FLOAT64("<f8", Double.BYTES),
  INT64("<i8", Long.BYTES),
  BOOLEAN("|b1", 1);

  private final String descriptor;
  private final int bytes;

  NpyType(String descriptor, int bytes) {
    this.descriptor = descriptor;
    this.bytes = bytes;
  }

  /** NumPy's name of the type, for example {@code <f4}. */
  public String descriptor() {
    return descriptor;
  }

  /** Size of one element. */
  public int bytes() {
    return bytes;
  }

  static Optional<NpyType> of(String descriptor) {
    for (NpyType type : values()) {
      if (type.descriptor.equals(descriptor)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
