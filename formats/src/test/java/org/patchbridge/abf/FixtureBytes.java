package org.patchbridge.abf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;

/** Little-endian bytes of a file that grow as they are written to. */
final class FixtureBytes {
  static final int BLOCK = 512;
  private static final Charset TEXT = Charset.forName("windows-1252");

  private ByteBuffer bytes = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
  private int end;

  private ByteBuffer room(int offset, int length) {
    end = Math.max(end, offset + length);
    if (end > bytes.capacity()) {
      byte[] grown = Arrays.copyOf(bytes.array(), 2 * end);
      bytes = ByteBuffer.wrap(grown).order(ByteOrder.LITTLE_ENDIAN);
    }
    return bytes;
  }

  void int8(int offset, int value) {
    room(offset, 1).put(offset, (byte) value);
  }

  void int16(int offset, int value) {
    room(offset, 2).putShort(offset, (short) value);
  }

  void int32(int offset, long value) {
    room(offset, 4).putInt(offset, (int) value);
  }

  void int64(int offset, long value) {
    room(offset, 8).putLong(offset, value);
  }

  void float32(int offset, double value) {
    room(offset, 4).putFloat(offset, (float) value);
  }

  /** A text with blanks up to its length. */
  void text(int offset, String text, int length) {
    byte[] padded = new byte[length];
    Arrays.fill(padded, (byte) ' ');
    byte[] encoded = text.getBytes(TEXT);
    System.arraycopy(encoded, 0, padded, 0, encoded.length);
    room(offset, length).put(offset, padded);
  }

  /** A text as it is; returns the offset after it and a zero byte. */
  int zeroTerminated(int offset, String text) {
    byte[] encoded = text.getBytes(TEXT);
    room(offset, encoded.length + 1).put(offset, encoded);
    return offset + encoded.length + 1;
  }

  /** Fills up the last block; the number of the next one. */
  int nextBlock() {
    int blocks = (end + BLOCK - 1) / BLOCK;
    room(0, blocks * BLOCK);
    return blocks;
  }

  /** Multiplexed samples of a sweep; the offset after them. */
  int samples(int offset, double[][] sweep, boolean floats) {
    int position = offset;
    for (int k = 0; k < sweep[0].length; k++) {
      for (double[] channel : sweep) {
        if (floats) {
          float32(position, channel[k]);
        } else {
          int16(position, (int) channel[k]);
        }
        position += floats ? 4 : 2;
      }
    }
    return position;
  }

  byte[] toBytes() {
    nextBlock();
    return Arrays.copyOf(bytes.array(), end);
  }
}
