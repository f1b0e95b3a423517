package org.patchbridge.hdf5;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Optional;

/**
 * Blocks of a file that is far away for which there is no room in memory any more: analyses load
 * some sweeps several times. They lie in the system's folder for temporary files until the file is
 * closed. Where that folder takes nothing, nothing is kept. Not for several threads.
 */
final class ScratchBlocks implements Closeable {
  private final int blockBytes;
  private final BitSet kept = new BitSet();
  private Optional<FileChannel> channel = Optional.empty();
  private boolean isOff;

  ScratchBlocks(int blockBytes) {
    this.blockBytes = blockBytes;
  }

  boolean has(long number) {
    return number <= Integer.MAX_VALUE && kept.get((int) number);
  }

  void keep(long number, byte[] block) {
    if (isOff || has(number) || number > Integer.MAX_VALUE) {
      return;
    }
    try {
      FileChannel file = file();
      ByteBuffer bytes = ByteBuffer.wrap(block);
      while (bytes.hasRemaining()) {
        file.write(bytes, number * blockBytes + bytes.position());
      }
      kept.set((int) number);
    } catch (IOException full) {
      isOff = true;
    }
  }

  /**
   * A block that is kept; empty where it cannot be read.
   *
   * @param length of the block: the last one of a file is shorter
   */
  Optional<byte[]> find(long number, int length) {
    if (!has(number)) {
      return Optional.empty();
    }
    try {
      FileChannel file = file();
      ByteBuffer bytes = ByteBuffer.allocate(length);
      while (bytes.hasRemaining()) {
        if (file.read(bytes, number * blockBytes + bytes.position()) < 0) {
          return Optional.empty();
        }
      }
      return Optional.of(bytes.array());
    } catch (IOException lost) {
      kept.clear();
      isOff = true;
      return Optional.empty();
    }
  }

  private FileChannel file() throws IOException {
    if (channel.isEmpty()) {
      Path file = Files.createTempFile("patchbridge-", ".blocks");
      channel =
          Optional.of(
              FileChannel.open(
                  file,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.DELETE_ON_CLOSE));
    }
    return channel.get();
  }

  @Override
  public void close() throws IOException {
    if (channel.isPresent()) {
      channel.get().close();
    }
  }
}
