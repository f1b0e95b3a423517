package org.patchbridge.calling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Caller;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.prediction.AtHandPredictor;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.prediction.Predictor;
import org.patchbridge.prediction.TableCells;
import org.patchbridge.refit.Refits;
import org.patchbridge.rig.RigPredictor;
import org.patchbridge.rig.RigRecordings;
import org.patchbridge.rig.RigSettings;
import org.patchbridge.rig.RigShift;

/**
 * Calls the cells of a batch: chooses a model by the features at hand, and adapts the batch to its
 * rig where that was asked for. Recordings are given as what was extracted from them, so that other
 * settings need no file again.
 */
public final class BatchCaller {
  private final Bundle bundle;
  private final Function<Bundle, Caller> callers;
  private final RigSettings rig;
  private final Refits refits;

  /**
   * @param callers with the shares of the subclasses that are assumed
   * @param refits where models that were learnt again are kept
   */
  public BatchCaller(
      Bundle bundle, Function<Bundle, Caller> callers, RigSettings rig, Refits refits) {
    this.bundle = bundle;
    this.callers = callers;
    this.rig = rig;
    this.refits = refits;
  }

  /**
   * What was called.
   *
   * @param predictions in the order of the cells
   * @param cells of a table as the model saw them; empty for recordings
   * @param warnings of tables, features and models, one sentence each
   * @param notes what the features are worth, and why a batch was not adapted
   * @param shift what was found of the rig; empty where it was not looked for
   */
  public record Called(
      List<Prediction> predictions,
      Optional<Cohort> cells,
      List<String> warnings,
      List<String> notes,
      Optional<RigShift> shift) {
    public Called {
      predictions = List.copyOf(predictions);
      warnings = List.copyOf(warnings);
      notes = List.copyOf(notes);
    }
  }

  /**
   * @throws InterruptedException after an interruption while a model is learnt again
   */
  public Called ofTable(TableCells cells) throws InterruptedException {
    RigPredictor.Adapted adapted = new RigPredictor(bundle, atHand(), rig).ofTable(cells);
    return new Called(
        adapted.predicted().predictions(),
        Optional.of(adapted.cells()),
        adapted.predicted().warnings(),
        adapted.predicted().notes(),
        adapted.shift());
  }

  /**
   * The model for each recording of a batch, before any adaptation.
   *
   * @param outcomes of all recordings of the batch
   * @throws InterruptedException after an interruption while a model is learnt again
   */
  public AtHandPredictor.ForRecordings choose(List<FileOutcome> outcomes)
      throws InterruptedException {
    return atHand().forRecordings(outcomes);
  }

  /**
   * @param outcomes of all recordings of the batch
   * @throws InterruptedException after an interruption while a model is learnt again
   */
  public Called ofRecordings(List<FileOutcome> outcomes) throws InterruptedException {
    if (bundle.recorded().isEmpty()) {
      Predictor predictor = new Predictor(bundle, callers.apply(bundle));
      return new Called(
          outcomes.stream().map(predictor::of).toList(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty());
    }
    AtHandPredictor.ForRecordings chosen = choose(outcomes);
    List<Prediction> usual = new ArrayList<>();
    for (int at = 0; at < outcomes.size(); at++) {
      usual.add(chosen.models().get(at).of(outcomes.get(at)));
    }
    RigRecordings.Adapted adapted =
        new RigRecordings(bundle, new RigPredictor(bundle, atHand(), rig)).of(outcomes, usual);
    List<String> notes = new ArrayList<>(chosen.notes());
    notes.addAll(adapted.notes());
    return new Called(
        adapted.predictions(), Optional.empty(), chosen.warnings(), notes, adapted.shift());
  }

  private AtHandPredictor atHand() {
    return new AtHandPredictor(bundle, callers, refits);
  }
}
