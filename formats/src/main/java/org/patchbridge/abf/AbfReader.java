package org.patchbridge.abf;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.patchbridge.files.ByteSource;
import org.patchbridge.files.FileSource;
import org.patchbridge.files.IoFailure;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.RegularFile;

/**
 * Opens Axon ABF files of version 1 (from 1.0 to 1.83) and 2: integers and floats, several
 * channels, all modes of operation; gap-free recordings are one sweep. The command is rebuilt from
 * the waveform table, or read from the stimulus file where that lies next to the recording.
 */
public final class AbfReader {
  private static final int SIGNATURE_BYTES = 4;
  private static final String ABF_1 = "ABF ";
  private static final String ABF_2 = "ABF2";
  private static final String BYTES_SWAPPED = " FBA";

  private AbfReader() {}

  /**
   * Opens a recording and lists its sweeps; no samples are read. Of several cells the first with a
   * command of its own is read.
   *
   * @throws RecordingException where the file cannot be read, is no ABF, is truncated or damaged,
   *     or holds no current-clamp sweep; with place, fact and remedy
   */
  public static AbfRecording open(Path path) {
    return open(path, Optional.empty());
  }

  /**
   * The same for a file of several cells.
   *
   * @param channel name of the recorded channel that is to be read; empty for a choice
   * @throws RecordingException as above, and where no potential is recorded under that name
   */
  public static AbfRecording open(Path path, Optional<String> channel) {
    return open(openFile(path), path, channel);
  }

  /** Opens the bytes of a recording wherever they are; closes them if that fails. */
  static AbfRecording open(ByteSource bytes, Path path) {
    return open(new AbfFile(path.toString(), bytes), path, Optional.empty());
  }

  private static AbfRecording open(AbfFile file, Path path, Optional<String> channel) {
    try {
      return AbfRecording.of(file, header(file), path, channel);
    } catch (RecordingException e) {
      file.close();
      throw e;
    }
  }

  static AbfFile openFile(Path path) {
    String name = path.toString();
    try {
      if (Files.isDirectory(path)) {
        throw new RecordingException(name, "", "is a folder, not a recording", "name a file");
      }
      RegularFile.require(path);
      return new AbfFile(name, FileSource.open(path));
    } catch (NoSuchFileException e) {
      throw new RecordingException(name, "", "there is no such file", "check the path", e);
    } catch (IOException e) {
      throw new RecordingException(
          name, "", "cannot be opened: " + IoFailure.inWords(e), "check path and access rights", e);
    }
  }

  static AbfHeader header(AbfFile file) {
    if (file.size() < SIGNATURE_BYTES) {
      throw file.refusal("", "not ABF: it has " + file.size() + " bytes", "download it again");
    }
    HeaderBytes signature = file.read("signature", 0, SIGNATURE_BYTES);
    try {
      return switch (signatureOf(signature)) {
        case ABF_1 -> Abf1Header.read(file);
        case ABF_2 -> Abf2Header.read(file);
        case BYTES_SWAPPED ->
            throw file.refusal(
                "signature", "the file was written by a big-endian computer", "convert it");
        default ->
            throw file.refusal(
                "signature", "not ABF: the file begins with neither ABF nor ABF2", "check it");
      };
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new RecordingException(
          file.name(), "header", "it is damaged", "copy or download the file again", e);
    }
  }

  /** Blanks count here. */
  private static String signatureOf(HeaderBytes bytes) {
    StringBuilder signature = new StringBuilder();
    for (int i = 0; i < SIGNATURE_BYTES; i++) {
      signature.append((char) bytes.unsignedByte(i));
    }
    return signature.toString();
  }
}
