package org.patchbridge.callpage;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.report.section.SaliencySection.StrongWindow;
import org.patchbridge.saliency.PlacedEffect;
import org.patchbridge.saliency.TraceSaliency;
import org.patchbridge.saliency.TraceSaliency.Piece;

/**
 * Where on the sweeps of a recording the evidence for its call lies, as {@code explain} has it.
 *
 * @param subclass that evidence is for or against
 * @param places the strongest windows, the strongest first
 * @param curves by sweep number, the evidence over s from its first sample
 * @param absence why there is none, for people; empty where there is
 */
public record SweepEvidence(
    String subclass, List<Place> places, SortedMap<Integer, List<Piece>> curves, String absence) {

  /**
   * A window of a family.
   *
   * @param what it is, and {@code where} it was measured, in words
   * @param logOdds positive speaks for the subclass
   * @param sweep where it begins, and from when to when, s from the first sample
   */
  public record Place(
      String what, String where, double logOdds, int sweep, double fromSeconds, double toSeconds) {}

  /**
   * @param bundle that made the call
   * @param input the cell as the model takes it, in the one row there is
   */
  public static SweepEvidence of(
      Bundle bundle, Prediction.Made made, Cohort input, CellExtraction recorded) {
    Explanation explained = Explanation.of(bundle, made, input, Optional.of(recorded));
    if (explained.saliency().isEmpty()) {
      return none(
          explained.subclass(),
          "The model takes single numbers of the recording, no waveform: its evidence has no place"
              + " on a sweep.");
    }
    TraceSaliency saliency = explained.saliency().get();
    if (saliency.effects().isEmpty()) {
      return none(explained.subclass(), "No stretch of a sweep changes the call by itself.");
    }
    List<StrongWindow> strongest = SaliencySections.strongest(recorded, saliency);
    List<Place> places = new java.util.ArrayList<>();
    for (int at = 0; at < strongest.size(); at++) {
      places.add(place(strongest.get(at), saliency.effects().get(at)));
    }
    return new SweepEvidence(explained.subclass(), places, saliency.curves(), "");
  }

  private static SweepEvidence none(String subclass, String why) {
    return new SweepEvidence(subclass, List.of(), new TreeMap<>(), why);
  }

  private static Place place(StrongWindow window, PlacedEffect effect) {
    var first = effect.spans().get(0);
    return new Place(
        window.what(),
        window.where(),
        window.logOdds(),
        first.sweep(),
        first.fromSeconds(),
        first.toSeconds());
  }
}
