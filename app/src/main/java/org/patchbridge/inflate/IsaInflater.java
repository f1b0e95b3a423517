package org.patchbridge.inflate;

import com.intel.gkl.compression.IntelInflater;
import java.nio.ByteBuffer;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import org.patchbridge.hdf5.inflate.JdkInflater;
import org.patchbridge.hdf5.inflate.ZlibInflater;

/**
 * ISA-L behind the frame of a zlib stream, which it does not know: two bytes of header and the
 * checksum. Whatever is not a whole stream with the right checksum is left to the JDK's inflater,
 * whose verdict is the one that counts.
 */
final class IsaInflater implements ZlibInflater {
  private static final int HEADER_BYTES = 2;
  private static final int CHECKSUM_BYTES = Integer.BYTES;

  /** Deflate with a window of 32 KiB at most, without a preset dictionary. */
  private static final int METHOD_MASK = 0x0f;

  private static final int DEFLATE = 8;
  private static final int DICTIONARY_FLAG = 0x20;
  private static final int HEADER_MODULUS = 31;

  private final IntelInflater inflater = new IntelInflater(true);
  private final Adler32 checksum = new Adler32();
  private final JdkInflater exact = new JdkInflater();

  @Override
  public int inflate(byte[] packed, int length, byte[] unpacked) throws DataFormatException {
    int written = hasPlainFrame(packed, length) ? inflateWhole(packed, length, unpacked) : 0;
    return written > 0 ? written : exact.inflate(packed, length, unpacked);
  }

  private static boolean hasPlainFrame(byte[] packed, int length) {
    if (length <= HEADER_BYTES + CHECKSUM_BYTES) {
      return false;
    }
    int method = packed[0] & 0xff;
    int flags = packed[1] & 0xff;
    return (method & METHOD_MASK) == DEFLATE
        && (flags & DICTIONARY_FLAG) == 0
        && (method << Byte.SIZE | flags) % HEADER_MODULUS == 0;
  }

  /** Bytes written, 0 where there is any doubt. */
  private int inflateWhole(byte[] packed, int length, byte[] unpacked) {
    inflater.reset();
    inflater.setInput(packed, HEADER_BYTES, length - HEADER_BYTES - CHECKSUM_BYTES);
    int written;
    try {
      written = inflater.inflate(unpacked, 0, unpacked.length);
    } catch (RuntimeException damaged) {
      return 0;
    }
    if (written <= 0 || !inflater.finished()) {
      return 0;
    }
    checksum.reset();
    checksum.update(unpacked, 0, written);
    int stored = ByteBuffer.wrap(packed).getInt(length - CHECKSUM_BYTES);
    return (int) checksum.getValue() == stored ? written : 0;
  }

  @Override
  public void close() {
    inflater.end();
    exact.close();
  }
}
