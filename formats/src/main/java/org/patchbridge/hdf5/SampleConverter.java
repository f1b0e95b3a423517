package org.patchbridge.hdf5;

import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns stored bytes into scaled samples of one series. */
record SampleConverter(SampleType type, Scaling scaling) {

  /**
   * Converts the first samples of a chunk.
   *
   * @param start index in {@code samples} of the first sample written
   * @param count number of samples written
   */
  void convert(ChunkDecoder.Decoded chunk, double[] samples, int start, int count) {
    if ((long) count * type.bytes() > chunk.length()) {
      throw new HdfException(
          chunk.length() + " bytes are stored where " + count + " samples are due");
    }
    boolean little = type.order() == ByteOrder.LITTLE_ENDIAN;
    if (chunk.shuffled() && little && type.isFloat32()) {
      convertFloatPlanes(chunk, samples, start, count);
    } else if (chunk.shuffled() && little && type.isInt16()) {
      convertShortPlanes(chunk, samples, start, count);
    } else {
      ChunkDecoder.Decoded plain = chunk.shuffled() ? chunk.unshuffled(type.bytes()) : chunk;
      convertPlain(ByteBuffer.wrap(plain.bytes()).order(type.order()), samples, start, count);
    }
  }

  private void convertFloatPlanes(
      ChunkDecoder.Decoded chunk, double[] samples, int start, int count) {
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

  private void convertShortPlanes(
      ChunkDecoder.Decoded chunk, double[] samples, int start, int count) {
    byte[] b = chunk.bytes();
    int plane = chunk.length() / Short.BYTES;
    for (int i = 0; i < count; i++) {
      short stored = (short) (b[i] & 0xff | b[plane + i] << 8);
      samples[start + i] = scaling.applyDouble(stored);
    }
  }

  private void convertPlain(ByteBuffer stored, double[] samples, int start, int count) {
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
}
