package org.patchbridge.nwb;

import io.jhdf.ObjectHeader;
import io.jhdf.api.Dataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.dataset.DatasetLoader;
import io.jhdf.dataset.NoParent;
import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;

/** The bytes of data sets that are stored in one piece (contiguous or compact). */
final class DatasetBuffer {
  private DatasetBuffer() {}

  static ByteBuffer of(BoundedStorage storage, ObjectHeader header) {
    Dataset dataset = DatasetLoader.createDataset(storage, header, "data", NoParent.INSTANCE);
    if (dataset instanceof DatasetBase base) {
      return base.getDataBuffer();
    }
    throw new HdfException("unsupported data layout " + dataset.getDataLayout());
  }
}
