package org.patchbridge.abf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;

/** Little-endian numbers and texts at fixed offsets of a part of the file. */
final class HeaderBytes {
  /** Clampex runs on Windows. */
  private static final Charset TEXT = Charset.forName("windows-1252");

  private final ByteBuffer bytes;

  HeaderBytes(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  int length() {
    return bytes.limit();
  }

  ByteBuffer buffer() {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  int unsignedByte(int offset) {
    return Byte.toUnsignedInt(bytes.get(offset));
  }

  int int16(int offset) {
    return bytes.getShort(offset);
  }

  int int32(int offset) {
    return bytes.getInt(offset);
  }

  long unsigned32(int offset) {
    return Integer.toUnsignedLong(bytes.getInt(offset));
  }

  long int64(int offset) {
    return bytes.getLong(offset);
  }

  float float32(int offset) {
    return bytes.getFloat(offset);
  }

  /**
   * A text that ends at a zero byte or after {@code length} bytes; blanks around it are cut off.
   */
  String text(int offset, int length) {
    int end = 0;
    while (end < length && bytes.get(offset + end) != 0) {
      end++;
    }
    byte[] copy = new byte[end];
    bytes.duplicate().position(offset).get(copy);
    return new String(copy, TEXT).strip();
  }
}
