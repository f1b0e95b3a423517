package org.patchbridge.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.Caller;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.prediction.ColumnMatch;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.prediction.Predictor;
import org.patchbridge.prediction.TableCells;

/** Adapts recordings of one command to their rig, as rows of a table are. */
public final class RigRecordings {
  private static final ColumnMatch ALL_COLUMNS =
      new ColumnMatch(0, 0, List.of(), List.of(), Map.of());

  private final Bundle bundle;
  private final OtherSpecies otherSpecies;
  private final RigPredictor predictor;

  /**
   * @param bundle a model of tables that takes recordings
   * @param predictor that adapts tables for it
   */
  public RigRecordings(Bundle bundle, RigPredictor predictor) {
    this.bundle = bundle;
    this.otherSpecies = new OtherSpecies(bundle);
    this.predictor = predictor;
  }

  /**
   * @param predictions one for each recording
   * @param notes one sentence each
   * @param shift what was found of the rig; empty where it was not looked for
   */
  public record Adapted(
      List<Prediction> predictions, List<String> notes, Optional<RigShift> shift) {
    public Adapted {
      predictions = List.copyOf(predictions);
      notes = List.copyOf(notes);
    }
  }

  /**
   * @param outcomes of all recordings
   * @param predictions of them without adaptation
   * @throws InterruptedException after an interruption while a model is learnt again
   */
  public Adapted of(List<FileOutcome> outcomes, List<Prediction> predictions)
      throws InterruptedException {
    Predictor columns = new Predictor(bundle, Caller.of(bundle));
    List<Prediction> usual = new ArrayList<>(predictions);
    List<Cohort> cells = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at < outcomes.size(); at++) {
      Optional<Cohort> cell = columns.cell(outcomes.get(at));
      if (cell.isPresent() && usual.get(at) instanceof Prediction.Made) {
        cells.add(bundle.input().align(cell.get()).cohort());
        places.add(at);
        if (predictor.withholdsOtherSpecies()) {
          usual.set(at, otherSpecies.withoutCall(usual.get(at), cell.get().cells().get(0)));
        }
      }
    }
    if (cells.isEmpty() || !predictor.isAsked()) {
      return new Adapted(usual, List.of(), Optional.empty());
    }
    if (predictor.isTooFew(cells.size())) {
      return new Adapted(usual, List.of(RigPredictor.TOO_FEW), Optional.empty());
    }
    RigPredictor.Adapted found =
        predictor.ofTable(
            new TableCells(
                RigBatch.stacked("recordings", cells), ALL_COLUMNS, List.of(), List.of()));
    if (found.shift().isEmpty() || !found.shift().get().changesCalls()) {
      return new Adapted(usual, notes(found), found.shift());
    }
    List<Prediction> adapted = new ArrayList<>(usual);
    for (int i = 0; i < places.size(); i++) {
      Prediction.Made before = (Prediction.Made) usual.get(places.get(i));
      Prediction.Made after = (Prediction.Made) found.predicted().predictions().get(i);
      adapted.set(places.get(i), joined(before, after));
    }
    return new Adapted(adapted, List.of(), found.shift());
  }

  /** Why there is no shift; what the features are worth was said of the recordings already. */
  private static List<String> notes(RigPredictor.Adapted found) {
    List<String> notes = found.predicted().notes();
    return found.shift().isPresent() || notes.isEmpty()
        ? List.of()
        : List.of(notes.get(notes.size() - 1));
  }

  /** The call after adaptation with what is to be said of the recording itself. */
  private static Prediction joined(Prediction.Made before, Prediction.Made after) {
    List<String> flags = new ArrayList<>(after.flags());
    before.flags().stream()
        .filter(flag -> !before.call().flags().contains(flag) && !flags.contains(flag))
        .forEach(flags::add);
    Call call = after.call();
    return new Prediction.Made(
        before.source(),
        new Call(
            before.call().cell(),
            call.verdict(),
            call.mostProbable(),
            call.probabilities(),
            call.set(),
            call.novelty(),
            call.flags(),
            before.call().isTrainingCell(),
            call.unusual()),
        flags,
        after.evidence(),
        before.columns(),
        after.refit());
  }
}
