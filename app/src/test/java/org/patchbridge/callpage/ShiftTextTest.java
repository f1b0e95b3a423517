package org.patchbridge.callpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.patchbridge.adaptation.AdaptationMethod;
import org.patchbridge.adaptation.BatchAdaptation;
import org.patchbridge.adaptation.ClassShare;
import org.patchbridge.adaptation.FeatureShift;
import org.patchbridge.adaptation.RigVerdict;
import org.patchbridge.rig.RigShift;

class ShiftTextTest {

  private static RigShift shift(AdaptationMethod method, List<String> reasons) {
    return new RigShift(
        "cells.csv",
        40,
        10,
        new BatchAdaptation(
            AdaptationMethod.AUTO,
            method,
            "It explains more.",
            List.of(
                new FeatureShift(
                    "width_rheo",
                    "s",
                    0.78,
                    -0.85,
                    OptionalDouble.of(0.00084),
                    OptionalDouble.of(0.000595),
                    OptionalDouble.of(0.00057),
                    true,
                    50),
                new FeatureShift(
                    "sag",
                    "ratio",
                    1,
                    0,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.of(0.05),
                    false,
                    0)),
            List.of(new ClassShare("Pvalb", 0.21, 0.35, 0.32, 0.39)),
            0.24,
            0.99,
            0.15,
            OptionalDouble.of(1),
            OptionalDouble.of(0.73),
            OptionalDouble.of(0.91),
            OptionalDouble.empty(),
            2.4,
            0.83,
            reasons.isEmpty() ? RigVerdict.AS_PROMISED : RigVerdict.WITH_CAUTION,
            reasons,
            "That all are interneurons is taken from you.",
            List.of()),
        Optional.empty());
  }

  @Test
  void anAdaptedBatchIsToldWithFeaturesSharesAndWhatCallsRestOn() {
    String text =
        String.join(
            "\n", ShiftText.lines(shift(AdaptationMethod.MIXTURE, List.of("models disagree"))));
    assertThat(text)
        .contains("Rig of cells.csv: mixture. It explains more.")
        .contains("with caution")
        .contains("models disagree")
        .contains("50 cells (10 of the background), 2 features")
        .contains("area 1.00 before, 0.73 after")
        .contains("99 % of the cells before, 24 % after")
        .contains("taken from you")
        .containsPattern("width_rheo, logarithm \\(s\\) +0\\.00084 +0\\.000595 +0\\.00057 +-0\\.85")
        .containsPattern("sag \\(ratio\\) +absent +absent +0\\.05")
        .containsPattern("Pvalb +0\\.35 +0\\.32 to 0\\.39 +0\\.21");
  }

  @Test
  void aBatchOfTheOwnRigIsToldInTwoLines() {
    assertThat(ShiftText.lines(shift(AdaptationMethod.NONE, List.of())))
        .hasSize(2)
        .last()
        .asString()
        .contains("as promised");
  }
}
