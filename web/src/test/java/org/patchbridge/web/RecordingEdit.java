package org.patchbridge.web;

import static org.bytedeco.hdf5.global.hdf5.H5Aclose;
import static org.bytedeco.hdf5.global.hdf5.H5Acreate2;
import static org.bytedeco.hdf5.global.hdf5.H5Adelete;
import static org.bytedeco.hdf5.global.hdf5.H5Aexists;
import static org.bytedeco.hdf5.global.hdf5.H5Awrite;
import static org.bytedeco.hdf5.global.hdf5.H5Dclose;
import static org.bytedeco.hdf5.global.hdf5.H5Dcreate2;
import static org.bytedeco.hdf5.global.hdf5.H5Dwrite;
import static org.bytedeco.hdf5.global.hdf5.H5F_ACC_RDWR;
import static org.bytedeco.hdf5.global.hdf5.H5Fclose;
import static org.bytedeco.hdf5.global.hdf5.H5Fopen;
import static org.bytedeco.hdf5.global.hdf5.H5Ldelete;
import static org.bytedeco.hdf5.global.hdf5.H5Oclose;
import static org.bytedeco.hdf5.global.hdf5.H5Oopen;
import static org.bytedeco.hdf5.global.hdf5.H5Sclose;
import static org.bytedeco.hdf5.global.hdf5.H5Screate_simple;
import static org.bytedeco.hdf5.global.hdf5.H5T_C_S1_g;
import static org.bytedeco.hdf5.global.hdf5.H5T_IEEE_F64LE_g;
import static org.bytedeco.hdf5.global.hdf5.H5Tclose;
import static org.bytedeco.hdf5.global.hdf5.H5Tcopy;
import static org.bytedeco.hdf5.global.hdf5.H5Tset_size;
import static org.bytedeco.hdf5.global.hdf5.H5open;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.patchbridge.reader.RecordingReader;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/** Spoils every sweep of a copy of a sound recording in the same way. */
final class RecordingEdit {
  private static final long DEFAULT = 0;

  private final long file;
  private final String response;
  private final String stimulus;
  private final double[] volts;
  private final double[] amperes;

  private RecordingEdit(long file, SweepInfo info, Sweep sweep) {
    this.file = file;
    this.response = info.location();
    this.stimulus =
        response.replace("/acquisition", "/stimulus/presentation").replace("_AD0", "_DA0");
    this.volts = scaled(sweep.millivolts(), 1e-3);
    this.amperes = scaled(sweep.picoamps(), 1e-12);
  }

  private static double[] scaled(double[] values, double by) {
    double[] scaled = values.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= by;
    }
    return scaled;
  }

  /** A copy, each of whose sweeps was changed. */
  static Path of(Path sound, Path target, Consumer<RecordingEdit> change) throws Exception {
    Files.copy(sound, target);
    List<SweepInfo> infos;
    List<Sweep> sweeps = new ArrayList<>();
    try (Recording recording = RecordingReader.open(sound)) {
      infos = recording.sweeps();
      infos.forEach(info -> sweeps.add(recording.load(info)));
    }
    checked(H5open());
    long file = checked(H5Fopen(target.toString(), H5F_ACC_RDWR, DEFAULT));
    for (int at = 0; at < infos.size(); at++) {
      change.accept(new RecordingEdit(file, infos.get(at), sweeps.get(at)));
    }
    checked(H5Fclose(file));
    return target;
  }

  String response() {
    return response;
  }

  String stimulus() {
    return stimulus;
  }

  /** In the response, V, replaced by what becomes of it. */
  RecordingEdit response(UnaryOperator<double[]> change) {
    samples(response, change.apply(volts.clone()), "volts");
    return this;
  }

  /** In the stimulus, A. */
  RecordingEdit stimulus(UnaryOperator<double[]> change) {
    samples(stimulus, change.apply(amperes.clone()), "amperes");
    return this;
  }

  private void samples(String series, double[] values, String unit) {
    remove(series + "/data");
    dataset(series + "/data", values);
    attribute(series + "/data", "unit", unit);
    attribute(series + "/data", "conversion", 1.0);
  }

  RecordingEdit remove(String path) {
    checked(H5Ldelete(file, path, DEFAULT));
    return this;
  }

  RecordingEdit dataset(String path, double[] values) {
    long space = checked(H5Screate_simple(1, new long[] {values.length}, null));
    long set =
        checked(H5Dcreate2(file, path, H5T_IEEE_F64LE_g(), space, DEFAULT, DEFAULT, DEFAULT));
    if (values.length > 0) {
      checked(
          H5Dwrite(set, H5T_IEEE_F64LE_g(), DEFAULT, DEFAULT, DEFAULT, new DoublePointer(values)));
    }
    H5Dclose(set);
    H5Sclose(space);
    return this;
  }

  RecordingEdit attribute(String path, String name, double value) {
    return attribute(path, name, H5T_IEEE_F64LE_g(), new DoublePointer(value));
  }

  RecordingEdit attribute(String path, String name, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    long type = checked(H5Tcopy(H5T_C_S1_g()));
    checked(H5Tset_size(type, bytes.length + 1));
    attribute(path, name, type, new BytePointer(value));
    H5Tclose(type);
    return this;
  }

  private RecordingEdit attribute(String path, String name, long type, Pointer value) {
    long object = checked(H5Oopen(file, path, DEFAULT));
    if (H5Aexists(object, name) > 0) {
      checked(H5Adelete(object, name));
    }
    long space = checked(H5Screate_simple(1, new long[] {1}, null));
    long attribute = checked(H5Acreate2(object, name, type, space, DEFAULT, DEFAULT));
    checked(H5Awrite(attribute, type, value));
    H5Aclose(attribute);
    H5Sclose(space);
    H5Oclose(object);
    return this;
  }

  private static long checked(long result) {
    if (result < 0) {
      throw new IllegalStateException("the HDF5 library refused a step of the fixture");
    }
    return result;
  }
}
