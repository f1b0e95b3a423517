package org.patchbridge.archive.web;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.InputException;

/**
 * What has come of a file, beside the place that it will have: {@code NAME.part}, with the entity
 * tag of the server's version in {@code NAME.part.etag}. Whatever stops the program leaves both, to
 * go on from. One process at a time holds it.
 */
public final class PartFile implements AutoCloseable {
  public static final String SUFFIX = ".part";
  private static final int LONGEST_TAG = 1000;
  private static final int BUFFER = 1 << 16;

  private final Path target;
  private final Path part;
  private final Path tag;
  private final RandomAccessFile bytes;

  private PartFile(Path target, RandomAccessFile bytes) {
    this.target = target;
    this.part = partOf(target);
    this.tag = tagOf(target);
    this.bytes = bytes;
  }

  private static Path tagOf(Path target) {
    return target.resolveSibling(target.getFileName() + SUFFIX + ".etag");
  }

  private static Path partOf(Path target) {
    return target.resolveSibling(target.getFileName() + SUFFIX);
  }

  /**
   * @throws InputException where the folder cannot be written, or another process fetches the file
   */
  public static PartFile open(Path target) {
    Path part = partOf(target);
    try {
      Files.createDirectories(target.getParent());
      // Not a channel of its own, which an interrupt would close in the middle of a write.
      RandomAccessFile bytes = new RandomAccessFile(part.toFile(), "rw");
      if (!isLocked(bytes.getChannel())) {
        bytes.close();
        throw new InputException(
            part + ": another program is fetching this file; wait until it has, or end it");
      }
      bytes.seek(bytes.length());
      return new PartFile(target, bytes);
    } catch (IOException e) {
      throw cannotBeWritten(part, e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  private static InputException cannotBeWritten(Path file, IOException e) {
    return new InputException(
        file
            + ": cannot be written ("
            + IoFailure.inWords(e)
            + "); free some space, or name another folder with --to",
        e);
  }

  /** How many bytes of a file have come and wait beside its place; 0 where none have. */
  public static long sizeBeside(Path target) {
    try {
      return Files.size(partOf(target));
    } catch (IOException none) {
      return 0;
    }
  }

  /** Takes away the tag that a program left that was killed just after it gave a file its name. */
  public static void tidyBeside(Path target) {
    try {
      if (!Files.exists(partOf(target))) {
        Files.deleteIfExists(tagOf(target));
      }
    } catch (IOException e) {
      throw cannotBeWritten(target, e);
    }
  }

  public long size() {
    try {
      return bytes.length();
    } catch (IOException e) {
      throw cannotBeWritten(part, e);
    }
  }

  public void append(byte[] more, int length) {
    try {
      bytes.write(more, 0, length);
    } catch (IOException e) {
      throw cannotBeWritten(part, e);
    }
  }

  /** Takes bytes. */
  @FunctionalInterface
  public interface Bytes {
    void take(byte[] bytes, int length);
  }

  /** Hands on all that has come, from the start. */
  public void replay(Bytes receiver) {
    try {
      byte[] buffer = new byte[BUFFER];
      bytes.seek(0);
      for (int read = bytes.read(buffer); read > 0; read = bytes.read(buffer)) {
        receiver.take(buffer, read);
      }
      bytes.seek(bytes.length());
    } catch (IOException e) {
      throw cannotBeWritten(part, e);
    }
  }

  /** Forgets all that has come. */
  public void clear() {
    try {
      bytes.setLength(0);
      bytes.seek(0);
      Files.deleteIfExists(tag);
    } catch (IOException e) {
      throw cannotBeWritten(part, e);
    }
  }

  /** The server's tag of the version that these bytes are of; empty where it gave none. */
  public Optional<String> entityTag() {
    try {
      return Files.isRegularFile(tag) && Files.size(tag) <= LONGEST_TAG
          ? Optional.of(Files.readString(tag, StandardCharsets.ISO_8859_1))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Notes the tag before the first byte that it is about. */
  public void startVersion(Optional<String> entityTag) {
    try {
      Files.deleteIfExists(tag);
      if (entityTag.isPresent() && entityTag.get().length() <= LONGEST_TAG) {
        Files.writeString(tag, entityTag.get(), StandardCharsets.ISO_8859_1);
      }
    } catch (IOException e) {
      throw cannotBeWritten(tag, e);
    }
  }

  /** Reads it from disk, since part of it may be from an earlier run. */
  public String sha256() {
    try {
      return FileDigest.of(part);
    } catch (IOException e) {
      throw cannotBeWritten(part, e);
    }
  }

  /**
   * The same, with a time of its last change, so that the file is known again by size and time.
   *
   * @param modified what it says from then on
   */
  public void becomeTarget(Instant modified) {
    try {
      Files.setLastModifiedTime(part, FileTime.from(modified));
    } catch (IOException e) {
      throw cannotBeWritten(part, e);
    }
    becomeTarget();
  }

  /** Gives the file its name, once it is known to be whole. */
  public void becomeTarget() {
    try {
      bytes.getFD().sync();
      bytes.close();
      try {
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException unsupported) {
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.deleteIfExists(tag);
    } catch (IOException e) {
      throw cannotBeWritten(target, e);
    }
  }

  /** An empty part is of no use to anyone. */
  @Override
  public void close() {
    try {
      boolean empty = bytes.getChannel().isOpen() && bytes.length() == 0;
      bytes.close();
      if (empty) {
        Files.deleteIfExists(part);
        Files.deleteIfExists(tag);
      }
    } catch (IOException e) {
      throw cannotBeWritten(part, e);
    }
  }
}
