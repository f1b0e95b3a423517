package org.patchbridge.predict;

import java.util.List;
import java.util.Optional;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.Evidence;

/**
 * What a model says of one cell, and why.
 *
 * @param call probabilities, set, novelty and verdict
 * @param flags what a person should know before believing it, one sentence each
 * @param evidence what speaks for the most probable subclass and against it
 */
public record CellCall(Call call, List<String> flags, Evidence evidence) {

  public CellCall {
    flags = List.copyOf(flags);
  }

  /** The subclass, where one is called. */
  public Optional<String> subclass() {
    return call.subclass();
  }

  /** Calibrated, one a class, in the order of {@link Model#classes()}. */
  public double[] probabilities() {
    return call.probabilities().clone();
  }
}
