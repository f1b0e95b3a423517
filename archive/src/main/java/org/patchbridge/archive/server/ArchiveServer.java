package org.patchbridge.archive.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.patchbridge.archive.web.RetryPolicy;
import org.patchbridge.archive.web.TimedReads;
import org.patchbridge.archive.web.Waiting;
import org.patchbridge.archive.web.WebAnswer;
import org.patchbridge.archive.web.WebQuestion;

/**
 * The archive's servers, asked with patience: whoever is told to wait lets all wait. Safe for
 * concurrent use.
 */
public final class ArchiveServer {
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final WebQuestion question;
  private final RetryPolicy policy;
  private final Waiting waiting;
  private final Duration silence;
  private final AtomicReference<Instant> closedUntil = new AtomicReference<>(Instant.MIN);

  /**
   * @param client follows no redirect by itself
   * @param silence after so long without a byte a connection counts as lost
   */
  public ArchiveServer(HttpClient client, RetryPolicy policy, Waiting waiting, Duration silence) {
    this.question = new WebQuestion(client, silence);
    this.policy = policy;
    this.waiting = waiting;
    this.silence = silence;
  }

  /** As often as dandi-cli asks: 12 times. */
  public static ArchiveServer ofThisMachine() {
    return new ArchiveServer(
        WebQuestion.clientOfThisMachine(SILENCE),
        new RetryPolicy(12, 10_000, Duration.ofSeconds(1), Duration.ofMinutes(2)),
        Waiting.real(),
        SILENCE);
  }

  /** Waits where the server wants to be left alone, then asks once. */
  public WebQuestion.Found find(URI address, WebQuestion.Wanted wanted)
      throws IOException, InterruptedException {
    Instant now = waiting.now();
    Instant until = closedUntil.get();
    if (until.isAfter(now)) {
      waiting.sleep(Duration.between(now, until));
    }
    return question.find(address, wanted);
  }

  /**
   * @param what is asked for, in messages
   */
  public Attempts attempts(String what) {
    return new Attempts(what, policy, waiting);
  }

  public TimedReads reads() {
    return new TimedReads(silence);
  }

  /** What an answer means that says "later"; the whole program then waits. */
  public Setback later(WebAnswer answer) {
    Optional<Duration> asked =
        answer.header("Retry-After").flatMap(text -> RetryPolicy.asked(text, waiting.now()));
    asked
        .filter(pause -> pause.compareTo(policy.longestPause()) <= 0)
        .ifPresent(
            pause -> {
              Instant until = waiting.now().plus(pause);
              closedUntil.accumulateAndGet(until, (a, b) -> a.isAfter(b) ? a : b);
            });
    return new Setback("the server answers with status " + answer.status(), asked);
  }

  /**
   * Why a request brought less than was wanted.
   *
   * @param pause how long the server wants to be left alone
   */
  public record Setback(String fact, Optional<Duration> pause) {
    public static Setback of(String fact) {
      return new Setback(fact, Optional.empty());
    }
  }
}
