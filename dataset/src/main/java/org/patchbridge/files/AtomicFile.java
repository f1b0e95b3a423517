package org.patchbridge.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Replaces a file as a whole. The content is written to a file beside the target whose name ends in
 * {@code .part}, forced to disk, and renamed. Whatever stops the program before the rename leaves
 * the old content in place; a program that was killed may leave the {@code .part} file behind.
 */
public final class AtomicFile {
  private static final String SUFFIX = ".part";

  private AtomicFile() {}

  /** Writes a file's content. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Replaces the file's content by the bytes; see {@link #write(Path, Content)}. */
  public static void write(Path target, byte[] content) throws IOException {
    write(target, out -> out.write(content));
  }

  /**
   * Creates missing parent folders. A symbolic link is followed, not replaced.
   *
   * @throws IOException where writing or renaming fails; the target is then as it was
   */
  public static void write(Path target, Content content) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException(target + " is a folder; name a file");
    }
    Path file = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    Path folder = file.getParent();
    Files.createDirectories(folder);
    Path part = folder.resolve(prefix(file) + UUID.randomUUID() + SUFFIX);
    try {
      writeAndForce(part, content);
      rename(part, file);
    } catch (IOException | RuntimeException | Error failure) {
      Files.deleteIfExists(part);
      throw failure;
    }
    forceFolder(folder);
  }

  /**
   * Removes what killed programs left of the file in its folder. Not for files that several
   * programs may be writing.
   */
  public static void removeUnfinished(Path target) throws IOException {
    DirectoryStream.Filter<Path> isUnfinished =
        file ->
            file.getFileName().toString().startsWith(prefix(target))
                && file.getFileName().toString().endsWith(SUFFIX);
    Path folder = target.toAbsolutePath().getParent();
    try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, isUnfinished)) {
      for (Path part : unfinished) {
        Files.deleteIfExists(part);
      }
    }
  }

  private static String prefix(Path file) {
    return "." + file.getFileName() + ".";
  }

  private static void writeAndForce(Path part, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  private static void rename(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException unsupported) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Makes the rename itself durable, where the system lets a folder be opened (not Windows). */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      return;
    }
  }
}
