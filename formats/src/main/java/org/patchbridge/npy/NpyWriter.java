package org.patchbridge.npy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes one array, element by element in C order, with memory for one block of elements. The
 * number of elements has to come out as the header says.
 */
public final class NpyWriter {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int LENGTH_FIELD = 2;
  private static final int BLOCK_BYTES = 1 << 16;

  private final OutputStream out;
  private final NpyHeader header;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long written;

  private NpyWriter(OutputStream out, NpyHeader header) {
    this.out = out;
    this.header = header;
  }

  /** Writes the header; {@link #finish()} ends the array and leaves the stream open. */
  public static NpyWriter begin(OutputStream out, NpyHeader header) throws IOException {
    byte[] text = header.text().getBytes(StandardCharsets.US_ASCII);
    int before = MAGIC.length + 2 + LENGTH_FIELD;
    int padded = (before + text.length + ALIGNMENT) / ALIGNMENT * ALIGNMENT - before;
    ByteBuffer head = ByteBuffer.allocate(before + padded).order(ByteOrder.LITTLE_ENDIAN);
    head.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded).put(text);
    while (head.remaining() > 1) {
      head.put((byte) ' ');
    }
    out.write(head.put((byte) '\n').array());
    return new NpyWriter(out, header);
  }

  public void put(float value) throws IOException {
    next(NpyType.FLOAT32);
    block.putFloat(value);
  }

  public void put(double value) throws IOException {
    next(NpyType.FLOAT64);
    block.putDouble(value);
  }

  public void put(long value) throws IOException {
    next(NpyType.INT64);
    block.putLong(value);
  }

  public void put(boolean value) throws IOException {
    next(NpyType.BOOLEAN);
    block.put((byte) (value ? 1 : 0));
  }

  private void next(NpyType type) throws IOException {
    if (type != header.type()) {
      throw new IllegalArgumentException(type + " for an array of " + header.type());
    }
    if (block.remaining() < type.bytes()) {
      drain();
    }
    written++;
  }

  private void drain() throws IOException {
    out.write(block.array(), 0, block.position());
    block.clear();
  }

  /**
   * @throws IllegalStateException where fewer or more elements were put than the shape has
   */
  public void finish() throws IOException {
    if (written != header.elements()) {
      throw new IllegalStateException(
          written + " elements for an array of shape " + header.shape());
    }
    drain();
  }
}
