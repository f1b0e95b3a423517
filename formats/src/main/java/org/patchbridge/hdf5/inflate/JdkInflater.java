package org.patchbridge.hdf5.inflate;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The JDK's own inflater: there on every machine. */
public final class JdkInflater implements ZlibInflater {
  private final Inflater inflater = new Inflater();

  @Override
  public int inflate(byte[] packed, int length, byte[] unpacked) throws DataFormatException {
    inflater.reset();
    inflater.setInput(packed, 0, length);
    int written = 0;
    while (written < unpacked.length) {
      int more = inflater.inflate(unpacked, written, unpacked.length - written);
      if (more == 0) {
        break;
      }
      written += more;
    }
    return inflater.finished() || inflater.needsInput() ? written : TOO_LONG;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
