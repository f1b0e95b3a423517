package org.patchbridge.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Replaces a file whole or not at all, whenever the process or the machine stops. */
final class AtomicFile {

  private AtomicFile() {}

  /**
   * Creates missing parent folders. An existing file stays as it was until the new one is whole.
   */
  static void write(Path file, byte[] content) {
    Path target = file.toAbsolutePath();
    try {
      Files.createDirectories(target.getParent());
      Path aside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
      try {
        writeAndSync(aside, content);
        move(aside, target);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException e) {
      throw new ReportException(
          file, "cannot be written: " + e, "choose a writable place with free space", e);
    }
  }

  private static void writeAndSync(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
