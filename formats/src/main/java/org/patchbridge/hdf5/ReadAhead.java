package org.patchbridge.hdf5;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patchbridge.files.ByteSource;

/**
 * Asks a source that is far away for much at once: where it is known which bytes will be wanted,
 * because the chunks of a data set are read one after the other, a request brings what follows,
 * too. Keeps what the last such request brought, at most {@value #MOST_BYTES} bytes. Safe for
 * concurrent use.
 */
final class ReadAhead implements ByteSource {
  static final int MOST_BYTES = 1 << 22;

  /** A gap that takes less time to read than a request would. */
  private static final int GAP_BYTES = 1 << 16;

  private final ByteSource source;
  private final TreeMap<Long, Long> runs = new TreeMap<>();
  private long start;
  private byte[] ahead = new byte[0];

  ReadAhead(ByteSource source) {
    this.source = source;
  }

  /**
   * Bytes of a file.
   *
   * @param end the first byte after them
   */
  record Extent(long start, long end) {}

  /** What will be wanted next; forgets what was said before. */
  synchronized void announce(List<Extent> wanted) {
    runs.clear();
    Extent[] sorted = wanted.toArray(new Extent[0]);
    Arrays.sort(sorted, Comparator.comparingLong(Extent::start));
    for (Extent extent : sorted) {
      Map.Entry<Long, Long> last = runs.lastEntry();
      if (last != null && extent.start() <= last.getValue() + GAP_BYTES) {
        runs.put(last.getKey(), Math.max(last.getValue(), extent.end()));
      } else {
        runs.put(extent.start(), extent.end());
      }
    }
  }

  /** What will be wanted besides. */
  synchronized void announceAlso(Extent extent) {
    Map.Entry<Long, Long> before = runs.floorEntry(extent.start());
    if (before == null || before.getValue() < extent.end()) {
      runs.put(extent.start(), extent.end());
    }
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public synchronized byte[] fetch(long position, int length) throws IOException {
    if (position >= start && position + length <= start + ahead.length) {
      int from = (int) (position - start);
      return Arrays.copyOfRange(ahead, from, from + length);
    }
    long end = endOfRun(position, length);
    if (end <= position + length) {
      return source.fetch(position, length);
    }
    byte[] fetched = source.fetch(position, (int) (end - position));
    start = position;
    ahead = fetched;
    return Arrays.copyOf(fetched, length);
  }

  /** Of the run that these bytes reach into, as far as one request may go. */
  private long endOfRun(long position, int length) {
    Map.Entry<Long, Long> run = runs.floorEntry(position + length - 1);
    if (run == null || run.getValue() <= position + length) {
      return position + length;
    }
    long wanted = Math.min(run.getValue() - position, MOST_BYTES);
    return Math.min(size(), position + (wanted + length - 1) / length * length);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
