package org.patchbridge.reader;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patchbridge.abf.AbfReader;
import org.patchbridge.files.ByteSource;
import org.patchbridge.files.FileNames;
import org.patchbridge.nwb.NwbReader;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;

/** Opens a recording as what its first bytes say it is; the name of the file decides nothing. */
public final class RecordingReader {
  private static final String ABF = ".abf";

  /** Endings that recordings have, in lower case. */
  public static final List<String> EXTENSIONS = List.of(".nwb", ABF);

  private static final String HDF5_SIGNATURE = "\u0089HDF";
  private static final List<String> ABF_SIGNATURES = List.of("ABF ", "ABF2", " FBA");

  private RecordingReader() {}

  /**
   * Opens an NWB 2 or ABF file. What is neither is refused as the format that its name promises.
   *
   * @throws org.patchbridge.recording.RecordingException as the reader of the format
   */
  public static Recording open(Path path) {
    return open(path, Optional.empty());
  }

  /**
   * The same for a file that may hold several cells.
   *
   * @param electrode whose cell is read: an electrode of NWB, a recorded channel of ABF; empty for
   *     the reader's choice
   * @throws org.patchbridge.recording.RecordingException as the reader of the format
   */
  public static Recording open(Path path, Optional<String> electrode) {
    String signature = signature(path);
    boolean named = path.toString().toLowerCase(Locale.ROOT).endsWith(ABF);
    return ABF_SIGNATURES.contains(signature) || (named && !signature.equals(HDF5_SIGNATURE))
        ? AbfReader.open(path, electrode)
        : NwbReader.open(path, electrode);
  }

  /**
   * Opens a path, or the address of an NWB 2 file on a web server.
   *
   * @throws org.patchbridge.recording.RecordingException as the reader of the format, and where an
   *     address breaks the rules for one
   */
  public static Recording open(String pathOrAddress, Optional<String> electrode) {
    return pathOrAddress.startsWith("http://") || pathOrAddress.startsWith("https://")
        ? NwbReader.open(address(pathOrAddress), electrode)
        : open(Path.of(pathOrAddress), electrode);
  }

  /**
   * Opens the bytes of an NWB 2 file that lies elsewhere; closes the source if that fails.
   *
   * @param name for messages, with the name of the file at its end
   * @throws org.patchbridge.recording.RecordingException as the reader of the format
   */
  public static Recording open(String name, Optional<String> electrode, ByteSource bytes) {
    return NwbReader.open(name, FileNames.last(name), electrode, bytes);
  }

  /** Whether a file is named as a recording. */
  public static boolean isNamedAsRecording(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return EXTENSIONS.stream().anyMatch(name::endsWith);
  }

  /** An address with a server in it; what breaks a rule is mostly a space. */
  private static URI address(String text) {
    try {
      URI address = new URI(text);
      if (address.getHost() == null) {
        throw new RecordingException(
            text, "", "the address names no server", "write http://server/path/to/file.nwb");
      }
      return address;
    } catch (URISyntaxException e) {
      throw new RecordingException(
          text,
          e.getIndex() < 0 ? "" : "character " + (e.getIndex() + 1),
          "this is no web address: " + e.getReason().toLowerCase(Locale.ROOT),
          "write http://server/path/to/file.nwb, with %20 in place of a space",
          e);
    }
  }

  /** The first four bytes; empty where they cannot be read, which the reader will explain. */
  private static String signature(Path path) {
    if (!Files.isRegularFile(path)) {
      return "";
    }
    try (InputStream stream = Files.newInputStream(path)) {
      return new String(stream.readNBytes(4), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
