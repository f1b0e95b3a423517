package org.patchbridge.hdf5.inflate;

import java.util.zip.DataFormatException;

/** Unpacks zlib streams (RFC 1950), one after another. Not safe for concurrent use. */
public interface ZlibInflater extends AutoCloseable {
  /** What {@link #inflate} answers for a stream that goes on beyond the room for it. */
  int TOO_LONG = -1;

  /**
   * Unpacks one stream. Nothing is written beyond the end of {@code unpacked}.
   *
   * @param packed starts with the stream and is not written to
   * @param length bytes of {@code packed} that count
   * @param unpacked the room there is; another array than {@code packed}
   * @return bytes written, fewer than the stream holds where it is cut short; {@link #TOO_LONG}
   *     where it holds more than there is room for
   * @throws DataFormatException if the stream is damaged
   */
  int inflate(byte[] packed, int length, byte[] unpacked) throws DataFormatException;

  @Override
  void close();
}
