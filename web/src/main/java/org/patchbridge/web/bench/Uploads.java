package org.patchbridge.web.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.patchbridge.files.IoFailure;
import org.patchbridge.web.guard.RefusedRequest;

/**
 * Files that are sent, written as they come under names of the server's own. What is too large is
 * cut off at the limit and removed; memory holds one buffer of each.
 */
public final class Uploads {
  private static final int BUFFER = 1 << 16;

  /** Who sends less is slow on purpose: it is the same machine. */
  private static final long LEAST_BYTES_PER_SECOND = 2_000;

  private static final long GRACE_SECONDS = 20;

  private final Path folder;
  private final Limits limits;
  private final AtomicLong number = new AtomicLong();
  private final AtomicLong stored = new AtomicLong();

  /**
   * @param bytesOfFile most of one file
   * @param bytesOfAll most of all files together
   */
  public record Limits(long bytesOfFile, long bytesOfAll) {
    /** Recordings of some hours at 50 kHz, and a day of them. */
    public static Limits usual() {
      return new Limits(4L << 30, 32L << 30);
    }
  }

  public Uploads(PrivateFolder folder, Limits limits) {
    this.folder = folder.path();
    this.limits = limits;
  }

  /**
   * @param extension that tells what it is said to be, of letters
   * @param length as announced; negative where it is not
   * @throws RefusedRequest where it is too large, with what may be done instead
   */
  public Path receive(InputStream in, String extension, long length) throws IOException {
    requireRoom(length, length);
    Path file =
        folder.resolve(String.format(Locale.ROOT, "%06d.%s", number.incrementAndGet(), extension));
    long written = 0;
    boolean whole = false;
    try (OutputStream out = create(file)) {
      long begun = System.nanoTime();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        requireRoom(written + read, read);
        store(out, buffer, read);
        written += read;
        stored.addAndGet(read);
        requirePace(written, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
      }
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
        stored.addAndGet(-written);
      }
    }
    return file;
  }

  private static OutputStream create(Path file) {
    try {
      return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    } catch (IOException cannot) {
      throw unstored(cannot);
    }
  }

  /** A disk that is full is no broken connection. */
  private static void store(OutputStream out, byte[] bytes, int length) {
    try {
      out.write(bytes, 0, length);
    } catch (IOException cannot) {
      throw unstored(cannot);
    }
  }

  private static RefusedRequest unstored(IOException failure) {
    return new RefusedRequest(
        507,
        "The file cannot be stored here ("
            + IoFailure.inWords(failure)
            + "); make room, or name it on the command line instead: patchbridge open FILE");
  }

  /**
   * @param ofFile bytes of the file so far
   * @param more of these that are not stored yet
   */
  private void requireRoom(long ofFile, long more) {
    if (ofFile > limits.bytesOfFile()) {
      throw new RefusedRequest(
          413,
          "The file is larger than "
              + inWords(limits.bytesOfFile())
              + "; name it on the command line instead: patchbridge open FILE");
    }
    if (stored.get() + Math.max(0, more) > limits.bytesOfAll()) {
      throw new RefusedRequest(
          413,
          "More than "
              + inWords(limits.bytesOfAll())
              + " were sent; remove files, or name their folder on the command line instead:"
              + " patchbridge open FOLDER");
    }
  }

  private static void requirePace(long written, long seconds) {
    if (seconds > GRACE_SECONDS && written < seconds * LEAST_BYTES_PER_SECOND) {
      throw new RefusedRequest(408, "The file comes too slowly.");
    }
  }

  private static String inWords(long bytes) {
    return bytes >= 1L << 30 ? (bytes >> 30) + " GB" : Math.max(1, bytes >> 20) + " MB";
  }

  /** Removes a file that was received; others are left alone. */
  public void remove(BenchFile file) {
    if (file.origin() == BenchFile.Origin.SENT) {
      remove(file.path());
    }
  }

  private void remove(Path file) {
    if (!file.startsWith(folder)) {
      return;
    }
    try {
      long bytes = Files.size(file);
      Files.delete(file);
      stored.addAndGet(-bytes);
    } catch (IOException gone) {
      // It goes with the folder.
      return;
    }
  }
}
