package org.patchbridge.prediction;

import java.util.List;
import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.Evidence;
import org.patchbridge.refit.Refit;

/** What became of one recording, of one row of a table, or of a path that was to be searched. */
public sealed interface Prediction {

  /** File the cell comes from, as the user named it. */
  String source();

  /**
   * A call.
   *
   * @param flags those of the call, and what its recording or table gives cause to
   * @param columns of its table beside those of the model; empty where none is missing, and for
   *     recordings
   * @param refit the model that made the call, where it was learnt again with the features at hand
   */
  record Made(
      String source,
      Call call,
      List<String> flags,
      Evidence evidence,
      Optional<ColumnMatch> columns,
      Optional<Refit> refit)
      implements Prediction {
    public Made {
      flags = List.copyOf(flags);
    }

    /** Of a recording, or of a table that lacks no column. */
    public Made(String source, Call call, List<String> flags, Evidence evidence) {
      this(source, call, flags, evidence, Optional.empty(), Optional.empty());
    }

    /**
     * The model that made the call.
     *
     * @param usual that makes calls where none was learnt again
     */
    public Bundle by(Bundle usual) {
      return refit.map(Refit::bundle).orElse(usual);
    }
  }

  /**
   * A recording that gives none.
   *
   * @param reason the fact, its place and the remedy
   */
  record Refused(String source, String reason) implements Prediction {}

  /**
   * A file or folder that the search for recordings could not look at.
   *
   * @param reason the fact and its place
   */
  record Skipped(String source, String reason) implements Prediction {}
}
