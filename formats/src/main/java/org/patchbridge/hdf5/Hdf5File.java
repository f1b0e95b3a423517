package org.patchbridge.hdf5;

import io.jhdf.Superblock;
import io.jhdf.SymbolTableEntry;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.UnsupportedHdfException;
import java.io.Closeable;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.patchbridge.files.ByteSource;
import org.patchbridge.files.SourceLostException;
import org.patchbridge.recording.RecordingException;

/** An HDF5 file opened for reading: finds objects by path and follows soft links with care. */
public final class Hdf5File implements Closeable {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final int MAX_SUPERBLOCK_BYTES = 100;
  private static final int DEEPEST_CAUSE = 20;

  private final String name;
  private final BoundedStorage storage;
  private final Hdf5Object root;

  private Hdf5File(String name, BoundedStorage storage, Hdf5Object root) {
    this.name = name;
    this.storage = storage;
    this.root = root;
  }

  /**
   * @param name of the file, for messages
   * @throws RecordingException where the bytes are no HDF5 file or stop short
   */
  public static Hdf5File open(String name, ByteSource bytes) {
    BlockCache source = new BlockCache(bytes);
    long position = signaturePosition(source);
    if (position < 0 && startsLikeHdf5(source)) {
      throw truncated(name, "only " + source.size() + " bytes are there");
    }
    if (position < 0) {
      throw new RecordingException(
          name, "", notHdf5(source), "check what was saved under this name");
    }
    Superblock superblock = readSuperblock(name, source, position);
    long expected = superblock.getEndOfFileAddress();
    if (expected > source.size()) {
      throw truncated(name, source.size() + " of " + expected + " bytes are there");
    }
    BoundedStorage storage = new BoundedStorage(source, superblock);
    return new Hdf5File(name, storage, new Hdf5Object(storage, rootAddress(storage), ""));
  }

  static RecordingException truncated(String name, String detail) {
    return new RecordingException(
        name, "", "the file is truncated: " + detail, "download or copy it again");
  }

  private static long signaturePosition(BlockCache source) {
    for (long position = 0; position + SIGNATURE.length <= source.size(); ) {
      if (Arrays.equals(source.read(position, SIGNATURE.length), SIGNATURE)) {
        return position;
      }
      position = position == 0 ? 512 : position * 2;
    }
    return -1;
  }

  private static boolean startsLikeHdf5(BlockCache source) {
    byte[] start = source.read(0, (int) Math.min(SIGNATURE.length, source.size()));
    return start.length > 0 && Arrays.equals(start, Arrays.copyOf(SIGNATURE, start.length));
  }

  private static String notHdf5(BlockCache source) {
    if (source.size() == 0) {
      return "not HDF5: the file is empty";
    }
    byte[] start = source.read(0, (int) Math.min(64, source.size()));
    String text = new String(start, StandardCharsets.ISO_8859_1).strip();
    if (text.startsWith("<")) {
      return "not HDF5: the file holds a web page, perhaps an error message of the server";
    }
    return "not HDF5: the signature is missing";
  }

  private static Superblock readSuperblock(String name, BlockCache source, long position) {
    int length = (int) Math.min(MAX_SUPERBLOCK_BYTES, source.size() - position);
    try {
      return Superblock.readSuperblock(
          ByteBuffer.wrap(source.read(position, length)).order(ByteOrder.LITTLE_ENDIAN));
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw truncated(name, "it ends within its first " + length + " bytes");
    }
  }

  private static long rootAddress(BoundedStorage storage) {
    Superblock superblock = storage.getSuperblock();
    if (superblock instanceof Superblock.SuperblockV0V1 old) {
      return new SymbolTableEntry(
              storage, old.getRootGroupSymbolTableAddress() - old.getBaseAddressByte())
          .getObjectHeaderAddress();
    }
    if (superblock instanceof Superblock.SuperblockV2V3 recent) {
      return recent.getRootGroupObjectHeaderAddress();
    }
    throw new HdfException("superblock version " + superblock.getVersionOfSuperblock());
  }

  public String name() {
    return name;
  }

  public Hdf5Object root() {
    return root;
  }

  public BoundedStorage storage() {
    return storage;
  }

  /** The object at an absolute path such as {@code general/subject}; empty where it is absent. */
  public Optional<Hdf5Object> find(String path) {
    return walk(root, path, new HashSet<>());
  }

  /** A member of a group, soft links followed; empty where it is absent. */
  public Optional<Hdf5Object> child(Hdf5Object group, String member) {
    return walk(group, member, new HashSet<>());
  }

  private Optional<Hdf5Object> walk(Hdf5Object from, String path, Set<String> visited) {
    Hdf5Object at = path.startsWith("/") ? root : from;
    for (String step : path.split("/")) {
      if (step.isEmpty() || step.equals(".")) {
        continue;
      }
      Hdf5Link link = at.links().get(step);
      if (link == null) {
        return Optional.empty();
      }
      Optional<Hdf5Object> next = follow(at, step, link, visited);
      if (next.isEmpty()) {
        return next;
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  private Optional<Hdf5Object> follow(
      Hdf5Object group, String member, Hdf5Link link, Set<String> visited) {
    String place = group.path() + "/" + member;
    if (link instanceof Hdf5Link.Hard hard) {
      return Optional.of(new Hdf5Object(storage, hard.address(), place));
    }
    if (link instanceof Hdf5Link.External external) {
      throw new RecordingException(
          name,
          place,
          "the link leads out of the file, to " + external.file(),
          "external links are not followed; merge the files");
    }
    if (!visited.add(place)) {
      throw new RecordingException(
          name, place, "soft links lead in a circle", "export the file again");
    }
    return walk(group, ((Hdf5Link.Soft) link).path(), visited);
  }

  /**
   * Runs a piece of reading. Whatever jHDF throws on damaged structures, errors of stack and memory
   * included, becomes a refusal that names the place.
   */
  public <T> T guarded(String place, Supplier<T> reading) {
    return guarded(name, place, reading);
  }

  public static <T> T guarded(String name, String place, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RecordingException | SourceLostException e) {
      throw e;
    } catch (UnsupportedHdfException e) {
      throw new RecordingException(name, place, e.getMessage(), "repack the file with gzip", e);
    } catch (UncheckedIOException e) {
      throw new RecordingException(
          name,
          place,
          "cannot be read: " + e.getCause().getMessage(),
          "check disk or connection and try again",
          e);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      rethrowIfLost(e);
      throw new RecordingException(
          name, place, "damaged HDF5 structure: " + cause(e), "download or copy the file again", e);
    }
  }

  /** jHDF makes damage of whatever goes wrong while it reads. */
  private static void rethrowIfLost(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; depth < DEEPEST_CAUSE && cause != null; depth++) {
      if (cause instanceof SourceLostException lost) {
        throw lost;
      }
      cause = cause.getCause();
    }
  }

  private static String cause(Throwable thrown) {
    Throwable deepest = thrown;
    for (int depth = 0; depth < DEEPEST_CAUSE && deepest.getCause() != null; depth++) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
  }

  @Override
  public void close() {
    storage.close();
  }
}
