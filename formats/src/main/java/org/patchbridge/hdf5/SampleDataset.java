package org.patchbridge.hdf5;

import io.jhdf.ObjectHeader;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.object.message.DataLayout;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A data set of samples: numbers in one dimension, possibly chunked and packed. */
public final class SampleDataset {
  /** 84 s at 200 kHz, 128 MiB as doubles; a sweep of a cell takes seconds. */
  static final int MAX_SAMPLES = 1 << 24;

  /** Deflate cannot pack tighter than 1032:1; metadata add a little. */
  private static final long MAX_EXPANSION = 1032;

  private static final int MAX_CHUNK_BYTES = MAX_SAMPLES * Double.BYTES;

  private final BoundedStorage storage;
  private final ObjectHeader header;
  private final SampleType type;
  private final int length;

  private SampleDataset(BoundedStorage storage, ObjectHeader header, SampleType type, int length) {
    this.storage = storage;
    this.header = header;
    this.type = type;
    this.length = length;
  }

  /**
   * Reads the header, not the samples.
   *
   * @throws UnsupportedHdfException where the samples are packed with a filter that is not known
   * @throws HdfException where the data set is no series of numbers or of an impossible size
   */
  public static SampleDataset of(Hdf5Object dataset) {
    ObjectHeader header = dataset.header();
    SampleType type =
        SampleType.of(header.getMessageOfType(DataTypeMessage.class).getDataType())
            .orElseThrow(() -> new HdfException("the samples are not stored as numbers"));
    long[] shape =
        header.getMessageOfType(DataSpaceMessage.class).getDataSpace().getDimensionsAsLong();
    boolean oneColumn = shape.length == 2 && shape[1] == 1;
    if (shape.length != 1 && !oneColumn) {
      throw new HdfException(
          "the samples have shape " + Arrays.toString(shape) + "; one dimension is expected");
    }
    if (shape[0] < 0 || shape[0] > MAX_SAMPLES) {
      throw new HdfException(
          shape[0] + " samples are declared; more than " + MAX_SAMPLES + " are not read");
    }
    if (shape[0] * type.bytes() > dataset.storage().size() * MAX_EXPANSION) {
      throw new HdfException(shape[0] + " samples are declared, which the file cannot hold");
    }
    ChunkDecoder.requireKnown(filters(header));
    return new SampleDataset(dataset.storage(), header, type, (int) shape[0]);
  }

  public SampleType type() {
    return type;
  }

  public int length() {
    return length;
  }

  /**
   * All samples, scaled. Chunks that were never written count as zeros.
   *
   * @param spare memory that the samples may be read into
   */
  public ResponseSamples read(Scaling scaling, SpareSamples spare) {
    ResponseSamples samples =
        new ResponseSamples(new SampleConverter(type, scaling), spare.take(length));
    readInto(samples);
    return samples;
  }

  /** The same for a stimulus, which is flat for most of a sweep. */
  public StimulusSamples readStimulus(Scaling scaling) {
    StimulusSamples samples = new StimulusSamples(new SampleConverter(type, scaling), length);
    readInto(samples);
    return samples;
  }

  private void readInto(SampleTarget target) {
    if (header.getMessageOfType(DataLayoutMessage.class).getDataLayout() == DataLayout.CHUNKED) {
      readChunks(ChunkIndex.of(storage, header), target);
    } else {
      ByteBuffer stored = ChunkIndex.unchunked(storage, header);
      byte[] bytes = new byte[stored.remaining()];
      stored.get(bytes);
      target.write(new ChunkDecoder.Decoded(bytes, bytes.length, false), 0, length);
    }
  }

  private void readChunks(ChunkIndex index, SampleTarget target) {
    long chunkBytes = (long) index.chunkLength() * type.bytes();
    if (index.chunkLength() < 1
        || chunkBytes > MAX_CHUNK_BYTES
        || chunkBytes > storage.size() * MAX_EXPANSION) {
      throw new HdfException("chunks of " + index.chunkLength() + " samples are declared");
    }
    if (!covered(index)) {
      target.clear();
    }
    storage.announce(index.chunks());
    try (ChunkDecoder decoder = new ChunkDecoder(filters(header), type.bytes(), (int) chunkBytes)) {
      Written previous = new Written(new byte[0], new BitSet(), 0);
      for (Chunk chunk : index.chunks()) {
        long start = chunk.getChunkOffset()[0];
        if (start >= 0 && start < length) {
          previous = readChunk(chunk, index.chunkLength(), decoder, target, previous);
        }
      }
    }
  }

  /** Whether there is a chunk for every sample. */
  private boolean covered(ChunkIndex index) {
    int chunkLength = index.chunkLength();
    BitSet present = new BitSet();
    for (Chunk chunk : index.chunks()) {
      long start = chunk.getChunkOffset()[0];
      if (start >= 0 && start < length && start % chunkLength == 0) {
        present.set((int) (start / chunkLength));
      }
    }
    return present.cardinality() >= (length + chunkLength - 1L) / chunkLength;
  }

  /** A whole chunk that was converted last, and where its samples went. */
  private record Written(byte[] packed, BitSet skippedFilters, int start) {
    boolean holds(byte[] otherPacked, BitSet otherSkipped) {
      return otherPacked.length > 0
          && Arrays.equals(packed, otherPacked)
          && skippedFilters.equals(otherSkipped);
    }
  }

  private Written readChunk(
      Chunk chunk, int chunkLength, ChunkDecoder decoder, SampleTarget target, Written previous) {
    int start = (int) chunk.getChunkOffset()[0];
    int count = Math.min(chunkLength, length - start);
    byte[] packed = storage.bytes(chunk.getAddress(), chunk.getSize());
    // Stimuli are flat for most of a sweep: equal chunks need not be inflated again.
    if (previous.holds(packed, chunk.getFilterMask())) {
      target.repeat(previous.start(), start, count);
      return previous;
    }
    target.write(decoder.decode(packed, chunk.getFilterMask()), start, count);
    return count == chunkLength
        ? new Written(packed, chunk.getFilterMask(), start)
        : new Written(new byte[0], new BitSet(), 0);
  }

  private static List<FilterInfo> filters(ObjectHeader header) {
    return header.getMessagesOfType(FilterPipelineMessage.class).stream()
        .flatMap(message -> message.getFilters().stream())
        .toList();
  }
}
