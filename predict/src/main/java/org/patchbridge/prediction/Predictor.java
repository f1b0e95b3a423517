package org.patchbridge.prediction;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.Caller;
import org.patchbridge.bundle.Evidence;
import org.patchbridge.bundle.MismatchException;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.extraction.RecordedCell;
import org.patchbridge.recording.Finding;
import org.patchbridge.refit.Refit;
import org.patchbridge.stimulus.SweepChoices;
import org.patchbridge.work.InputException;

/** Makes predictions with one bundle. Safe to use from many threads. */
public final class Predictor {
  private final Bundle bundle;
  private final Caller caller;
  private final Optional<Refit> refit;

  public Predictor(Bundle bundle, Caller caller) {
    this(bundle, caller, Optional.empty());
  }

  /**
   * @param refit whose bundle it is, where it was learnt again with the features at hand
   */
  Predictor(Bundle bundle, Caller caller, Optional<Refit> refit) {
    this.bundle = bundle;
    this.caller = caller;
    this.refit = refit;
  }

  /** The model that this makes predictions with. */
  public Bundle bundle() {
    return bundle;
  }

  /**
   * Refuses features that are taken in another way than those the model was trained on; an earlier
   * version of the method that will do is let through, see {@link ModelAge}.
   *
   * @throws InputException showing both ways; or saying that the model is one of tables alone
   */
  public static void requireSameRecipe(Bundle bundle, ExtractionSettings settings) {
    Map<String, String> recipe = bundle.recordingRecipe();
    if (recipe.isEmpty()) {
      throw new InputException(
          "the model of '"
              + bundle.origin().title()
              + "' takes tables, not recordings ("
              + bundle.origin().features()
              + "), and does not say which scalar of a recording a column is; name a table, or add"
              + " 'recording' to the columns of the schema, import and train again");
    }
    if (settings.isEarlier(recipe)) {
      return;
    }
    String differences =
        recipe.entrySet().stream()
            .filter(entry -> !entry.getValue().equals(settings.recipe().get(entry.getKey())))
            .sorted(Map.Entry.comparingByKey())
            .map(
                entry ->
                    entry.getKey()
                        + " is "
                        + entry.getValue()
                        + " in the model, "
                        + settings.recipe().get(entry.getKey())
                        + " here")
            .collect(Collectors.joining("; "));
    if (!differences.isEmpty()) {
      throw new InputException(
          "the model's features were extracted in another way: "
              + differences
              + "; use that --preset, or train the model again with this program");
    }
  }

  /**
   * What became of a recording, and the cell that the model was asked about.
   *
   * @param cell as the model takes it, in the one row there is; empty where no prediction was made
   */
  public record OfRecording(Prediction prediction, Optional<Bundle.ModelCells> cell) {}

  /** A recording that gave no features, or others than the model's, is refused. */
  public Prediction of(FileOutcome outcome) {
    return withCell(outcome).prediction();
  }

  /** The same, and the cell for further questions. */
  public OfRecording withCell(FileOutcome outcome) {
    Path file = outcome.file().path();
    if (outcome instanceof FileOutcome.Refused refused) {
      return refused(file, refused.message());
    }
    FileOutcome.Extracted extracted = (FileOutcome.Extracted) outcome;
    try {
      Cohort taken = cohort(extracted);
      Bundle.ModelCells cell = bundle.align(taken);
      Call call = caller.calls(cell).get(0);
      return new OfRecording(
          new Prediction.Made(
              file.toString(),
              call,
              flags(call, taken, extracted),
              Evidence.of(bundle, cell, 0, call),
              Optional.empty(),
              refit),
          Optional.of(cell));
    } catch (MismatchException e) {
      return refused(file, file + ": " + e.getMessage());
    }
  }

  private static OfRecording refused(Path file, String reason) {
    return new OfRecording(new Prediction.Refused(file.toString(), reason), Optional.empty());
  }

  /** The one cell of a recording that gave features the model can be asked about. */
  public Optional<Cohort> cell(FileOutcome outcome) {
    if (outcome instanceof FileOutcome.Extracted extracted) {
      Cohort cell = cohort(extracted);
      try {
        bundle.align(cell);
        return Optional.of(cell);
      } catch (MismatchException otherFeatures) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * The one cell of a recording, in the columns of its table where the model is one of tables; of
   * the model's species where the recording gives none.
   */
  private Cohort cohort(FileOutcome.Extracted extracted) {
    Cohort recorded =
        RecordedCell.cohort(
            extracted,
            bundle.origin().species().orElse(Species.MOUSE),
            ModelAge.sweepTimes(bundle).isEmpty()
                ? RecordedCell.SweepTimes.LEFT_OUT
                : RecordedCell.SweepTimes.KEPT);
    return bundle.recorded().map(input -> input.of(recorded)).orElse(recorded);
  }

  private List<String> flags(Call call, Cohort cell, FileOutcome.Extracted extracted) {
    List<String> flags = new ArrayList<>(call.flags());
    refit.map(Refit::flag).ifPresent(flags::add);
    flags.addAll(PredictionFlags.ofOrigin(bundle, extracted));
    flags.addAll(RecordedFlags.of(bundle, cell, extracted.extraction()));
    if (RecordedCell.species(extracted).isEmpty()) {
      flags.add(
          extracted
              .subject()
              .species()
              .map(
                  other ->
                      "the recording is of species '"
                          + other
                          + "'; models are of mouse and human cells")
              .orElse("the recording does not give the species"));
    }
    extracted.extraction().findings().stream()
        .filter(finding -> finding.id().equals(SweepChoices.FINDING))
        .map(Finding::message)
        .distinct()
        .forEach(flags::add);
    long doubtful =
        extracted.extraction().findings().stream()
            .filter(finding -> finding.severity() != Finding.Severity.INFO)
            .map(Finding::id)
            .distinct()
            .count();
    if (doubtful > 0) {
      flags.add(
          (doubtful == 1 ? "a finding" : doubtful + " kinds of findings")
              + " about the recording (see 'inspect')");
    }
    return flags;
  }

  /**
   * All cells of a table; evidence of single features only where there is one cell.
   *
   * @throws MismatchException where its features are not those of the model
   */
  public List<Prediction> ofTable(Cohort cells) {
    return ofTable(cells, Optional.empty());
  }

  /** The same, each told which columns its table lacks. */
  public List<Prediction> ofTable(TableCells table) {
    return ofTable(
        table.cohort(), Optional.of(table.columns()).filter(columns -> columns.absent() > 0));
  }

  private List<Prediction> ofTable(Cohort cells, Optional<ColumnMatch> columns) {
    List<String> flags = columns.map(ColumnMatch::flags).orElse(List.of());
    Bundle.ModelCells aligned = bundle.align(cells);
    List<Call> calls = caller.calls(aligned);
    List<Evidence> evidence =
        calls.size() == 1
            ? List.of(Evidence.of(bundle, aligned, 0, calls.get(0)))
            : Evidence.ofFamilies(bundle, aligned, calls);
    List<Prediction> predictions = new ArrayList<>();
    for (int row = 0; row < calls.size(); row++) {
      Call call = calls.get(row);
      predictions.add(
          new Prediction.Made(
              cells.name(),
              call,
              Stream.concat(call.flags().stream(), flags.stream()).toList(),
              evidence.get(row),
              columns,
              Optional.empty()));
    }
    return predictions;
  }
}
