package org.patchbridge.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.dataset.Column;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.ScalarDictionary;

/**
 * What a person should know of a model that an earlier version trained: it works, but less well.
 */
public final class ModelAge {
  private static final int MOST_NAMED = 4;
  private static final String REMEDY = "; extract and train again with this version";

  private ModelAge() {}

  /**
   * Columns of the model or of its novelty screen that are times on the sweep's clock, in their
   * order; empty for models of today.
   */
  public static List<String> sweepTimes(Bundle bundle) {
    return Stream.of(bundle.input(), bundle.screenInput())
        .flatMap(input -> input.families().stream())
        .flatMap(family -> family.columns().stream())
        .map(Column::name)
        .filter(ScalarDictionary::isSweepTime)
        .distinct()
        .toList();
  }

  /**
   * Warnings, one sentence each, with the remedy.
   *
   * @param settings how features are taken here
   */
  public static List<String> warnings(Bundle bundle, ExtractionSettings settings) {
    List<String> warnings = new ArrayList<>();
    String model = "the model of '" + bundle.origin().title() + "'";
    List<String> times = sweepTimes(bundle);
    if (!times.isEmpty()) {
      warnings.add(
          model
              + " takes "
              + times.size()
              + " times on the sweep's clock as features ("
              + String.join(", ", times.subList(0, Math.min(MOST_NAMED, times.size())))
              + (times.size() > MOST_NAMED ? ", ..." : "")
              + "): cells whose stimulus starts at another time than in its training cells look"
              + " unlike all of them"
              + REMEDY);
    }
    if (settings.isEarlier(bundle.recordingRecipe())) {
      warnings.add(
          model
              + " was trained on features of an earlier method; a few numbers differ or are new"
              + REMEDY);
    }
    return warnings;
  }
}
