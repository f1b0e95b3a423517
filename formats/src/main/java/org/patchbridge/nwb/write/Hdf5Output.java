package org.patchbridge.nwb.write;

import static org.bytedeco.hdf5.global.hdf5.*;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.patchbridge.recording.RecordingException;

/**
 * The part of HDF5's C library that an NWB file needs: groups, soft links, attributes, small data
 * sets, and chunked float data sets whose chunks come packed. A call that fails becomes a {@link
 * RecordingException}; native memory and handles live no longer than the method that made them.
 *
 * <p>The file grows in memory, packed as on the disk: where a disk is full, the library's own
 * writing fails and then brings down the whole process.
 */
final class Hdf5Output implements AutoCloseable {
  /** The library takes one caller at a time in the whole process. */
  private static final ReentrantLock LIBRARY = new ReentrantLock();

  private static final long DEFAULT = 0;
  private static final long GROWTH_BYTES = 1 << 20;
  private static final int COPIED_BYTES = 1 << 16;

  /** Length that stands for a single value without dimensions. */
  static final int SCALAR = -1;

  private final Path path;
  private final long file;
  private boolean open = true;

  private Hdf5Output(Path path, long file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Starts an empty file in memory.
   *
   * @param path where it will be written; for messages
   */
  static Hdf5Output inMemory(Path path) {
    LIBRARY.lock();
    try (PointerScope scope = new PointerScope()) {
      H5open();
      H5Eset_auto2(DEFAULT, null, null);
      try (Hdf5Handles handles = new Hdf5Handles(path, DEFAULT, "")) {
        long access = handles.handle("H5Pcreate", H5Pcreate(H5P_CLS_FILE_ACCESS_ID_g()));
        handles.check("H5Pset_fapl_core", H5Pset_fapl_core(access, GROWTH_BYTES, false));
        long file = H5Fcreate(path.toString(), H5F_ACC_TRUNC, DEFAULT, access);
        handles.check("H5Fcreate", file);
        return new Hdf5Output(path, file);
      }
    } finally {
      LIBRARY.unlock();
    }
  }

  void group(String name) {
    call(
        name,
        handles -> {
          handles.handle("H5Gcreate2", H5Gcreate2(file, name, DEFAULT, DEFAULT, DEFAULT));
        });
  }

  void softLink(String name, String target) {
    call(
        name,
        handles ->
            handles.check("H5Lcreate_soft", H5Lcreate_soft(target, file, name, DEFAULT, DEFAULT)));
  }

  void attribute(String object, String name, String value) {
    attribute(object, name, handles -> handles.text(List.of(value)), SCALAR);
  }

  void attribute(String object, String name, List<String> values) {
    attribute(object, name, handles -> handles.text(values), values.size());
  }

  void attribute(String object, String name, float value) {
    attribute(
        object, name, handles -> new Data(H5T_IEEE_F32LE_g(), new FloatPointer(value)), SCALAR);
  }

  void attribute(String object, String name, int value) {
    attribute(
        object,
        name,
        handles -> new Data(H5T_STD_U32LE_g(), new IntPointer(new int[] {value})),
        SCALAR);
  }

  /** An attribute that refers to another object of the file. */
  void reference(String object, String name, String target) {
    attribute(object, name, handles -> handles.references(List.of(target)), SCALAR);
  }

  void dataset(String name, String value) {
    dataset(name, handles -> handles.text(List.of(value)), SCALAR);
  }

  void dataset(String name, List<String> values) {
    dataset(name, handles -> handles.text(values), values.size());
  }

  void dataset(String name, double value) {
    dataset(name, handles -> new Data(H5T_IEEE_F64LE_g(), new DoublePointer(value)), SCALAR);
  }

  void dataset(String name, float value) {
    dataset(name, handles -> new Data(H5T_IEEE_F32LE_g(), new FloatPointer(value)), SCALAR);
  }

  void signedDataset(String name, int[] values) {
    dataset(name, handles -> new Data(H5T_STD_I32LE_g(), new IntPointer(values)), values.length);
  }

  void unsignedDataset(String name, int[] values) {
    dataset(name, handles -> new Data(H5T_STD_U32LE_g(), new IntPointer(values)), values.length);
  }

  void referenceDataset(String name, List<String> targets) {
    dataset(name, handles -> handles.references(targets), targets.size());
  }

  /** An extensible float32 data set, shuffled and deflated, of chunks packed beforehand. */
  void samples(String name, int length, byte[][] chunks) {
    call(
        name,
        handles -> {
          long space = handles.extensibleSpace(length);
          long layout = handles.datasetProperties();
          handles.check("H5Pset_chunk", H5Pset_chunk(layout, 1, ChunkEncoder.CHUNK_SAMPLES));
          handles.check("H5Pset_shuffle", H5Pset_shuffle(layout));
          handles.check("H5Pset_deflate", H5Pset_deflate(layout, ChunkEncoder.DEFLATE_LEVEL));
          long dataset =
              handles.handle(
                  "H5Dcreate2",
                  H5Dcreate2(file, name, H5T_IEEE_F32LE_g(), space, DEFAULT, layout, DEFAULT));
          for (int i = 0; i < chunks.length; i++) {
            long[] offset = {(long) i * ChunkEncoder.CHUNK_SAMPLES};
            try (BytePointer bytes = new BytePointer(chunks[i])) {
              handles.check(
                  "H5Dwrite_chunk",
                  H5Dwrite_chunk(dataset, DEFAULT, 0, offset, chunks[i].length, bytes));
            }
          }
        });
  }

  /** Writes the file as it stands. */
  void writeTo(OutputStream out) throws IOException {
    try (BytePointer image = image()) {
      byte[] part = new byte[COPIED_BYTES];
      for (long at = 0; at < image.capacity(); at += part.length) {
        int length = (int) Math.min(part.length, image.capacity() - at);
        image.position(at).get(part, 0, length);
        out.write(part, 0, length);
      }
    }
  }

  private BytePointer image() {
    LIBRARY.lock();
    try (Hdf5Handles handles = new Hdf5Handles(path, file, "")) {
      handles.check("H5Fflush", H5Fflush(file, H5F_SCOPE_GLOBAL));
      long bytes = H5Fget_file_image(file, null, 0);
      handles.check("H5Fget_file_image", bytes);
      BytePointer image = new BytePointer(bytes);
      handles.check("H5Fget_file_image", H5Fget_file_image(file, image, bytes));
      return image;
    } finally {
      LIBRARY.unlock();
    }
  }

  /** Forgets the file. */
  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    LIBRARY.lock();
    try (Hdf5Handles handles = new Hdf5Handles(path, file, "")) {
      handles.check("H5Fclose", H5Fclose(file));
    } finally {
      LIBRARY.unlock();
    }
  }

  private void attribute(String object, String name, Source source, int length) {
    call(
        object,
        handles -> {
          long owner = handles.handle("H5Oopen", H5Oopen(file, object, DEFAULT));
          long space = handles.space(length);
          Data data = source.data(handles);
          long attribute =
              handles.handle(
                  "H5Acreate2", H5Acreate2(owner, name, data.type(), space, DEFAULT, DEFAULT));
          handles.check("H5Awrite", H5Awrite(attribute, data.type(), data.values()));
        });
  }

  private void dataset(String name, Source source, int length) {
    call(
        name,
        handles -> {
          long space = handles.space(length);
          Data data = source.data(handles);
          long dataset =
              handles.handle(
                  "H5Dcreate2",
                  H5Dcreate2(
                      file,
                      name,
                      data.type(),
                      space,
                      DEFAULT,
                      handles.datasetProperties(),
                      DEFAULT));
          handles.check(
              "H5Dwrite", H5Dwrite(dataset, data.type(), H5S_ALL, H5S_ALL, DEFAULT, data.values()));
        });
  }

  private void call(String location, Work work) {
    LIBRARY.lock();
    try (PointerScope scope = new PointerScope();
        Hdf5Handles handles = new Hdf5Handles(path, file, location)) {
      work.run(handles);
    } finally {
      LIBRARY.unlock();
    }
  }

  @FunctionalInterface
  private interface Work {
    void run(Hdf5Handles handles);
  }

  /** Makes values in native memory; they live until the call ends. */
  @FunctionalInterface
  private interface Source {
    Data data(Hdf5Handles handles);
  }

  /** Values in native memory and the HDF5 type they have. */
  record Data(long type, Pointer values) {}
}
