package org.patchbridge.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.patchbridge.certainty.LearntParts;
import org.patchbridge.dataset.DonorFacts;

/** What sets the models that were measured apart from the saved one, in words. */
final class PipelineNotes {
  /** Folds of a class of so many donors learn from one. */
  private static final int TWO_DONORS = 2;

  private PipelineNotes() {}

  /**
   * @param folds what was learnt in each
   * @param saved what was learnt of the saved model
   */
  static List<String> of(List<LearntParts> folds, LearntParts saved, DonorFacts donors) {
    List<String> notes = new ArrayList<>();
    long uncalibrated = folds.stream().filter(fold -> !fold.isCalibrated()).count();
    if (!saved.isCalibrated()) {
      notes.add(
          "The model is not calibrated and has no sets: a subclass has too few cells or donors to"
              + " learn that from.");
    } else if (uncalibrated > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "In %d of %d folds a subclass had too few cells left to calibrate the model and learn"
                  + " sets; the saved model is calibrated and has sets, so the figures are partly"
                  + " those of another model.",
              uncalibrated,
              folds.size()));
    }
    long unscreened = folds.stream().filter(fold -> !fold.isScreened()).count();
    if (!saved.isScreened()) {
      notes.add(
          "The model cannot tell cells unlike its training cells, which are too few or of too few"
              + " donors for that; therefore it calls no cell.");
    } else if (unscreened > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "In %d of %d folds the cells were too few, or of too few donors, to learn which"
                  + " novelty is ordinary, and no tested cell got a call; the saved model makes"
                  + " calls, so the share of cells with a call is too low.",
              unscreened,
              folds.size()));
    }
    lonelyDonors(donors, notes);
    return notes;
  }

  private static void lonelyDonors(DonorFacts donors, List<String> notes) {
    String classes =
        donors.donorsOfClass().entrySet().stream()
            .filter(entry -> entry.getValue() == TWO_DONORS)
            .map(entry -> entry.getKey())
            .collect(Collectors.joining(", "));
    if (!classes.isEmpty()) {
      notes.add(
          "Two donors leave one to learn from in a fold, whose calibration then rests on cells of a"
              + " donor that the model has seen; that of the saved model does not: "
              + classes
              + ".");
    }
  }
}
