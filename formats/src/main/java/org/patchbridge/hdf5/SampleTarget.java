package org.patchbridge.hdf5;

/** Where the samples of a data set go, chunk by chunk in whatever order. */
interface SampleTarget {

  /** Sets all samples to zero, because some will not be written. */
  void clear();

  /** Converts the first {@code count} samples of a chunk to the positions from {@code start} on. */
  void write(ChunkDecoder.Decoded chunk, int start, int count);

  /** Writes what was written last, from {@code written} on, once more. */
  void repeat(int written, int start, int count);
}
