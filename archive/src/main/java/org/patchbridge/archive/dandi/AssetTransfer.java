package org.patchbridge.archive.dandi;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.patchbridge.archive.FetchException;
import org.patchbridge.archive.server.ArchiveServer;
import org.patchbridge.archive.server.ArchiveServer.Setback;
import org.patchbridge.archive.server.Attempts;
import org.patchbridge.archive.web.PartFile;
import org.patchbridge.archive.web.TimedReads;
import org.patchbridge.archive.web.WebAnswer;
import org.patchbridge.archive.web.WebQuestion;

/**
 * Brings one file. Every request starts from the address of the API, so that an address that has
 * expired meanwhile is of no account. The file gets its name when its digests are the archive's,
 * and not before; what has come earlier is gone on from where it was begun for the same digest.
 */
final class AssetTransfer {
  private static final int BUFFER = 1 << 18;
  private static final String AGAIN = "give the same command again, it goes on where it was";

  private final ArchiveServer server;
  private final DandiAsset asset;
  private final URI address;
  private final TransferProgress progress;
  private final Attempts attempts;
  private DandiEtag digest;

  AssetTransfer(DandiArchive archive, DandiAsset asset, TransferProgress progress) {
    this.server = archive.server();
    this.asset = asset;
    this.address = archive.download(asset.id());
    this.progress = progress;
    this.attempts = server.attempts(asset.path() + " from " + address);
    this.digest = new DandiEtag(asset.bytes());
  }

  /**
   * @throws FetchException where the file cannot be had, or is another one
   * @throws InterruptedException where the thread is told to stop; what has come is kept
   */
  void into(Path target) throws InterruptedException {
    try (PartFile part = PartFile.open(target)) {
      if (!isOfThisAsset(part) || part.size() > asset.bytes()) {
        part.clear();
      }
      boolean resumed = part.size() > 0;
      part.replay(digest::update);
      progress.present(part.size());
      receive(part);
      if (!digest.finish().isOf(asset)) {
        requireWhole(part, resumed);
      }
      part.becomeTarget(asset.modified());
    }
  }

  /** What was there may have been damaged: once from the start, and then never. */
  private void requireWhole(PartFile part, boolean resumed) throws InterruptedException {
    startOver(part);
    if (resumed) {
      receive(part);
      if (digest.finish().isOf(asset)) {
        return;
      }
      startOver(part);
    }
    throw attempts.refusal(
        "the bytes that came are not those that the archive states (dandi-etag "
            + asset.etag()
            + ")",
        "nothing was kept of them; a proxy may have changed them: try another network");
  }

  private void startOver(PartFile part) {
    progress.came(-part.size());
    part.clear();
    digest = new DandiEtag(asset.bytes());
  }

  /** The archive's digest stands before the tag of the server that the bytes came from. */
  private boolean isOfThisAsset(PartFile part) {
    return part.entityTag().filter(tag -> tag.startsWith(asset.etag() + " ")).isPresent();
  }

  private Optional<String> serversTag(PartFile part) {
    return part.entityTag()
        .map(tag -> tag.substring(tag.indexOf(' ') + 1))
        .filter(tag -> !tag.isEmpty());
  }

  private void receive(PartFile part) throws InterruptedException {
    if (asset.bytes() == 0) {
      return;
    }
    while (part.size() < asset.bytes()) {
      long before = part.size();
      Optional<Setback> setback = attempt(part);
      if (setback.isPresent()) {
        attempts.failed(setback.get(), part.size() > before);
      }
    }
  }

  private Optional<Setback> attempt(PartFile part) throws InterruptedException {
    WebQuestion.Wanted wanted = WebQuestion.Wanted.rest(part.size(), serversTag(part));
    try {
      WebQuestion.Found found = server.find(address, wanted);
      try (WebAnswer answer = found.answer()) {
        if (answer.isTemporary()) {
          return Optional.of(server.later(answer));
        }
        if (answer.status() == WebAnswer.FORBIDDEN && !found.address().equals(address)) {
          return Optional.of(Setback.of("the address of the bytes has expired"));
        }
        if (answer.status() == WebAnswer.OUT_OF_RANGE && part.size() > 0) {
          startOver(part);
          return Optional.of(Setback.of("the server has fewer bytes than came before"));
        }
        acceptHead(part, answer);
        return body(part, answer);
      }
    } catch (IOException failure) {
      return Optional.of(attempts.broken(failure));
    }
  }

  /** Settles whether what follows is the file from its start or the rest of it. */
  private void acceptHead(PartFile part, WebAnswer answer) {
    if (answer.status() == WebAnswer.PARTIAL) {
      if (!answer.isRestFrom(part.size(), asset.bytes())) {
        startOver(part);
        throw attempts.refusal(
            "the server answers with the range '"
                + answer.header("Content-Range").orElse("")
                + "' where the archive states "
                + asset.bytes()
                + " bytes",
            AGAIN);
      }
      return;
    }
    if (answer.status() != WebAnswer.WHOLE) {
      throw attempts.refusal(
          "the server answers with status " + answer.status(),
          "the file may be embargoed or gone, or your network may not allow it");
    }
    OptionalLong length = answer.length();
    if (length.isPresent() && length.getAsLong() != asset.bytes()) {
      throw attempts.refusal(
          "the server has "
              + length.getAsLong()
              + " bytes where the archive states "
              + asset.bytes(),
          "a proxy may answer in its place");
    }
    if (part.size() > 0) {
      startOver(part);
    }
    part.startVersion(Optional.of(asset.etag() + " " + answer.strongTag().orElse("")));
  }

  /** Takes the bytes that are still missing, and not one more. */
  private Optional<Setback> body(PartFile part, WebAnswer answer)
      throws IOException, InterruptedException {
    InputStream in = answer.response().body();
    byte[] buffer = new byte[BUFFER];
    try (TimedReads reads = server.reads()) {
      while (part.size() < asset.bytes()) {
        int wanted = (int) Math.min(BUFFER, asset.bytes() - part.size());
        int read = reads.read(in, buffer, wanted);
        if (read < 0) {
          return Optional.of(
              Setback.of(
                  "the connection ended after " + part.size() + " of " + asset.bytes() + " bytes"));
        }
        part.append(buffer, read);
        digest.update(buffer, read);
        progress.came(read);
      }
    }
    return Optional.empty();
  }
}
