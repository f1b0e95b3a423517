package org.patchbridge.nwb;

import static org.bytedeco.hdf5.global.hdf5.H5Aclose;
import static org.bytedeco.hdf5.global.hdf5.H5Acreate2;
import static org.bytedeco.hdf5.global.hdf5.H5Adelete;
import static org.bytedeco.hdf5.global.hdf5.H5Aexists;
import static org.bytedeco.hdf5.global.hdf5.H5Awrite;
import static org.bytedeco.hdf5.global.hdf5.H5Dclose;
import static org.bytedeco.hdf5.global.hdf5.H5Dcreate2;
import static org.bytedeco.hdf5.global.hdf5.H5Dwrite;
import static org.bytedeco.hdf5.global.hdf5.H5Dwrite_chunk;
import static org.bytedeco.hdf5.global.hdf5.H5F_ACC_TRUNC;
import static org.bytedeco.hdf5.global.hdf5.H5F_LIBVER_LATEST;
import static org.bytedeco.hdf5.global.hdf5.H5Fclose;
import static org.bytedeco.hdf5.global.hdf5.H5Fcreate;
import static org.bytedeco.hdf5.global.hdf5.H5Gclose;
import static org.bytedeco.hdf5.global.hdf5.H5Gcreate2;
import static org.bytedeco.hdf5.global.hdf5.H5Lcreate_external;
import static org.bytedeco.hdf5.global.hdf5.H5Lcreate_hard;
import static org.bytedeco.hdf5.global.hdf5.H5Lcreate_soft;
import static org.bytedeco.hdf5.global.hdf5.H5Ldelete;
import static org.bytedeco.hdf5.global.hdf5.H5Oclose;
import static org.bytedeco.hdf5.global.hdf5.H5Oopen;
import static org.bytedeco.hdf5.global.hdf5.H5P_CLS_DATASET_CREATE_ID_g;
import static org.bytedeco.hdf5.global.hdf5.H5P_CLS_FILE_ACCESS_ID_g;
import static org.bytedeco.hdf5.global.hdf5.H5Pclose;
import static org.bytedeco.hdf5.global.hdf5.H5Pcreate;
import static org.bytedeco.hdf5.global.hdf5.H5Pset_chunk;
import static org.bytedeco.hdf5.global.hdf5.H5Pset_deflate;
import static org.bytedeco.hdf5.global.hdf5.H5Pset_filter;
import static org.bytedeco.hdf5.global.hdf5.H5Pset_fletcher32;
import static org.bytedeco.hdf5.global.hdf5.H5Pset_libver_bounds;
import static org.bytedeco.hdf5.global.hdf5.H5Pset_shuffle;
import static org.bytedeco.hdf5.global.hdf5.H5R_OBJECT;
import static org.bytedeco.hdf5.global.hdf5.H5Rcreate;
import static org.bytedeco.hdf5.global.hdf5.H5S_UNLIMITED;
import static org.bytedeco.hdf5.global.hdf5.H5Sclose;
import static org.bytedeco.hdf5.global.hdf5.H5Screate_simple;
import static org.bytedeco.hdf5.global.hdf5.H5T_COMPOUND;
import static org.bytedeco.hdf5.global.hdf5.H5T_C_S1_g;
import static org.bytedeco.hdf5.global.hdf5.H5T_IEEE_F32LE_g;
import static org.bytedeco.hdf5.global.hdf5.H5T_IEEE_F64LE_g;
import static org.bytedeco.hdf5.global.hdf5.H5T_STD_I16LE_g;
import static org.bytedeco.hdf5.global.hdf5.H5T_STD_I32LE_g;
import static org.bytedeco.hdf5.global.hdf5.H5T_STD_REF_OBJ_g;
import static org.bytedeco.hdf5.global.hdf5.H5Tcopy;
import static org.bytedeco.hdf5.global.hdf5.H5Tcreate;
import static org.bytedeco.hdf5.global.hdf5.H5Tinsert;
import static org.bytedeco.hdf5.global.hdf5.H5Tset_size;
import static org.bytedeco.hdf5.global.hdf5.H5Z_FLAG_OPTIONAL;
import static org.bytedeco.hdf5.global.hdf5.H5open;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;

/** Writes small HDF5 files with the reference library, sound ones and odd ones. */
class Hdf5Fixture implements AutoCloseable {
  private static final long DEFAULT = 0;

  private final long file;

  /** Generations of the file format; they differ in headers, groups and chunk indexes. */
  enum Format {
    COMPATIBLE,
    LATEST
  }

  Hdf5Fixture(Path path, Format format) {
    checked(H5open());
    long access = checked(H5Pcreate(H5P_CLS_FILE_ACCESS_ID_g()));
    if (format == Format.LATEST) {
      checked(H5Pset_libver_bounds(access, H5F_LIBVER_LATEST, H5F_LIBVER_LATEST));
    }
    file = checked(H5Fcreate(path.toString(), H5F_ACC_TRUNC, DEFAULT, access));
    H5Pclose(access);
  }

  /** How the samples of a data set are laid out. */
  record Packing(
      int chunkLength, boolean extensible, boolean shuffle, boolean deflate, boolean fletcher32) {
    static final Packing CONTIGUOUS = new Packing(0, false, false, false, false);
    static final Packing ALLEN = new Packing(100, false, true, true, false);
  }

  private record Values(Pointer pointer, long type, long length) {
    static Values of(Object value) {
      if (value instanceof String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long type = H5Tcopy(H5T_C_S1_g());
        H5Tset_size(type, Math.max(1, bytes.length));
        return new Values(new BytePointer(bytes.length == 0 ? new byte[1] : bytes), type, 1);
      } else if (value instanceof float[] floats) {
        return new Values(new FloatPointer(floats), H5T_IEEE_F32LE_g(), floats.length);
      } else if (value instanceof double[] doubles) {
        return new Values(new DoublePointer(doubles), H5T_IEEE_F64LE_g(), doubles.length);
      } else if (value instanceof short[] shorts) {
        return new Values(new ShortPointer(shorts), H5T_STD_I16LE_g(), shorts.length);
      } else if (value instanceof Integer number) {
        return new Values(new IntPointer(new int[] {number}), H5T_STD_I32LE_g(), 1);
      } else if (value instanceof Double number) {
        return new Values(new DoublePointer(new double[] {number}), H5T_IEEE_F64LE_g(), 1);
      } else if (value instanceof long[] references) {
        return new Values(new LongPointer(references), H5T_STD_REF_OBJ_g(), references.length);
      }
      throw new IllegalArgumentException("no HDF5 type for " + value.getClass());
    }
  }

  final void group(String path) {
    checked(H5Gclose(checked(H5Gcreate2(file, path, DEFAULT, DEFAULT, DEFAULT))));
  }

  /** Sets an attribute, replacing one that is there. */
  final void attribute(String path, String name, Object value) {
    long object = checked(H5Oopen(file, path, DEFAULT));
    if (H5Aexists(object, name) > 0) {
      checked(H5Adelete(object, name));
    }
    Values values = Values.of(value);
    long space = checked(H5Screate_simple(1, new long[] {values.length()}, (long[]) null));
    long attribute = checked(H5Acreate2(object, name, values.type(), space, DEFAULT, DEFAULT));
    checked(H5Awrite(attribute, values.type(), values.pointer()));
    H5Aclose(attribute);
    H5Sclose(space);
    H5Oclose(object);
  }

  final void removeAttribute(String path, String name) {
    long object = checked(H5Oopen(file, path, DEFAULT));
    checked(H5Adelete(object, name));
    H5Oclose(object);
  }

  final void dataset(String path, Object value) {
    dataset(path, value, Packing.CONTIGUOUS);
  }

  final void dataset(String path, Object value, Packing packing) {
    Values values = Values.of(value);
    long dataset = create(path, values.type(), packing, values.length());
    checked(H5Dwrite(dataset, values.type(), DEFAULT, DEFAULT, DEFAULT, values.pointer()));
    H5Dclose(dataset);
  }

  /** A data set whose one chunk holds the given bytes, whatever they are. */
  final void rawChunk(String path, long length, Packing packing, byte[] bytes) {
    long dataset = create(path, H5T_IEEE_F32LE_g(), packing, length);
    checked(
        H5Dwrite_chunk(dataset, DEFAULT, 0, new long[] {0}, bytes.length, new BytePointer(bytes)));
    H5Dclose(dataset);
  }

  /** A data set of which only the shape is written. */
  final void emptyDataset(String path, Packing packing, long... shape) {
    H5Dclose(create(path, H5T_IEEE_F32LE_g(), packing, shape));
  }

  /** A data set that names a filter the library does not have. */
  final void foreignlyPacked(String path, long length, int filter) {
    long space = checked(H5Screate_simple(1, new long[] {length}, (long[]) null));
    long settings = checked(H5Pcreate(H5P_CLS_DATASET_CREATE_ID_g()));
    checked(H5Pset_chunk(settings, 1, length));
    checked(H5Pset_filter(settings, filter, H5Z_FLAG_OPTIONAL, 0, new int[0]));
    long type = H5T_IEEE_F32LE_g();
    H5Dclose(checked(H5Dcreate2(file, path, type, space, DEFAULT, settings, DEFAULT)));
    H5Pclose(settings);
    H5Sclose(space);
  }

  private long create(String path, long type, Packing packing, long... shape) {
    long[] unlimited = {H5S_UNLIMITED};
    long space =
        checked(H5Screate_simple(shape.length, shape, packing.extensible() ? unlimited : shape));
    long settings = checked(H5Pcreate(H5P_CLS_DATASET_CREATE_ID_g()));
    if (packing.chunkLength() > 0) {
      checked(H5Pset_chunk(settings, 1, packing.chunkLength()));
    }
    if (packing.shuffle()) {
      checked(H5Pset_shuffle(settings));
    }
    if (packing.deflate()) {
      checked(H5Pset_deflate(settings, 3));
    }
    if (packing.fletcher32()) {
      checked(H5Pset_fletcher32(settings));
    }
    long dataset = checked(H5Dcreate2(file, path, type, space, DEFAULT, settings, DEFAULT));
    H5Pclose(settings);
    H5Sclose(space);
    return dataset;
  }

  final void remove(String path) {
    checked(H5Ldelete(file, path, DEFAULT));
  }

  final void softLink(String path, String target) {
    checked(H5Lcreate_soft(target, file, path, DEFAULT, DEFAULT));
  }

  final void hardLink(String path, String target) {
    checked(H5Lcreate_hard(file, target, file, path, DEFAULT, DEFAULT));
  }

  final void externalLink(String path, String otherFile, String target) {
    checked(H5Lcreate_external(otherFile, target, file, path, DEFAULT, DEFAULT));
  }

  /** The value to put into a data set of object references. */
  final long reference(String path) {
    LongPointer reference = new LongPointer(1);
    checked(H5Rcreate(reference, file, path, H5R_OBJECT, -1));
    return reference.get();
  }

  /** A column of the newer intracellular tables: start, count and reference of each row. */
  final void references(String path, int[] starts, int[] counts, long[] references) {
    int rowBytes = 2 * Integer.BYTES + Long.BYTES;
    long type = checked(H5Tcreate(H5T_COMPOUND, rowBytes));
    checked(H5Tinsert(type, "idx_start", 0, H5T_STD_I32LE_g()));
    checked(H5Tinsert(type, "count", Integer.BYTES, H5T_STD_I32LE_g()));
    checked(H5Tinsert(type, "timeseries", 2 * Integer.BYTES, H5T_STD_REF_OBJ_g()));
    ByteBuffer rows =
        ByteBuffer.allocate(rowBytes * references.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < references.length; row++) {
      rows.putInt(starts[row]).putInt(counts[row]).putLong(references[row]);
    }
    long dataset = create(path, type, Packing.CONTIGUOUS, references.length);
    BytePointer bytes = new BytePointer(rows.array());
    checked(H5Dwrite(dataset, type, DEFAULT, DEFAULT, DEFAULT, bytes));
    H5Dclose(dataset);
  }

  private static long checked(long result) {
    if (result < 0) {
      throw new IllegalStateException("the HDF5 library refused a step of the fixture");
    }
    return result;
  }

  @Override
  public final void close() {
    checked(H5Fclose(file));
  }
}
