package org.patchbridge.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.adaptation.AdaptationMethod;
import org.patchbridge.adaptation.AdaptedCell;
import org.patchbridge.adaptation.BatchAdaptation;
import org.patchbridge.adaptation.BatchAdapter;
import org.patchbridge.adaptation.RigReference;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.metric.ClassPrediction;
import org.patchbridge.prediction.AtHandPredictor;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.prediction.TableCells;

/**
 * Makes predictions for the cells of a table, adapted to their rig where that helps. Evidence and
 * novelty are the model's, of the cells as they look in the reference's units; probabilities, sets
 * and whether a subclass is called are those of the adaptation.
 */
public final class RigPredictor {
  static final String TOO_FEW =
      "the rig of so few cells is taken for that of the training cells; --background gives further"
          + " cells of it";
  private static final int LEAST_CELLS = 3;

  private final Bundle bundle;
  private final OtherSpecies otherSpecies;
  private final AtHandPredictor model;
  private final RigSettings settings;

  /**
   * @param bundle that {@code model} makes predictions with
   */
  public RigPredictor(Bundle bundle, AtHandPredictor model, RigSettings settings) {
    this.bundle = bundle;
    this.otherSpecies = new OtherSpecies(bundle);
    this.model = model;
    this.settings = settings;
  }

  /**
   * @param predicted predictions with notes and warnings
   * @param cells as the model saw them
   * @param shift what was found of the rig; empty where it was not looked for
   */
  public record Adapted(
      AtHandPredictor.OfTable predicted, Cohort cells, Optional<RigShift> shift) {}

  /**
   * @throws org.patchbridge.bundle.MismatchException where the features are not those of the model
   * @throws org.patchbridge.work.InputException where the stated mix is none of the model's
   * @throws InterruptedException after an interruption while a model is learnt again
   */
  public Adapted ofTable(TableCells table) throws InterruptedException {
    Optional<double[]> mix = settings.mixOf(bundle);
    Adapted adapted = ofTable(table, mix);
    if (!withholdsOtherSpecies()) {
      return adapted;
    }
    AtHandPredictor.OfTable found = adapted.predicted();
    return new Adapted(
        new AtHandPredictor.OfTable(
            otherSpecies.withoutCalls(found.predictions(), table.cohort().cells()),
            found.notes(),
            found.warnings()),
        adapted.cells(),
        adapted.shift());
  }

  /** Only where neither shares nor a method were asked for. */
  boolean withholdsOtherSpecies() {
    return settings.method() == AdaptationMethod.AUTO && settings.mix().isEmpty();
  }

  private Adapted ofTable(TableCells table, Optional<double[]> mix) throws InterruptedException {
    if (settings.method() == AdaptationMethod.NONE) {
      return new Adapted(model.ofTable(table), table.cohort(), Optional.empty());
    }
    if (isTooFew(table.cohort().size())) {
      return unadapted(table, TOO_FEW);
    }
    int cells = table.cohort().size() + background();
    RigBatch.Prepared prepared = RigBatch.of(bundle, table.cohort(), settings.background());
    if (prepared.batch().isEmpty()) {
      return unadapted(table, "not adapted to the rig: " + prepared.obstacle());
    }
    RigBatch batch = prepared.batch().get();
    Optional<RigReference> reference = model.rig(batch.reference());
    if (reference.isEmpty()) {
      return unadapted(table, "not adapted to the rig: training cells are of too few donors");
    }
    BatchAdaptation adaptation =
        new BatchAdapter(reference.get(), bundle.quality().level(), bundle.origin().seed())
            .adapt(batch.cells(), settings.method(), mix);
    return adapted(
        table,
        batch,
        new RigShift(
            table.cohort().name(),
            batch.toCall(),
            cells - batch.toCall(),
            adaptation,
            Optional.of(ShiftCells.of(batch, adaptation.cells()))));
  }

  /** Whether so many cells and the background are too few to learn a rig from. */
  boolean isTooFew(int cells) {
    return cells + background() < LEAST_CELLS;
  }

  /** Whether rigs are looked for at all. */
  boolean isAsked() {
    return settings.method() != AdaptationMethod.NONE;
  }

  private int background() {
    return settings.background().stream().mapToInt(Cohort::size).sum();
  }

  private Adapted unadapted(TableCells table, String note) throws InterruptedException {
    AtHandPredictor.OfTable predicted = model.ofTable(table);
    List<String> notes = new ArrayList<>(predicted.notes());
    notes.add(note);
    return new Adapted(
        new AtHandPredictor.OfTable(predicted.predictions(), notes, predicted.warnings()),
        table.cohort(),
        Optional.empty());
  }

  private Adapted adapted(TableCells table, RigBatch batch, RigShift shift)
      throws InterruptedException {
    if (!shift.changesCalls()) {
      return new Adapted(model.ofTable(table), table.cohort(), Optional.of(shift));
    }
    BatchAdaptation adaptation = shift.adaptation();
    TableCells mapped =
        adaptation.isAdapted()
            ? new TableCells(
                MappedCells.of(table.cohort(), batch, adaptation.cells()),
                table.columns(),
                table.notes(),
                table.skipped())
            : table;
    AtHandPredictor.OfTable predicted = model.ofTable(mapped);
    List<Prediction> predictions = new ArrayList<>();
    for (int row = 0; row < predicted.predictions().size(); row++) {
      Prediction prediction = predicted.predictions().get(row);
      predictions.add(
          prediction instanceof Prediction.Made made
              ? made(made, adaptation.cells().get(row), adaptation)
              : prediction);
    }
    return new Adapted(
        new AtHandPredictor.OfTable(predictions, predicted.notes(), predicted.warnings()),
        mapped.cohort(),
        Optional.of(shift));
  }

  private Prediction made(Prediction.Made made, AdaptedCell cell, BatchAdaptation adaptation) {
    Call call = made.call();
    List<String> set =
        IntStream.range(0, cell.set().length)
            .filter(label -> cell.set()[label])
            .mapToObj(bundle.classes()::get)
            .toList();
    Call adapted =
        new Call(
            call.cell(),
            verdict(cell, adaptation),
            bundle.classes().get(ClassPrediction.mostLikely(cell.probabilities())),
            cell.probabilities().clone(),
            set,
            call.novelty(),
            call.flags(),
            call.isTrainingCell(),
            call.unusual());
    List<String> flags = new ArrayList<>(made.flags());
    flags.add(flag(adaptation));
    return new Prediction.Made(
        made.source(), adapted, flags, made.evidence(), made.columns(), made.refit());
  }

  private static Call.Verdict verdict(AdaptedCell cell, BatchAdaptation adaptation) {
    if (cell.isCalled()) {
      return Call.Verdict.CALLED;
    }
    return cell.isStrange() ? Call.Verdict.OUT_OF_DISTRIBUTION : Call.Verdict.UNCERTAIN;
  }

  private static String flag(BatchAdaptation adaptation) {
    String promise = "promise: " + adaptation.verdict().label();
    return adaptation.isAdapted()
        ? "adapted to the rig (" + adaptation.method().label() + "); " + promise
        : "not adapted, but judged by how far models agree about the batch; " + promise;
  }
}
