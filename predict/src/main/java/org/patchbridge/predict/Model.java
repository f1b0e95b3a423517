package org.patchbridge.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.BundleException;
import org.patchbridge.bundle.BundleFolder;
import org.patchbridge.bundle.Caller;
import org.patchbridge.bundle.MismatchException;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.family.Preset;
import org.patchbridge.prediction.AtHandPredictor;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.prediction.PredictionTables;
import org.patchbridge.prediction.Predictor;
import org.patchbridge.reference.References;
import org.patchbridge.refit.Refits;
import org.patchbridge.table.mapping.ColumnMapping;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/** A saved model. Immutable, safe for many threads. */
public final class Model {
  private final Bundle bundle;
  private final Predictor predictor;

  private Model(Bundle bundle) {
    this.bundle = bundle;
    this.predictor = new Predictor(bundle, Caller.of(bundle));
  }

  /**
   * Sequence models need the module {@code patchbridge-sequence} on the class path; others do not.
   *
   * @param folder that {@code patchbridge train} has written
   * @throws BundleException where it is no bundle, or not whole, with the part that shows it
   */
  public static Model load(Path folder) {
    return new Model(BundleFolder.read(folder));
  }

  /**
   * A model of published cells that was built on this machine with {@code patchbridge reference}.
   *
   * @param name for example {@code mouse}
   * @throws InputException where there is no such reference, or it is not built yet
   * @throws BundleException where it is not whole
   */
  public static Model reference(String name) {
    return new Model(References.ofThisMachine().read(References.PREFIX + name));
  }

  /** The subclasses, in the order of all probabilities. */
  public List<String> classes() {
    return bundle.classes();
  }

  /** What its calls were worth on donors that it had not seen. */
  public HeldOutQuality quality() {
    return bundle.quality();
  }

  /** Where it comes from. */
  public Bundle.Origin origin() {
    return bundle.origin();
  }

  /**
   * The call for a recorded cell; its features are taken as those were that the model learnt from.
   *
   * @throws InputException where the model takes tables alone, where its features were taken in a
   *     way that this version does not have, or where the recording gives no features
   * @throws CancellationException after an interruption while a model of tables is learnt again
   *     with the features of the recording; the thread's mark of it stays
   */
  public CellCall call(CellRecording cell) {
    Preset preset =
        Preset.ofKey(bundle.recordingRecipe().getOrDefault("preset", "")).orElse(Preset.DEFAULT);
    Predictor.requireSameRecipe(bundle, ExtractionSettings.of(preset));
    FileOutcome outcome = cell.outcome(preset);
    return made(modelFor(outcome).of(outcome));
  }

  private Predictor modelFor(FileOutcome outcome) {
    if (bundle.recorded().isEmpty()) {
      return predictor;
    }
    try {
      return atHand().forRecordings(List.of(outcome)).models().get(0);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while the model was learnt again");
    }
  }

  private AtHandPredictor atHand() {
    int threads = Runtime.getRuntime().availableProcessors();
    return new AtHandPredictor(
        bundle, Caller::of, Refits.ofThisMachine(threads, Progress.silent()));
  }

  /**
   * The calls for the cells of a feature table: a CSV file with the columns {@code cell} and {@code
   * family.feature}, as {@code patchbridge export} writes it. Where columns of the model are
   * missing, it is learnt again without them, once, which may take some seconds; what was learnt is
   * kept in the user's cache folder.
   *
   * @return one a row, in their order
   * @throws org.patchbridge.table.schema.TableException where the table cannot be used
   * @throws MismatchException where its features are not those of the model
   * @throws InterruptedException after an interruption while the model is learnt again
   */
  public List<CellCall> calls(Path table) throws InterruptedException {
    return atHand().ofTable(PredictionTables.read(table, bundle)).predictions().stream()
        .map(Model::made)
        .toList();
  }

  /**
   * The same for a table of any form, whose columns a mapping names: {@code patchbridge columns}
   * proposes one.
   *
   * @throws org.patchbridge.table.schema.TableException where table and mapping do not fit
   */
  public List<CellCall> calls(Path table, ColumnMapping mapping) {
    return predictor.ofTable(PredictionTables.read(table, mapping, bundle)).stream()
        .map(Model::made)
        .toList();
  }

  private static CellCall made(Prediction prediction) {
    if (prediction instanceof Prediction.Refused refused) {
      throw new InputException(refused.reason());
    }
    Prediction.Made made = (Prediction.Made) prediction;
    return new CellCall(made.call(), made.flags(), made.evidence());
  }
}
