package org.patchbridge.nwb.write;

import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Packs samples as HDF5's shuffle and deflate filters would, so that compression can run on many
 * threads while the HDF5 library, which takes one caller at a time, only stores the result.
 */
final class ChunkEncoder {
  /** Samples in a chunk, as in the Allen Institute's files. */
  static final int CHUNK_SAMPLES = 8192;

  static final int DEFLATE_LEVEL = 3;
  private static final int CHUNK_BYTES = CHUNK_SAMPLES * Float.BYTES;

  private ChunkEncoder() {}

  /** Number of chunks that hold {@code samples}; 0 for none. */
  static int chunkCount(int samples) {
    return (samples + CHUNK_SAMPLES - 1) / CHUNK_SAMPLES;
  }

  /** All chunks in order; the last one is filled up with zeros. */
  static byte[][] encode(float[] samples) {
    byte[][] chunks = new byte[chunkCount(samples.length)][];
    byte[] shuffled = new byte[CHUNK_BYTES];
    byte[] packed = new byte[CHUNK_BYTES + CHUNK_BYTES / 8 + 64];
    Deflater deflater = new Deflater(DEFLATE_LEVEL);
    try {
      for (int chunk = 0; chunk < chunks.length; chunk++) {
        shuffle(samples, chunk * CHUNK_SAMPLES, shuffled);
        deflater.reset();
        deflater.setInput(shuffled);
        deflater.finish();
        int length = deflater.deflate(packed);
        chunks[chunk] = Arrays.copyOf(packed, length);
      }
    } finally {
      deflater.end();
    }
    return chunks;
  }

  /** Lowest bytes of all samples first, then the next: little-endian byte planes. */
  private static void shuffle(float[] samples, int from, byte[] planes) {
    int count = Math.min(CHUNK_SAMPLES, samples.length - from);
    Arrays.fill(planes, (byte) 0);
    for (int i = 0; i < count; i++) {
      int bits = Float.floatToRawIntBits(samples[from + i]);
      planes[i] = (byte) bits;
      planes[CHUNK_SAMPLES + i] = (byte) (bits >>> 8);
      planes[2 * CHUNK_SAMPLES + i] = (byte) (bits >>> 16);
      planes[3 * CHUNK_SAMPLES + i] = (byte) (bits >>> 24);
    }
  }
}
