package org.patchbridge.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An array in memory. Access is by position in C order. */
public final class NpyArray {
  private final NpyHeader header;
  private final ByteBuffer data;

  NpyArray(NpyHeader header, byte[] data) {
    this.header = header;
    this.data = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }

  public NpyHeader header() {
    return header;
  }

  public int elements() {
    return data.capacity() / header.type().bytes();
  }

  /** The element as a number; a boolean is 0 or 1. */
  public double number(int position) {
    int at = Math.multiplyExact(position, header.type().bytes());
    return switch (header.type()) {
      case FLOAT32 -> data.getFloat(at);
      case FLOAT64 -> data.getDouble(at);
      case INT64 -> data.getLong(at);
      case BOOLEAN -> data.get(at);
    };
  }

  /**
   * @throws IllegalStateException where the elements are no float32
   */
  public float[] floats() {
    if (header.type() != NpyType.FLOAT32) {
      throw new IllegalStateException("the array is of " + header.type());
    }
    float[] values = new float[elements()];
    data.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }
}
