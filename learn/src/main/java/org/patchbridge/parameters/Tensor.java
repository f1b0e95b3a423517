package org.patchbridge.parameters;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Numbers with a shape, row-major. Arrays are not copied; treat them as read-only. */
public sealed interface Tensor {

  int[] shape();

  /** Double precision: {@code F64}. */
  record Doubles(int[] shape, double[] values) implements Tensor {
    public Doubles {
      requireSize(shape, values.length);
    }
  }

  /** Single precision: {@code F32}. */
  record Floats(int[] shape, float[] values) implements Tensor {
    public Floats {
      requireSize(shape, values.length);
    }
  }

  /** The name of the type in a safetensors header. */
  default String type() {
    return this instanceof Doubles ? "F64" : "F32";
  }

  /** Length of the values. */
  default int bytes() {
    return this instanceof Doubles doubles
        ? doubles.values().length * Double.BYTES
        : ((Floats) this).values().length * Float.BYTES;
  }

  /** Appends the values, little-endian. */
  default void put(ByteBuffer out) {
    out.order(ByteOrder.LITTLE_ENDIAN);
    if (this instanceof Doubles doubles) {
      out.asDoubleBuffer().put(doubles.values());
    } else {
      out.asFloatBuffer().put(((Floats) this).values());
    }
    out.position(out.position() + bytes());
  }

  private static void requireSize(int[] shape, int values) {
    long size = 1;
    for (int extent : shape) {
      size = Math.multiplyExact(size, extent);
    }
    if (size != values) {
      throw new IllegalArgumentException(values + " values for shape " + Arrays.toString(shape));
    }
  }
}
