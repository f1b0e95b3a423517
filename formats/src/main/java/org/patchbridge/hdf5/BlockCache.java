package org.patchbridge.hdf5;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.patchbridge.files.ByteSource;

/**
 * Reads a source in blocks and keeps the ones used last, 16 MiB at most: HDF5 structures are read
 * in pieces of a few bytes. Safe for concurrent use.
 */
public final class BlockCache implements Closeable {
  public static final int BLOCK_BYTES = 1 << 18;

  /** Of a source that is far away, where bytes that nobody looks at cost more. */
  static final int FAR_BLOCK_BYTES = Integer.getInteger("pb.farblock", 1 << 16);

  private static final int KEPT_BYTES = 1 << 24;

  private final ByteSource source;
  private final Optional<ReadAhead> ahead;
  private final int blockBytes;
  private final Map<Long, byte[]> blocks =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return (long) size() * blockBytes > KEPT_BYTES;
        }
      };

  private BlockCache(ByteSource source, Optional<ReadAhead> ahead, int blockBytes) {
    this.source = source;
    this.ahead = ahead;
    this.blockBytes = blockBytes;
  }

  /** A source that is far away is asked for much at once. */
  static BlockCache of(ByteSource source) {
    if (source.isFar()) {
      ReadAhead ahead = new ReadAhead(source);
      return new BlockCache(ahead, Optional.of(ahead), FAR_BLOCK_BYTES);
    }
    return new BlockCache(source, Optional.empty(), BLOCK_BYTES);
  }

  /** Says which bytes will be read next, which matters to a source that is far away alone. */
  void announce(Supplier<List<ReadAhead.Extent>> extents) {
    ahead.ifPresent(far -> far.announce(extents.get()));
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
    if (length > blockBytes) {
      ahead.ifPresent(far -> far.announceAlso(new ReadAhead.Extent(position, position + length)));
    }
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      long at = position + done;
      byte[] block = block(at / blockBytes);
      int offset = (int) (at % blockBytes);
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
    long position = number * blockBytes;
    try {
      byte[] fetched = source.fetch(position, (int) Math.min(blockBytes, source.size() - position));
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
