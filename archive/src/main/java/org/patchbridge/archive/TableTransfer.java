package org.patchbridge.archive;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.patchbridge.archive.web.MisdirectedException;
import org.patchbridge.archive.web.PartFile;
import org.patchbridge.archive.web.RetryPolicy;
import org.patchbridge.archive.web.TimedReads;
import org.patchbridge.archive.web.Waiting;
import org.patchbridge.archive.web.WebAnswer;
import org.patchbridge.archive.web.WebFailure;
import org.patchbridge.archive.web.WebQuestion;
import org.patchbridge.files.IoFailure;

/**
 * Fetches a file that is known beforehand. It gets its name when its bytes are those of the
 * catalogue, not before; what has come of it is kept whatever happens, and gone on from.
 */
final class TableTransfer {
  private static final int BUFFER = 1 << 16;
  private static final String AGAIN = "run the same command again, it goes on where it was; ";
  private static final String WITH_NETWORK =
      "try again with a network (a proxy is taken from https_proxy), " + FetchException.BY_HAND;

  private final WebQuestion question;
  private final RetryPolicy policy;
  private final Waiting waiting;
  private final Duration silence;

  /**
   * @param client follows no redirect by itself
   * @param silence after so long without a byte a connection counts as lost
   */
  TableTransfer(HttpClient client, RetryPolicy policy, Waiting waiting, Duration silence) {
    this.question = new WebQuestion(client, silence);
    this.policy = policy;
    this.waiting = waiting;
    this.silence = silence;
  }

  /** Why a request brought less than all, and how long the server wants to be left alone. */
  private record Setback(String fact, Optional<Duration> pause) {
    static Setback of(String fact) {
      return new Setback(fact, Optional.empty());
    }
  }

  /**
   * @throws FetchException where the file cannot be had, or is another one
   * @throws InterruptedException where the thread is told to stop; what has come is kept
   */
  void fetch(PublicTable table, Path target, KilobyteProgress progress)
      throws InterruptedException {
    try (PartFile part = PartFile.open(target)) {
      boolean resumed = part.size() > 0;
      if (part.size() > table.bytes()) {
        part.clear();
      }
      receive(table, part, progress);
      if (resumed && !part.sha256().equals(table.sha256())) {
        // The earlier bytes may be of another version: once from the start.
        part.clear();
        receive(table, part, progress);
      }
      String sha256 = part.sha256();
      if (!sha256.equals(table.sha256())) {
        part.clear();
        throw new FetchException(
            table,
            "other bytes than the catalogue states: SHA-256 " + sha256 + ", not " + table.sha256(),
            "a proxy may have changed them, or the catalogue is wrong; " + FetchException.BY_HAND);
      }
      part.becomeTarget();
    }
  }

  private void receive(PublicTable table, PartFile part, KilobyteProgress progress)
      throws InterruptedException {
    progress.startedWith(part.size());
    int failures = 0;
    for (int requests = 1; part.size() < table.bytes(); requests++) {
      long before = part.size();
      Optional<Setback> setback = attempt(table, part, progress);
      if (setback.isEmpty()) {
        return;
      }
      failures = part.size() > before ? 1 : failures + 1;
      if (failures >= policy.failuresInARow() || requests >= policy.requests()) {
        throw new FetchException(
            table,
            setback.get().fact() + " (" + requests + " requests)",
            AGAIN + FetchException.BY_HAND);
      }
      waiting.sleep(setback.get().pause().orElse(policy.pauseAfter(failures)));
    }
  }

  private Optional<Setback> attempt(PublicTable table, PartFile part, KilobyteProgress progress)
      throws InterruptedException {
    WebQuestion.Wanted wanted = WebQuestion.Wanted.rest(part.size(), part.entityTag());
    try (WebAnswer answer = question.ask(table.address(), wanted)) {
      if (answer.isTemporary()) {
        return Optional.of(setback(table, answer));
      }
      if (answer.status() == WebAnswer.OUT_OF_RANGE && part.size() > 0) {
        part.clear();
        return Optional.of(Setback.of("the server has fewer bytes than came before"));
      }
      acceptHead(table, part, answer, progress);
      return body(table, part, answer, progress);
    } catch (MisdirectedException elsewhere) {
      throw new FetchException(
          table, elsewhere.getMessage(), "report it; " + FetchException.BY_HAND);
    } catch (IOException failure) {
      if (WebFailure.isHopeless(failure)) {
        throw new FetchException(table, IoFailure.inWords(failure), WITH_NETWORK);
      }
      return Optional.of(Setback.of(IoFailure.inWords(failure)));
    }
  }

  private Setback setback(PublicTable table, WebAnswer answer) {
    String fact = "the server answers with status " + answer.status();
    Optional<Duration> asked =
        answer.header("Retry-After").flatMap(text -> RetryPolicy.asked(text, waiting.now()));
    if (asked.isPresent() && asked.get().compareTo(policy.longestPause()) > 0) {
      throw new FetchException(
          table,
          fact + " and asks to wait " + asked.get().toSeconds() + " s",
          "run the same command again then, it goes on where it was; " + FetchException.BY_HAND);
    }
    return new Setback(fact, asked);
  }

  /** Settles whether what follows is the file from its start or the rest of it. */
  private static void acceptHead(
      PublicTable table, PartFile part, WebAnswer answer, KilobyteProgress progress) {
    if (answer.status() == WebAnswer.PARTIAL) {
      if (!answer.isRestFrom(part.size(), table.bytes())) {
        part.clear();
        throw new FetchException(
            table,
            "the server answers with the range '"
                + answer.header("Content-Range").orElse("")
                + "', the catalogue states "
                + table.bytes()
                + " bytes",
            AGAIN + FetchException.BY_HAND);
      }
      return;
    }
    if (answer.status() != WebAnswer.WHOLE) {
      throw new FetchException(
          table,
          "the server answers with status " + answer.status(),
          "the file may have been moved or your network may not allow it; "
              + FetchException.BY_HAND);
    }
    OptionalLong length = answer.length();
    if (length.isPresent() && length.getAsLong() != table.bytes()) {
      throw new FetchException(
          table,
          "the server has " + length.getAsLong() + " bytes, the catalogue states " + table.bytes(),
          "a proxy may answer in its place; " + FetchException.BY_HAND);
    }
    if (part.size() > 0) {
      part.clear();
      progress.startedWith(0);
    }
    part.startVersion(answer.strongTag());
  }

  /** Takes the bytes that are still missing, and not one more. */
  private Optional<Setback> body(
      PublicTable table, PartFile part, WebAnswer answer, KilobyteProgress progress)
      throws IOException, InterruptedException {
    InputStream in = answer.response().body();
    byte[] buffer = new byte[BUFFER];
    try (TimedReads reads = new TimedReads(silence)) {
      while (part.size() < table.bytes()) {
        int wanted = (int) Math.min(BUFFER, table.bytes() - part.size());
        int read = reads.read(in, buffer, wanted);
        if (read < 0) {
          return Optional.of(
              Setback.of(
                  "the connection ended after " + part.size() + " of " + table.bytes() + " bytes"));
        }
        part.append(buffer, read);
        progress.has(part.size());
      }
      if (answer.length().isEmpty() && reads.read(in, buffer, 1) > 0) {
        part.clear();
        throw new FetchException(
            table,
            "the server sends more than the " + table.bytes() + " bytes that the catalogue states",
            "the file there is another one; " + FetchException.BY_HAND);
      }
    }
    return Optional.empty();
  }
}
