package org.patchbridge.abf;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.patchbridge.files.ByteSource;
import org.patchbridge.files.IoFailure;
import org.patchbridge.recording.RecordingException;

/** The bytes of an ABF file; every read is checked against its size before memory is set aside. */
final class AbfFile implements Closeable {
  /** Sections begin at a multiple of this. */
  static final int BLOCK_BYTES = 512;

  private final String name;
  private final ByteSource bytes;

  AbfFile(String name, ByteSource bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  String name() {
    return name;
  }

  long size() {
    return bytes.size();
  }

  /**
   * A part of the file.
   *
   * @throws RecordingException where the file ends before it does, or cannot be read
   */
  HeaderBytes read(String place, long position, long length) {
    require(place, position, length);
    if (length > Integer.MAX_VALUE) {
      throw refusal(place, length + " bytes are too many", "the header is probably damaged");
    }
    try {
      return new HeaderBytes(bytes.fetch(position, (int) length));
    } catch (IOException e) {
      throw new RecordingException(
          name,
          place,
          "cannot be read: " + IoFailure.inWords(e),
          "check the disk and try again",
          e);
    }
  }

  /**
   * @throws RecordingException where the file ends before the part does
   */
  void require(String place, long position, long length) {
    if (position < 0 || length < 0 || position > size() - length) {
      throw refusal(
          place,
          String.format(
              Locale.ROOT,
              "truncated or damaged: %d bytes wanted at byte %d, but the file has %d",
              length,
              position,
              size()),
          "copy or download the file again");
    }
  }

  RecordingException refusal(String place, String fact, String remedy) {
    return new RecordingException(name, place, fact, remedy);
  }

  @Override
  public void close() {
    try {
      bytes.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
