package org.patchbridge.archive.dandi;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.patchbridge.archive.FetchException;
import org.patchbridge.archive.server.ArchiveServer;
import org.patchbridge.archive.server.ArchiveServer.Setback;
import org.patchbridge.archive.server.Attempts;
import org.patchbridge.archive.web.TimedReads;
import org.patchbridge.archive.web.WebAnswer;
import org.patchbridge.archive.web.WebQuestion;
import org.patchbridge.files.ByteSource;
import org.patchbridge.files.SourceLostException;

/**
 * A file of the archive that is read in parts and not kept. The address that the archive redirects
 * to is used until it expires; trouble is waited out as in a download. Digests are of whole files,
 * so that what stands for them is the size that the archive states, and the server's tag of the
 * first answer, which every other answer has to bear. Safe for concurrent use.
 */
public final class AssetSource implements ByteSource {
  private final ArchiveServer server;
  private final DandiAsset asset;
  private final URI address;
  private final Tally tally;
  private volatile Optional<URI> signed = Optional.empty();
  private volatile Optional<String> tag = Optional.empty();
  private volatile Optional<SourceLostException> lost = Optional.empty();

  private AssetSource(DandiArchive archive, DandiAsset asset, Tally tally) {
    this.server = archive.server();
    this.asset = asset;
    this.address = archive.download(asset.id());
    this.tally = tally;
  }

  /** Counts what is read of any number of files. */
  public static final class Tally {
    private final LongAdder files = new LongAdder();
    private final LongAdder fileBytes = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder requests = new LongAdder();

    /** Files that were opened. */
    public long files() {
      return files.sum();
    }

    /** What they have in all. */
    public long fileBytes() {
      return fileBytes.sum();
    }

    /** What came of them. */
    public long bytes() {
      return bytes.sum();
    }

    /** In so many requests that brought some. */
    public long requests() {
      return requests.sum();
    }
  }

  /** Nothing is asked for yet. */
  public static AssetSource open(DandiArchive archive, DandiAsset asset, Tally tally) {
    tally.files.increment();
    tally.fileBytes.add(asset.bytes());
    return new AssetSource(archive, asset, tally);
  }

  @Override
  public long size() {
    return asset.bytes();
  }

  @Override
  public boolean isFar() {
    return true;
  }

  /**
   * @throws SourceLostException where the archive cannot be asked any more, or has another file
   *     there now
   */
  @Override
  public byte[] fetch(long position, int length) {
    if (lost.isPresent()) {
      throw lost.get();
    }
    Attempts attempts = server.attempts(asset.path() + " from " + address);
    byte[] bytes = new byte[length];
    try {
      int come = 0;
      while (come < length) {
        Part part = new Part(position + come, bytes, come);
        Optional<Setback> setback = attempt(part, attempts);
        boolean more = part.come > come;
        come = part.come;
        if (setback.isPresent()) {
          attempts.failed(setback.get(), more);
        }
      }
      return bytes;
    } catch (FetchException failure) {
      lost = Optional.of(new SourceLostException(failure.getMessage(), failure));
      throw lost.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new SourceLostException(asset.path() + ": interrupted; give it again", stopped);
    }
  }

  /** Bytes on their way into an array; those before {@code come} are there. */
  private static final class Part {
    private final long position;
    private final byte[] bytes;
    private int come;

    private Part(long position, byte[] bytes, int come) {
      this.position = position;
      this.bytes = bytes;
      this.come = come;
    }
  }

  private Optional<Setback> attempt(Part part, Attempts attempts) throws InterruptedException {
    Optional<URI> before = signed;
    WebQuestion.Wanted wanted =
        WebQuestion.Wanted.part(part.position, part.bytes.length - part.come);
    try {
      WebQuestion.Found found = server.find(before.orElse(address), wanted);
      try (WebAnswer answer = found.answer()) {
        if (answer.isTemporary()) {
          return Optional.of(server.later(answer));
        }
        if (answer.status() == WebAnswer.FORBIDDEN && !found.address().equals(address)) {
          signed = Optional.empty();
          // An address that has just been given and is no good is worth a pause.
          return before.isPresent()
              ? Optional.empty()
              : Optional.of(Setback.of("the address of the bytes has expired"));
        }
        requireSameFile(part.position, answer, attempts);
        signed = Optional.of(found.address()).filter(other -> !other.equals(address));
        return body(part, answer);
      }
    } catch (IOException failure) {
      signed = Optional.empty();
      return Optional.of(attempts.broken(failure));
    }
  }

  private void requireSameFile(long position, WebAnswer answer, Attempts attempts) {
    if (answer.status() != WebAnswer.PARTIAL) {
      throw attempts.refusal(
          "the server answers a request for a part with status " + answer.status(),
          "download the file");
    }
    if (!answer.isPartFrom(position, asset.bytes())) {
      throw attempts.refusal(
          "the server answers with the range '"
              + answer.header("Content-Range").orElse("")
              + "' where the archive states "
              + asset.bytes()
              + " bytes",
          "the file may have been replaced: give the command again");
    }
    Optional<String> now = answer.strongTag();
    synchronized (this) {
      if (tag.isEmpty()) {
        tag = now;
      }
    }
    if (!tag.equals(now)) {
      throw attempts.refusal(
          "the file was replaced on the server while it was read", "give the command again");
    }
  }

  private Optional<Setback> body(Part part, WebAnswer answer)
      throws IOException, InterruptedException {
    tally.requests.increment();
    InputStream in = answer.response().body();
    byte[] buffer = new byte[1 << 16];
    try (TimedReads reads = server.reads()) {
      while (part.come < part.bytes.length) {
        int read = reads.read(in, buffer, Math.min(buffer.length, part.bytes.length - part.come));
        if (read < 0) {
          return Optional.of(Setback.of("the connection ended early"));
        }
        System.arraycopy(buffer, 0, part.bytes, part.come, read);
        part.come += read;
        tally.bytes.add(read);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    // The server is the archive's; it is asked for other files, too.
  }
}
