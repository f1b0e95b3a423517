package org.patchbridge.nwb;

import io.jhdf.ObjectHeader;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Undoes the filters of a data set's chunks. Never makes more bytes than a chunk holds. */
final class FilterChain {
  private static final int DEFLATE = 1;
  private static final int SHUFFLE = 2;
  private static final int FLETCHER32 = 3;
  private static final int CHECKSUM_BYTES = 4;

  private final List<FilterInfo> filters;
  private final int sampleBytes;
  private final int chunkBytes;

  private FilterChain(List<FilterInfo> filters, int sampleBytes, int chunkBytes) {
    this.filters = filters;
    this.sampleBytes = sampleBytes;
    this.chunkBytes = chunkBytes;
  }

  static FilterChain of(ObjectHeader header, int sampleBytes, int chunkLength) {
    List<FilterInfo> filters = new ArrayList<>();
    for (FilterPipelineMessage m : header.getMessagesOfType(FilterPipelineMessage.class)) {
      filters.addAll(m.getFilters());
    }
    for (FilterInfo filter : filters) {
      if (filter.getId() < DEFLATE || filter.getId() > FLETCHER32) {
        throw new UnsupportedHdfException(
            "filter " + filter.getId() + " (" + filter.getName() + ") is not supported");
      }
    }
    return new FilterChain(filters, sampleBytes, Math.multiplyExact(sampleBytes, chunkLength));
  }

  ByteBuffer decode(ByteBuffer stored, BitSet skipped) {
    byte[] bytes = new byte[stored.remaining()];
    stored.get(bytes);
    for (int i = filters.size() - 1; i >= 0; i--) {
      if (skipped.get(i)) {
        continue;
      }
      bytes =
          switch (filters.get(i).getId()) {
            case DEFLATE -> inflate(bytes);
            case SHUFFLE -> unshuffle(bytes);
            default -> java.util.Arrays.copyOf(bytes, bytes.length - CHECKSUM_BYTES);
          };
    }
    return ByteBuffer.wrap(bytes);
  }

  private byte[] inflate(byte[] deflated) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      byte[] inflated = new byte[chunkBytes + CHECKSUM_BYTES];
      int length = 0;
      while (!inflater.finished() && length < inflated.length) {
        int more = inflater.inflate(inflated, length, inflated.length - length);
        if (more == 0) {
          break;
        }
        length += more;
      }
      return java.util.Arrays.copyOf(inflated, length);
    } catch (DataFormatException e) {
      throw new HdfException("a chunk does not inflate", e);
    } finally {
      inflater.end();
    }
  }

  private byte[] unshuffle(byte[] shuffled) {
    int samples = shuffled.length / sampleBytes;
    byte[] plain = new byte[shuffled.length];
    for (int b = 0; b < sampleBytes; b++) {
      for (int i = 0; i < samples; i++) {
        plain[i * sampleBytes + b] = shuffled[b * samples + i];
      }
    }
    return plain;
  }
}
