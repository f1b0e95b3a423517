package org.patchbridge.nwb.write;

import static org.bytedeco.hdf5.global.hdf5.*;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.patchbridge.recording.RecordingException;

/** The library handles of one call, released at its end in reverse order. */
final class Hdf5Handles implements AutoCloseable {
  private final Path path;
  private final long file;
  private final String location;
  private final Deque<Long> handles = new ArrayDeque<>();

  Hdf5Handles(Path path, long file, String location) {
    this.path = path;
    this.file = file;
    this.location = location;
  }

  /** Takes over a handle that {@code call} returned. */
  long handle(String call, long handle) {
    check(call, handle);
    handles.push(handle);
    return handle;
  }

  /**
   * @throws RecordingException where the result of {@code call} is negative, the library's sign of
   *     failure
   */
  void check(String call, long result) {
    if (result < 0) {
      throw new RecordingException(
          path.toString(),
          location,
          "the HDF5 library refused " + call,
          "check that the machine has memory to spare");
    }
  }

  /**
   * @param length number of values, or {@link Hdf5Output#SCALAR}
   */
  long space(int length) {
    return length == Hdf5Output.SCALAR
        ? handle("H5Screate", H5Screate(H5S_SCALAR))
        : handle("H5Screate_simple", H5Screate_simple(1, new long[] {length}, (long[]) null));
  }

  long extensibleSpace(int length) {
    return handle(
        "H5Screate_simple", H5Screate_simple(1, new long[] {length}, new long[] {H5S_UNLIMITED}));
  }

  /** Properties of a new data set, without times, so that equal content gives equal files. */
  long datasetProperties() {
    long properties = handle("H5Pcreate", H5Pcreate(H5P_CLS_DATASET_CREATE_ID_g()));
    check("H5Pset_obj_track_times", H5Pset_obj_track_times(properties, false));
    return properties;
  }

  /** Strings of any length in UTF-8. */
  Hdf5Output.Data text(List<String> values) {
    long type = handle("H5Tcopy", H5Tcopy(H5T_C_S1_g()));
    check("H5Tset_size", H5Tset_size(type, H5T_VARIABLE));
    check("H5Tset_cset", H5Tset_cset(type, H5T_CSET_UTF8));
    PointerPointer<BytePointer> strings = new PointerPointer<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      strings.put(i, new BytePointer(values.get(i), StandardCharsets.UTF_8));
    }
    return new Hdf5Output.Data(type, strings);
  }

  /** References to objects that exist. */
  Hdf5Output.Data references(List<String> targets) {
    LongPointer references = new LongPointer(targets.size());
    LongPointer one = new LongPointer(1);
    for (int i = 0; i < targets.size(); i++) {
      check("H5Rcreate", H5Rcreate(one, file, targets.get(i), H5R_OBJECT, -1));
      references.put(i, one.get());
    }
    return new Hdf5Output.Data(H5T_STD_REF_OBJ_g(), references);
  }

  @Override
  public void close() {
    while (!handles.isEmpty()) {
      H5Idec_ref(handles.pop());
    }
  }
}
