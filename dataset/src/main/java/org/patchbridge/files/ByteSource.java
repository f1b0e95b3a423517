package org.patchbridge.files;

import java.io.Closeable;
import java.io.IOException;

/** Random access to the bytes of a file, wherever it is. Safe for concurrent use. */
public interface ByteSource extends Closeable {

  /** Number of bytes when the file was opened. */
  long size();

  /**
   * The bytes from {@code position} on, all of them.
   *
   * @throws IOException also where the file has changed since it was opened
   */
  byte[] fetch(long position, int length) throws IOException;
}
