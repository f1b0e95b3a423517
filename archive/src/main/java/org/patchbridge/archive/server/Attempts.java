package org.patchbridge.archive.server;

import java.io.IOException;
import java.time.Duration;
import org.patchbridge.archive.FetchException;
import org.patchbridge.archive.server.ArchiveServer.Setback;
import org.patchbridge.archive.web.RetryPolicy;
import org.patchbridge.archive.web.Waiting;
import org.patchbridge.archive.web.WebFailure;
import org.patchbridge.files.IoFailure;

/** Counts what goes wrong with one thing that is asked for, waits, and gives up at last. */
public final class Attempts {
  private static final String AGAIN = "give the same command again later, it goes on where it was";

  private final String what;
  private final RetryPolicy policy;
  private final Waiting waiting;
  private int inARow;
  private int all;

  Attempts(String what, RetryPolicy policy, Waiting waiting) {
    this.what = what;
    this.policy = policy;
    this.waiting = waiting;
  }

  /**
   * Waits before the next attempt.
   *
   * @param moreCame whether bytes came before: a slow network is not given up
   * @throws FetchException where there should be none
   */
  public void failed(Setback setback, boolean moreCame) throws InterruptedException {
    inARow = moreCame ? 1 : inARow + 1;
    all++;
    Duration pause = setback.pause().orElse(policy.pauseAfter(inARow));
    if (pause.compareTo(policy.longestPause()) > 0) {
      String fact = setback.fact() + " and asks to wait " + pause.toSeconds() + " s";
      throw new FetchException(what, fact, "give the same command again then");
    }
    if (inARow >= policy.failuresInARow() || all >= policy.requests()) {
      throw new FetchException(what, setback.fact() + " (" + all + " requests)", AGAIN);
    }
    waiting.sleep(pause);
  }

  /**
   * What a broken connection means.
   *
   * @throws FetchException where another try would be no better
   */
  public Setback broken(IOException failure) {
    if (WebFailure.isHopeless(failure)) {
      throw new FetchException(
          what,
          IoFailure.inWords(failure),
          "try again with a network (a proxy is taken from https_proxy)");
    }
    return Setback.of(IoFailure.inWords(failure));
  }

  public FetchException refusal(String fact, String remedy) {
    return new FetchException(what, fact, remedy);
  }
}
