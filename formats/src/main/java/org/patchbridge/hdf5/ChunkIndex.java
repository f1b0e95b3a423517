package org.patchbridge.hdf5;

import io.jhdf.ObjectHeader;
import io.jhdf.api.Dataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.dataset.DatasetLoader;
import io.jhdf.dataset.NoParent;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkedDatasetV3;
import io.jhdf.dataset.chunked.ChunkedDatasetV4;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import java.nio.ByteBuffer;
import java.util.Collection;

/**
 * Where the chunks of a data set are. jHDF reads the index, whichever of the six kinds it is, but
 * keeps it to its data set classes; hence the subclasses.
 */
record ChunkIndex(int chunkLength, Collection<Chunk> chunks) {
  private static final String NAME = "data";

  static ChunkIndex of(BoundedStorage storage, ObjectHeader header) {
    return header.getMessageOfType(DataLayoutMessage.class) instanceof ChunkedDataLayoutMessage
        ? new OldFormat(storage, header).index()
        : new LatestFormat(storage, header).index();
  }

  /** The bytes of a data set that is stored in one piece. */
  static ByteBuffer unchunked(BoundedStorage storage, ObjectHeader header) {
    Dataset dataset = DatasetLoader.createDataset(storage, header, NAME, NoParent.INSTANCE);
    if (dataset instanceof DatasetBase base) {
      return base.getDataBuffer();
    }
    throw new HdfException("unsupported data layout " + dataset.getDataLayout());
  }

  private static final class OldFormat extends ChunkedDatasetV3 {
    OldFormat(BoundedStorage storage, ObjectHeader header) {
      super(storage, header.getAddress(), NAME, NoParent.INSTANCE, header);
    }

    ChunkIndex index() {
      return new ChunkIndex(getChunkDimensions()[0], getChunkLookup().values());
    }
  }

  private static final class LatestFormat extends ChunkedDatasetV4 {
    LatestFormat(BoundedStorage storage, ObjectHeader header) {
      super(storage, header.getAddress(), NAME, NoParent.INSTANCE, header);
    }

    ChunkIndex index() {
      return new ChunkIndex(getChunkDimensions()[0], getChunkLookup().values());
    }
  }
}
