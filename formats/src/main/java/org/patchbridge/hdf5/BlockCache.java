package org.patchbridge.hdf5;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.patchbridge.files.ByteSource;

/**
 * Reads a source in blocks and keeps the ones used last, 16 MiB at most: HDF5 structures are read
 * in pieces of a few bytes. A source that is far away is asked for many blocks at once where it is
 * known that they will be wanted. Safe for concurrent use.
 */
public final class BlockCache implements Closeable {
  public static final int BLOCK_BYTES = 1 << 18;

  /** Of a source that is far away, where bytes that nobody looks at cost more. */
  static final int FAR_BLOCK_BYTES = 1 << 16;

  /** Structures stand together, in places that are not known beforehand: so many blocks come. */
  private static final int FAR_BLOCKS_AT_LEAST = 4;

  /** A request for more has no more to gain. */
  private static final int MOST_BYTES_AT_ONCE = 1 << 22;

  private static final int KEPT_BYTES = 1 << 24;

  private final ByteSource source;
  private final int blockBytes;
  private final WantedBytes wanted = new WantedBytes();
  private final Optional<ScratchBlocks> scratch;
  private final Map<Long, byte[]> blocks =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          boolean full = (long) size() * blockBytes > KEPT_BYTES;
          if (full) {
            scratch.ifPresent(blocks -> blocks.keep(eldest.getKey(), eldest.getValue()));
          }
          return full;
        }
      };

  BlockCache(ByteSource source) {
    this.source = source;
    this.blockBytes = source.isFar() ? FAR_BLOCK_BYTES : BLOCK_BYTES;
    this.scratch =
        source.isFar() ? Optional.of(new ScratchBlocks(FAR_BLOCK_BYTES)) : Optional.empty();
  }

  long size() {
    return source.size();
  }

  /** Says which bytes will be read next, which matters to a source that is far away alone. */
  synchronized void announce(Supplier<List<WantedBytes.Extent>> extents) {
    if (source.isFar()) {
      wanted.replaceBy(extents.get());
    }
  }

  /**
   * A copy of the bytes from {@code position} on; the caller has checked that they exist.
   *
   * @throws UncheckedIOException where the source cannot be read
   */
  byte[] read(long position, int length) {
    if (length > blockBytes) {
      announceAlso(position, length);
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

  private synchronized void announceAlso(long position, int length) {
    if (source.isFar()) {
      wanted.add(new WantedBytes.Extent(position, position + length));
    }
  }

  /** One fetch at a time: several threads would ask for the same blocks. */
  private synchronized byte[] block(long number) {
    byte[] known = blocks.get(number);
    if (known != null) {
      return known;
    }
    Optional<byte[]> kept = fromScratch(number);
    if (kept.isPresent()) {
      blocks.put(number, kept.get());
      return kept.get();
    }
    long position = number * blockBytes;
    int length = (int) Math.min((long) blocksFrom(number) * blockBytes, source.size() - position);
    try {
      byte[] fetched = source.fetch(position, length);
      for (int from = length - 1 - (length - 1) % blockBytes; from > 0; from -= blockBytes) {
        blocks.put(
            number + from / blockBytes,
            Arrays.copyOfRange(fetched, from, Math.min(length, from + blockBytes)));
      }
      byte[] first = length > blockBytes ? Arrays.copyOf(fetched, blockBytes) : fetched;
      blocks.put(number, first);
      return first;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<byte[]> fromScratch(long number) {
    int length = (int) Math.min(blockBytes, source.size() - number * blockBytes);
    return scratch.flatMap(blocks -> blocks.find(number, length));
  }

  private boolean isThere(long number) {
    return blocks.containsKey(number) || scratch.map(known -> known.has(number)).orElse(false);
  }

  /** How many blocks from one on are wanted and not there. */
  private int blocksFrom(long number) {
    if (!source.isFar()) {
      return 1;
    }
    long start = number * blockBytes;
    long end =
        Math.max(
            wanted.endAfter(start + blockBytes - 1),
            start + (long) FAR_BLOCKS_AT_LEAST * blockBytes);
    int count = 1;
    while (start + (long) count * blockBytes < end
        && count < MOST_BYTES_AT_ONCE / blockBytes
        && !isThere(number + count)) {
      count++;
    }
    return count;
  }

  @Override
  public void close() {
    try (source) {
      if (scratch.isPresent()) {
        scratch.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
