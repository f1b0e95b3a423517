package org.patchbridge.adaptation;

import java.util.Locale;
import java.util.Optional;
import org.patchbridge.adaptation.mixture.HeldOutFit;

/**
 * Whether and how a batch is adapted.
 *
 * @param method never {@link AdaptationMethod#AUTO}
 * @param why in one or two sentences
 */
record AdaptationDecision(AdaptationMethod method, String why) {
  /**
   * Nats a cell and feature that a map must add on held-out cells. Batches of the reference's own
   * rig, of all classes or of one, gain at most 0.05; human cells kept in another way, of which a
   * map explains little, 0.14; cells of another laboratory 0.9.
   */
  static final double LEAST_GAIN = 0.2;

  static AdaptationDecision of(
      AdaptationMethod requested, Optional<HeldOutFit> fit, int cells, boolean hasMix) {
    if (requested != AdaptationMethod.AUTO) {
      return new AdaptationDecision(requested, "Asked for by the user.");
    }
    if (fit.isEmpty()) {
      return new AdaptationDecision(
          AdaptationMethod.NONE,
          String.format(
              Locale.ROOT,
              "Of %d %s no rig can be learnt; give further cells of the rig as background.",
              cells,
              cells == 1 ? "cell" : "cells"));
    }
    double gain = fit.get().gain();
    if (gain < LEAST_GAIN) {
      return new AdaptationDecision(
          AdaptationMethod.NONE,
          String.format(
              Locale.ROOT,
              "Another rig does not explain held-out cells of the batch better than the"
                  + " reference's own (%+.2f nats a cell and feature; %.1f are asked for).",
              gain,
              LEAST_GAIN));
    }
    if (hasMix) {
      return new AdaptationDecision(
          AdaptationMethod.SCALE,
          String.format(
              Locale.ROOT,
              "Another rig explains held-out cells better (%+.2f nats a cell and feature), and the"
                  + " mix of classes is stated: mean and spread are matched to it.",
              gain));
    }
    return new AdaptationDecision(
        AdaptationMethod.MIXTURE,
        String.format(
            Locale.ROOT,
            "Scale and shift of the features explain held-out cells of the batch better than the"
                + " reference's own units (%+.2f nats a cell and feature).",
            gain));
  }
}
