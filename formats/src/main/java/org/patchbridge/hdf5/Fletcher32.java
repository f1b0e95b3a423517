package org.patchbridge.hdf5;

import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The checksum HDF5's fletcher32 filter appends to a chunk. */
final class Fletcher32 {
  static final int BYTES = 4;

  private static final int MODULUS = 65535;

  private Fletcher32() {}

  /** Number of bytes in front of the checksum, having compared them with it. */
  static int verify(byte[] bytes, int length) {
    int end = length - BYTES;
    if (end < 0) {
      throw new HdfException("a chunk is too short for its checksum");
    }
    int stored = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
    if (stored != of(bytes, end)) {
      throw new HdfException("the checksum of a chunk differs from the one stored with it");
    }
    return end;
  }

  /** Sums of big-endian 16-bit words; an odd last byte is the upper half of a word. */
  static int of(byte[] bytes, int length) {
    long low = 0;
    long high = 0;
    for (int i = 0; i < length; i += 2) {
      int word = (bytes[i] & 0xff) << 8 | (i + 1 < length ? bytes[i + 1] & 0xff : 0);
      low = fold(low + word);
      high = fold(high + low);
    }
    return (int) (high << 16 | low);
  }

  /** Keeps a sum within 16 bits as HDF5 does: a non-zero multiple of the modulus stays non-zero. */
  private static long fold(long sum) {
    return sum > MODULUS ? sum - MODULUS : sum;
  }
}
