package org.patchbridge.nwb;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Random access to the bytes of a file, wherever it is. Safe for concurrent reads. */
interface ByteSource extends Closeable {

  long size();

  /** The bytes from {@code position} on; the caller has checked that they exist. */
  ByteBuffer read(long position, int length);

  @Override
  void close();

  /** A file on disk, mapped where it fits one buffer (2 GiB), read piece by piece otherwise. */
  static ByteSource ofFile(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      long size = channel.size();
      if (size == 0 || size > Integer.MAX_VALUE) {
        return new ChannelSource(channel, size);
      }
      ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
      channel.close();
      return new MappedSource(mapped);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** A file held in one buffer. Slices share its memory, so nothing is copied or allocated. */
  record MappedSource(ByteBuffer bytes) implements ByteSource {
    @Override
    public long size() {
      return bytes.capacity();
    }

    @Override
    public ByteBuffer read(long position, int length) {
      return bytes.slice((int) position, length);
    }

    @Override
    public void close() {
      // The mapping lives until the buffer is collected; Java 17 offers no earlier release.
    }
  }

  /** A file too large for one buffer. */
  record ChannelSource(FileChannel channel, long size) implements ByteSource {
    @Override
    public ByteBuffer read(long position, int length) {
      ByteBuffer bytes = ByteBuffer.allocate(length);
      try {
        while (bytes.hasRemaining()) {
          if (channel.read(bytes, position + bytes.position()) < 0) {
            throw new IOException("the file became shorter while it was read");
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.flip();
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
