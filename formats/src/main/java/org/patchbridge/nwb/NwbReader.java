package org.patchbridge.nwb;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.patchbridge.files.ByteSource;
import org.patchbridge.files.FileSource;
import org.patchbridge.files.HttpSource;
import org.patchbridge.files.IoFailure;
import org.patchbridge.files.SourceLostException;
import org.patchbridge.hdf5.Hdf5File;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.RegularFile;

/**
 * Opens NWB 2 files: the layout Allen's MIES writes ({@code data_00017_AD0}), that of x_to_nwb
 * ({@code index_017}), and plain intracellular NWB with or without sweep table, with a rate or with
 * timestamps.
 */
public final class NwbReader {
  private NwbReader() {}

  /**
   * Opens a recording and lists its sweeps; no samples are read, except timestamps where they stand
   * for a sampling rate. A series that cannot be used is left out with a finding.
   *
   * @throws RecordingException where the file cannot be read, is no HDF5, is truncated, is not of
   *     NWB 2, or holds no current-clamp series; with place, fact and remedy
   */
  public static NwbRecording open(Path path) {
    return open(path, Optional.empty());
  }

  /**
   * The same for a file that may hold several cells.
   *
   * @param electrode name of the electrode (its group in the file, with or without path) whose
   *     sweeps alone are read; empty for the file's only electrode, or the one with most sweeps
   * @throws RecordingException as above, and where the file has no such electrode
   */
  public static NwbRecording open(Path path, Optional<String> electrode) {
    String name = path.toString();
    ByteSource source;
    try {
      if (Files.isDirectory(path)) {
        throw new RecordingException(name, "", "is a folder, not a recording", "name a file");
      }
      RegularFile.require(path);
      source = FileSource.open(path);
    } catch (NoSuchFileException e) {
      throw new RecordingException(name, "", "there is no such file", "check the path", e);
    } catch (IOException e) {
      throw new RecordingException(
          name, "", "cannot be opened: " + IoFailure.inWords(e), "check path and access rights", e);
    }
    return open(name, fileName(path), electrode, source);
  }

  /**
   * Opens a recording on a web server that answers range requests, as DANDI's does. Only the parts
   * that are needed are fetched: the structure now, a sweep's samples when it is loaded.
   *
   * @param address of http or https
   * @throws RecordingException as for a file, and where the server does not answer as needed
   */
  public static NwbRecording open(URI address) {
    return open(address, Optional.empty());
  }

  /** The same for a file that may hold several cells; see {@link #open(Path, Optional)}. */
  public static NwbRecording open(URI address, Optional<String> electrode) {
    String name = address.toString();
    try {
      String last = name.replaceFirst("[?#].*", "").replaceFirst(".*/", "");
      return open(name, last.isEmpty() ? name : last, electrode, HttpSource.open(address));
    } catch (IOException e) {
      throw new RecordingException(
          name, "", IoFailure.inWords(e), "check address and connection, or download the file", e);
    }
  }

  /**
   * Opens the bytes of a recording wherever they are; closes the source if that fails.
   *
   * @param name for messages
   * @param fallbackId of a recording that does not say its own: the name of its file
   * @throws RecordingException as for a file
   */
  public static NwbRecording open(
      String name, String fallbackId, Optional<String> electrode, ByteSource source) {
    try {
      return Hdf5File.guarded(
          name,
          "",
          () -> new NwbFile(Hdf5File.open(name, source), fallbackId, electrode).recording());
    } catch (RecordingException | SourceLostException e) {
      try {
        source.close();
      } catch (IOException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  private static String fileName(Path path) {
    return path.getFileName() == null ? path.toString() : path.getFileName().toString();
  }
}
