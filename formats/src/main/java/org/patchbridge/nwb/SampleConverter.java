package org.patchbridge.nwb;

import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns stored bytes into scaled samples of one series. */
final class SampleConverter {
  private final SampleType type;
  private final Scaling scaling;
  private final double[] samples;

  /** Writes into {@code samples}. */
  SampleConverter(SampleType type, Scaling scaling, double[] samples) {
    this.type = type;
    this.scaling = scaling;
    this.samples = samples;
  }

  /**
   * @param start index of the first sample written
   * @param count number of samples written, from the first of the chunk on
   */
  void convert(ChunkDecoder.Decoded chunk, int start, int count) {
    if ((long) count * type.bytes() > chunk.length()) {
      throw new HdfException(
          chunk.length() + " bytes are stored where " + count + " samples are due");
    }
    boolean little = type.order() == ByteOrder.LITTLE_ENDIAN;
    if (chunk.shuffled() && little && type.isFloat32()) {
      convertFloatPlanes(chunk, start, count);
    } else if (chunk.shuffled() && little && type.isInt16()) {
      convertShortPlanes(chunk, start, count);
    } else {
      ChunkDecoder.Decoded plain = chunk.shuffled() ? chunk.unshuffled(type.bytes()) : chunk;
      convertPlain(ByteBuffer.wrap(plain.bytes()).order(type.order()), start, count);
    }
  }

  private void convertFloatPlanes(ChunkDecoder.Decoded chunk, int start, int count) {
    byte[] b = chunk.bytes();
    int plane = chunk.length() / Float.BYTES;
    float conversion = (float) scaling.conversion();
    float offset = (float) scaling.offset();
    float unitFactor = (float) scaling.unitFactor();
    for (int i = 0; i < count; i++) {
      int bits =
          (b[i] & 0xff)
              | (b[plane + i] & 0xff) << 8
              | (b[2 * plane + i] & 0xff) << 16
              | b[3 * plane + i] << 24;
      float base = Float.intBitsToFloat(bits) * conversion;
      samples[start + i] = (offset == 0 ? base : base + offset) * unitFactor;
    }
  }

  private void convertShortPlanes(ChunkDecoder.Decoded chunk, int start, int count) {
    byte[] b = chunk.bytes();
    int plane = chunk.length() / Short.BYTES;
    for (int i = 0; i < count; i++) {
      short stored = (short) (b[i] & 0xff | b[plane + i] << 8);
      samples[start + i] = scaling.applyDouble(stored);
    }
  }

  private void convertPlain(ByteBuffer stored, int start, int count) {
    if (type.isFloat32()) {
      for (int i = 0; i < count; i++) {
        samples[start + i] = scaling.applySingle(stored.getFloat(Float.BYTES * i));
      }
    } else {
      for (int i = 0; i < count; i++) {
        samples[start + i] = scaling.applyDouble(type.get(stored, type.bytes() * i));
      }
    }
  }

  /** Writes again what was written from another place on. */
  void repeat(int from, int start, int count) {
    System.arraycopy(samples, from, samples, start, count);
  }
}
