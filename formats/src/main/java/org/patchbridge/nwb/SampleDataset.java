package org.patchbridge.nwb;

import io.jhdf.ObjectHeader;
import io.jhdf.dataset.NoParent;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkOffset;
import io.jhdf.dataset.chunked.ChunkedDatasetV3;
import io.jhdf.dataset.chunked.ChunkedDatasetV4;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/** A one-dimensional data set of samples. */
final class SampleDataset {
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

  static SampleDataset of(Hdf5Object dataset) {
    ObjectHeader header = dataset.header();
    SampleType type =
        SampleType.of(header.getMessageOfType(DataTypeMessage.class).getDataType())
            .orElseThrow(() -> new HdfException("the samples are not stored as numbers"));
    long[] dimensions =
        header.getMessageOfType(DataSpaceMessage.class).getDataSpace().getDimensionsAsLong();
    long samples = Arrays.stream(dimensions).reduce(1, Math::multiplyExact);
    return new SampleDataset(dataset.storage(), header, type, Math.toIntExact(samples));
  }

  SampleType type() {
    return type;
  }

  int length() {
    return length;
  }

  /** All samples, scaled. */
  double[] read(Scaling scaling) {
    double[] samples = new double[length];
    DataLayoutMessage layout = header.getMessageOfType(DataLayoutMessage.class);
    if (layout instanceof ChunkedDataLayoutMessage v3) {
      readChunks(new Chunks3(storage, header).all(), v3.getChunkDimensions()[0], scaling, samples);
    } else if (layout instanceof ChunkedDataLayoutMessageV4) {
      Chunks4 chunks = new Chunks4(storage, header);
      readChunks(chunks.all(), chunks.getChunkDimensions()[0], scaling, samples);
    } else {
      ByteBuffer stored = DatasetBuffer.of(storage, header);
      convert(stored.order(type.order()), scaling, samples, 0, length);
    }
    return samples;
  }

  private void readChunks(
      Collection<Chunk> chunks, int chunkLength, Scaling scaling, double[] samples) {
    FilterChain filters = FilterChain.of(header, type.bytes(), chunkLength);
    for (Chunk chunk : chunks) {
      int start = Math.toIntExact(chunk.getChunkOffset()[0]);
      int count = Math.min(chunkLength, length - start);
      ByteBuffer stored = storage.map(chunk.getAddress(), chunk.getSize());
      ByteBuffer decoded = filters.decode(stored, chunk.getFilterMask());
      convert(decoded.order(type.order()), scaling, samples, start, count);
    }
  }

  private void convert(ByteBuffer stored, Scaling scaling, double[] samples, int start, int count) {
    if (type.isFloat32()) {
      for (int i = 0; i < count; i++) {
        samples[start + i] = scaling.applySingle(stored.getFloat(4 * i));
      }
    } else {
      for (int i = 0; i < count; i++) {
        samples[start + i] = scaling.applyDouble(type.get(stored, type.bytes() * i));
      }
    }
  }

  /** Opens jHDF's chunk index of older files, which it keeps to subclasses. */
  private static final class Chunks3 extends ChunkedDatasetV3 {
    Chunks3(BoundedStorage storage, ObjectHeader header) {
      super(storage, header.getAddress(), "data", NoParent.INSTANCE, header);
    }

    Collection<Chunk> all() {
      Map<ChunkOffset, Chunk> lookup = getChunkLookup();
      return lookup.values();
    }
  }

  /** The same of files written with the latest format. */
  private static final class Chunks4 extends ChunkedDatasetV4 {
    Chunks4(BoundedStorage storage, ObjectHeader header) {
      super(storage, header.getAddress(), "data", NoParent.INSTANCE, header);
    }

    Collection<Chunk> all() {
      return getChunkLookup().values();
    }
  }
}
