package org.patchbridge.prediction;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.UnusualFeature;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.extraction.FileOutcome;

/** What a person should know of a prediction, one sentence each. */
public final class PredictionFlags {
  private PredictionFlags() {}

  /** All of them, and which features make the cell unlike all others. */
  public static List<String> withUnusual(Prediction.Made made, Bundle bundle) {
    List<String> flags = new ArrayList<>(made.flags());
    UnusualFeature.sentence(made.call().unusual(), bundle.screen().limit().greatest())
        .ifPresent(flags::add);
    return flags;
  }

  /** Whether a model of made-up cells judges a real one, or the reverse; empty where not. */
  static List<String> ofOrigin(Bundle bundle, FileOutcome.Extracted extracted) {
    CellOrigins origins = bundle.origin().cellOrigins();
    if (extracted.isSimulated() && origins.areAllReal()) {
      return List.of("a simulated recording, but the model is of real cells");
    }
    return !extracted.isSimulated() && origins.areAllSimulated()
        ? List.of("not a simulated recording, but the model is of simulated cells")
        : List.of();
  }
}
