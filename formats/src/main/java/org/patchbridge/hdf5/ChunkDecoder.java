package org.patchbridge.hdf5;

import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.zip.DataFormatException;
import org.patchbridge.hdf5.inflate.Inflaters;
import org.patchbridge.hdf5.inflate.ZlibInflater;

/**
 * Undoes the filters of one data set's chunks. Never makes more bytes than a chunk may hold, so a
 * decompression bomb fails instead of filling the memory: jHDF's own pipeline has no such limit,
 * and takes several times as long. Not safe for concurrent use.
 */
final class ChunkDecoder implements AutoCloseable {
  private static final int DEFLATE = 1;
  private static final int SHUFFLE = 2;
  private static final int FLETCHER32 = 3;

  private final List<FilterInfo> filters;
  private final int sampleBytes;
  private final int chunkBytes;
  private final byte[] inflated;
  private final ZlibInflater inflater = Inflaters.best();

  /**
   * Bytes of a chunk.
   *
   * @param shuffled whether they still stand in planes: the first bytes of all samples, then the
   *     second ones, and so on
   */
  record Decoded(byte[] bytes, int length, boolean shuffled) {
    /** A copy with the bytes of each sample side by side. */
    Decoded unshuffled(int sampleBytes) {
      int samples = length / sampleBytes;
      byte[] sideBySide = Arrays.copyOf(bytes, length);
      for (int plane = 0; plane < sampleBytes; plane++) {
        for (int i = 0; i < samples; i++) {
          sideBySide[i * sampleBytes + plane] = bytes[plane * samples + i];
        }
      }
      return new Decoded(sideBySide, length, false);
    }
  }

  /**
   * @param filters known ones
   * @param chunkBytes size of a whole chunk before filtering
   */
  ChunkDecoder(List<FilterInfo> filters, int sampleBytes, int chunkBytes) {
    this.filters = List.copyOf(filters);
    this.sampleBytes = sampleBytes;
    this.chunkBytes = chunkBytes;
    this.inflated = new byte[chunkBytes + Fletcher32.BYTES];
  }

  /**
   * @throws UnsupportedHdfException naming the filter that is not known
   */
  static void requireKnown(List<FilterInfo> filters) {
    for (FilterInfo filter : filters) {
      if (filter.getId() < DEFLATE || filter.getId() > FLETCHER32) {
        String name = filter.getName() == null ? "" : filter.getName().strip();
        throw new UnsupportedHdfException(
            "the samples are packed with HDF5 filter "
                + filter.getId()
                + (name.isEmpty() ? "" : " (" + name + ")")
                + "; gzip, shuffle and fletcher32 are known");
      }
    }
  }

  /**
   * The bytes of a chunk. They may be overwritten by the next call.
   *
   * @param skipped positions of filters that were not applied to this chunk
   */
  Decoded decode(byte[] packed, BitSet skipped) {
    Decoded chunk = new Decoded(packed, packed.length, false);
    for (int i = filters.size() - 1; i >= 0; i--) {
      if (!skipped.get(i)) {
        chunk = undo(filters.get(i).getId(), chunk, i == 0);
      }
    }
    if (chunk.length() != chunkBytes) {
      throw new HdfException(
          "a chunk holds " + chunk.length() + " bytes where " + chunkBytes + " are due");
    }
    return chunk;
  }

  private Decoded undo(int filter, Decoded chunk, boolean last) {
    return switch (filter) {
      case DEFLATE -> inflate(chunk);
      case SHUFFLE ->
          last ? new Decoded(chunk.bytes(), chunk.length(), true) : chunk.unshuffled(sampleBytes);
      default ->
          new Decoded(chunk.bytes(), Fletcher32.verify(chunk.bytes(), chunk.length()), false);
    };
  }

  private Decoded inflate(Decoded chunk) {
    // A chunk that was deflated twice must not be overwritten while it is read.
    byte[] deflated =
        chunk.bytes() == inflated ? Arrays.copyOf(inflated, chunk.length()) : chunk.bytes();
    int length;
    try {
      length = inflater.inflate(deflated, chunk.length(), inflated);
    } catch (DataFormatException e) {
      throw new HdfException("a gzip-packed chunk is damaged", e);
    }
    if (length == ZlibInflater.TOO_LONG) {
      throw new HdfException("a chunk inflates beyond the " + chunkBytes + " bytes it may hold");
    }
    return new Decoded(inflated, length, false);
  }

  @Override
  public void close() {
    inflater.close();
  }
}
