package org.patchbridge.web;

import static org.bytedeco.hdf5.global.hdf5.H5F_ACC_RDONLY;
import static org.bytedeco.hdf5.global.hdf5.H5F_ACC_RDWR;
import static org.bytedeco.hdf5.global.hdf5.H5Fclose;
import static org.bytedeco.hdf5.global.hdf5.H5Fopen;
import static org.bytedeco.hdf5.global.hdf5.H5Gclose;
import static org.bytedeco.hdf5.global.hdf5.H5Gcreate2;
import static org.bytedeco.hdf5.global.hdf5.H5Lcreate_soft;
import static org.bytedeco.hdf5.global.hdf5.H5Ldelete;
import static org.bytedeco.hdf5.global.hdf5.H5Ocopy;
import static org.bytedeco.hdf5.global.hdf5.H5open;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.patchbridge.reader.RecordingReader;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.SweepInfo;

/** Two cells in one file, as if they had been recorded at once with an electrode each. */
final class PairedRecording {
  /** Of the second cell; the first has {@code electrode_0}. */
  static final String SECOND = "electrode_1";

  private static final String ELECTRODES = "/general/intracellular_ephys/";
  private static final long DEFAULT = 0;

  private PairedRecording() {}

  /** Of two recordings of one electrode. */
  static Path of(Path first, Path second, Path target) throws Exception {
    Files.copy(first, target);
    List<SweepInfo> sweeps;
    try (Recording recording = RecordingReader.open(second)) {
      sweeps = recording.sweeps();
    }
    checked(H5open());
    long to = checked(H5Fopen(target.toString(), H5F_ACC_RDWR, DEFAULT));
    long from = checked(H5Fopen(second.toString(), H5F_ACC_RDONLY, DEFAULT));
    H5Gclose(checked(H5Gcreate2(to, ELECTRODES + SECOND, DEFAULT, DEFAULT, DEFAULT)));
    // One sweep fewer, so that the first cell is the usual one.
    for (SweepInfo sweep : sweeps.subList(0, sweeps.size() - 1)) {
      String response = sweep.location();
      copy(from, to, response, response.replace("_AD0", "_AD1"));
      String stimulus =
          response.replace("/acquisition", "/stimulus/presentation").replace("_AD0", "_DA0");
      copy(from, to, stimulus, stimulus.replace("_DA0", "_DA1"));
    }
    checked(H5Fclose(from));
    checked(H5Fclose(to));
    return target;
  }

  private static void copy(long from, long to, String series, String name) {
    checked(H5Ocopy(from, series, to, name, DEFAULT, DEFAULT));
    checked(H5Ldelete(to, name + "/electrode", DEFAULT));
    checked(H5Lcreate_soft(ELECTRODES + SECOND, to, name + "/electrode", DEFAULT, DEFAULT));
  }

  private static long checked(long result) {
    if (result < 0) {
      throw new IllegalStateException("the HDF5 library refused a step of the fixture");
    }
    return result;
  }
}
