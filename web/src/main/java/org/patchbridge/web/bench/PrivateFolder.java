package org.patchbridge.web.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.InputException;

/**
 * A folder that only the user may look into, for what is sent to the server; gone with it. Folders
 * of servers that were killed are removed by the next one.
 */
public final class PrivateFolder implements AutoCloseable {
  private static final String PREFIX = "window-";
  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel channel;

  private PrivateFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * @param parent made where it is missing
   * @throws InputException where it cannot be written
   */
  public static PrivateFolder below(Path parent) {
    try {
      Files.createDirectories(parent);
      removeLeftOvers(parent);
      Path folder = Files.createTempDirectory(parent, PREFIX);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      channel.lock();
      return new PrivateFolder(folder, channel);
    } catch (IOException e) {
      throw new InputException(
          parent + ": cannot be written (" + IoFailure.inWords(e) + "); set PATCHBRIDGE_CACHE", e);
    }
  }

  /** Absolute. */
  public Path path() {
    return folder;
  }

  private static void removeLeftOvers(Path parent) throws IOException {
    try (Stream<Path> all = Files.list(parent)) {
      for (Path one : all.filter(each -> isLeftOver(each)).toList()) {
        remove(one);
      }
    }
  }

  private static boolean isLeftOver(Path folder) {
    Path lock = folder.resolve(LOCK);
    if (!folder.getFileName().toString().startsWith(PREFIX)
        || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      Optional<FileLock> free = Optional.ofNullable(channel.tryLock());
      return free.isPresent();
    } catch (IOException | OverlappingFileLockException inUse) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      remove(folder);
    } catch (IOException e) {
      throw new InputException(folder + ": cannot be removed (" + IoFailure.inWords(e) + ")", e);
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walked = Files.walk(folder)) {
      all = walked.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      Files.deleteIfExists(one);
    }
  }
}
