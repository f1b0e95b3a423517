package org.patchbridge.files;

import java.io.Closeable;
import java.io.IOException;

/** Random access to the bytes of a file, wherever it is. Safe for concurrent use. */
public interface ByteSource extends Closeable {

  /** Number of bytes when the file was opened. */
  long size();

  /** Whether a request takes more time than the bytes that it brings, as over a network. */
  default boolean isFar() {
    return false;
  }

  /**
   * The bytes from {@code position} on, all of them.
   *
   * @throws IOException also where the file has changed since it was opened
   * @throws SourceLostException where a file that is far away can no longer be had
   */
  byte[] fetch(long position, int length) throws IOException;
}
