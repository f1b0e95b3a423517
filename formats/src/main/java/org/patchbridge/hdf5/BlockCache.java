package org.patchbridge.hdf5;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.patchbridge.files.ByteSource;

/**
 * Reads a source in blocks and keeps the ones used last, 16 MiB at most: HDF5 structures are read
 * in pieces of a few bytes. Safe for concurrent use.
 */
public final class BlockCache implements Closeable {
  public static final int BLOCK_BYTES = 1 << 18;
  private static final int KEPT_BLOCKS = 64;

  private final ByteSource source;
  private final Map<Long, byte[]> blocks =
      new LinkedHashMap<>(KEPT_BLOCKS, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > KEPT_BLOCKS;
        }
      };

  BlockCache(ByteSource source) {
    this.source = source;
  }

  long size() {
    return source.size();
  }

  /**
   * A copy of the bytes from {@code position} on; the caller has checked that they exist.
   *
   * @throws UncheckedIOException where the source cannot be read
   */
  byte[] read(long position, int length) {
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      long at = position + done;
      byte[] block = block(at / BLOCK_BYTES);
      int offset = (int) (at % BLOCK_BYTES);
      int count = Math.min(length - done, block.length - offset);
      System.arraycopy(block, offset, bytes, done, count);
      done += count;
    }
    return bytes;
  }

  /** One fetch at a time: several threads would ask for the same blocks. */
  private synchronized byte[] block(long number) {
    byte[] known = blocks.get(number);
    if (known != null) {
      return known;
    }
    long position = number * BLOCK_BYTES;
    try {
      byte[] fetched =
          source.fetch(position, (int) Math.min(BLOCK_BYTES, source.size() - position));
      blocks.put(number, fetched);
      return fetched;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      source.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
