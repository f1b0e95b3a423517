package org.patchbridge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbridge.adaptation.AdaptationMethod;
import org.patchbridge.archive.dandi.AssetFilter;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.calling.BatchCaller;
import org.patchbridge.callpage.CallPages;
import org.patchbridge.callpage.PredictionJson;
import org.patchbridge.callpage.PredictionText;
import org.patchbridge.callpage.SharesText;
import org.patchbridge.callpage.ShiftPicture;
import org.patchbridge.callpage.ShiftText;
import org.patchbridge.cli.archive.ArchivedRecordings;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.AdaptOption;
import org.patchbridge.cli.option.ColumnsOption;
import org.patchbridge.cli.option.ExtractionOptions;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.cli.option.PriorOption;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileExtraction;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.files.IoFailure;
import org.patchbridge.files.SkippedPath;
import org.patchbridge.prediction.AtHandPredictor;
import org.patchbridge.prediction.EstimatedShares;
import org.patchbridge.prediction.ModelAge;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.prediction.PredictionTable;
import org.patchbridge.prediction.PredictionTables;
import org.patchbridge.prediction.Predictor;
import org.patchbridge.prediction.RecordingBatch;
import org.patchbridge.prediction.TableCells;
import org.patchbridge.reference.References;
import org.patchbridge.refit.Refits;
import org.patchbridge.rig.RigSettings;
import org.patchbridge.rig.RigShift;
import org.patchbridge.work.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Calls the subclass of new cells. */
@Command(
    name = "predict",
    header = "Subclass of new cells, with certainty, warnings, evidence",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Calls the transcriptomic subclass of new cells with a model that 'train' has saved:"
          + " calibrated probabilities, the set of subclasses that fit, warnings, and the evidence."
          + " Takes recordings (NWB 2, ABF) or feature tables (CSV as 'export' writes it, a"
          + " table of any form with --columns, or a folder with tables of a shipped schema). A recording that cannot be used is listed"
          + " with the reason and stops no other; the exit code is then 4, or 3 where none could be"
          + " used.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  patchbridge simulate --cells 40 --species mouse --to recordings",
      "  patchbridge extract recordings --labels recordings/labels.csv --study mine",
      "  patchbridge train --study mine --to mouse-model",
      "  patchbridge simulate --cells 5 --species mouse --seed 9 --to new",
      "  patchbridge predict mouse-model new --to calls.csv",
      "",
      "Cells of another laboratory, called by a model of published cells:",
      "  patchbridge fetch allen",
      "  patchbridge reference mouse",
      "  patchbridge fetch mouse-m1 --to tables",
      "  patchbridge columns tables/mouse-m1/ephys_features.csv --for mouse \\",
      "    --to columns.yaml",
      "  patchbridge predict mouse tables/mouse-m1/ephys_features.csv \\",
      "    --columns columns.yaml"
    })
final class PredictCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;
  @Mixin private ExtractionOptions extraction;
  @Mixin private PriorOption prior;
  @Mixin private ColumnsOption columns;
  @Mixin private AdaptOption adapt;
  @Mixin private ArchivedRecordings archived;

  @Parameters(
      index = "0",
      paramLabel = "BUNDLE",
      description = "Folder of a saved model, or the name of a reference.")
  private Path folder;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Recordings, folders, globs, identifiers of the DANDI archive, whose files are read in"
              + " parts and not kept; or tables.")
  private List<String> names;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Write the calls as CSV, one row a cell.")
  private Optional<Path> table = Optional.empty();

  @Option(
      names = "--pages",
      paramLabel = "DIR",
      description = "Write a page for each cell: its call, the evidence, and where it lies.")
  private Optional<Path> pages = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Recordings at a time; changes no number (default: the processors of the machine).")
  private int threads = Runtime.getRuntime().availableProcessors();

  private final List<RigShift> shifts = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads is " + threads + "; at least 1");
    }
    if (pages.isPresent() && prior.isEstimated()) {
      throw new ParameterException(
          spec.commandLine(),
          "--pages are written before shares can be estimated; give them with --prior");
    }
    if (prior.isGiven() && adapt.isAsked()) {
      throw new ParameterException(
          spec.commandLine(),
          "--prior and --adapt exclude each other: a batch is adapted together with its shares;"
              + " state them with --mix");
    }
    adapt.check();
    Bundle bundle = References.ofThisMachine().read(folder.toString());
    PrintWriter err = spec.commandLine().getErr();
    ModelAge.warnings(bundle, extraction.settings()).forEach(each -> err.println("! " + each));
    References.warning(bundle).ifPresent(each -> err.println("! " + each));
    List<Prediction> asTrained = predictions(bundle);
    Optional<EstimatedShares.Adapted> adapted =
        prior.isEstimated()
            ? Optional.of(EstimatedShares.adapt(bundle, asTrained))
            : Optional.empty();
    List<Prediction> predictions =
        adapted.map(EstimatedShares.Adapted::predictions).orElse(asTrained);
    table.ifPresent(file -> write(predictions, bundle, file));
    PrintWriter out = spec.commandLine().getOut();
    if (json.asked) {
      List<Object> told = PredictionJson.of(bundle, predictions);
      out.println(JsonOption.text(told(told, adapted)));
    } else if (table.isEmpty() || predictions.size() == 1) {
      new PredictionText(bundle).lines(predictions).forEach(out::println);
    } else {
      PredictionText.summary(predictions).forEach(out::println);
      out.println("Model: " + new PredictionText(bundle).model());
      out.println("Calls: " + table.get());
    }
    if (!json.asked) {
      adapted.ifPresent(known -> SharesText.lines(known.estimatedShares()).forEach(out::println));
    }
    if (pages.isPresent() && !json.asked) {
      out.println("Pages: " + pages.get());
    }
    adapt.figures().ifPresent(this::drawShifts);
    return exitCode(predictions);
  }

  private void drawShifts(Path folder) {
    try {
      for (RigShift shift : shifts) {
        ShiftPicture.write(shift, folder).forEach(notices()::println);
      }
    } catch (IOException e) {
      throw new InputException(folder + ": cannot be written (" + IoFailure.inWords(e) + ")", e);
    }
    if (shifts.isEmpty()) {
      notices().println("No figure of a rig: none was looked for.");
    }
  }

  /** A list of predictions, unless something was found of all cells together. */
  private Object told(List<Object> predictions, Optional<EstimatedShares.Adapted> shares) {
    if (shares.isPresent()) {
      return new PredictionJson.UnderShares(shares.get().estimatedShares(), predictions);
    }
    return adapt.isAsked() || shifts.stream().anyMatch(RigShift::changesCalls)
        ? new PredictionJson.UnderShift(shifts.stream().map(RigShift::facts).toList(), predictions)
        : predictions;
  }

  private List<Prediction> predictions(Bundle bundle) throws InterruptedException {
    List<TableCells> tables = new ArrayList<>();
    List<String> recordings = new ArrayList<>();
    for (String name : names) {
      Optional<TableCells> cells =
          columns.isTable(name)
              ? Optional.of(columns.table(Path.of(name), bundle))
              : PredictionTables.ofFolder(Path.of(name), bundle);
      cells.ifPresentOrElse(tables::add, () -> recordings.add(name));
    }
    Predictor predictor = new Predictor(bundle, prior.caller(bundle));
    List<Prediction> predictions = new ArrayList<>();
    Optional<CallPages> writer =
        pages.map(place -> new CallPages(bundle, place, PageOrigin.of(spec.commandLine())));
    RigSettings rig = rigSettings(bundle);
    for (TableCells cells : tables) {
      BatchCaller.Called called = ofTable(bundle, cells, rig);
      List<Prediction> made = called.predictions();
      writer.ifPresent(each -> each.write(called.cells().orElseThrow(), made));
      predictions.addAll(made);
      predictions.addAll(skipped(cells.skipped()));
    }
    if (!recordings.isEmpty()) {
      RecordingFiles.Found found = archived.find(recordings, AssetFilter.none());
      predictions.addAll(ofRecordings(bundle, predictor, writer, found.files(), rig));
      predictions.addAll(skipped(found.skipped()));
      archived.told().ifPresent(spec.commandLine().getErr()::println);
    }
    return predictions;
  }

  /** The units of a laboratory's model are the laboratory's. */
  private RigSettings rigSettings(Bundle bundle) {
    Optional<String> laboratory = bundle.origin().laboratory();
    if (laboratory.isPresent() && !adapt.isAsked()) {
      notices()
          .println(
              "A model of the laboratory of "
                  + laboratory.get()
                  + ": its cells are called without adaptation; for cells of another rig give"
                  + " --adapt auto, or the reference.");
    }
    if (prior.isGiven() || (laboratory.isPresent() && !adapt.isAsked())) {
      return new RigSettings(AdaptationMethod.NONE, Map.of(), List.of());
    }
    List<Cohort> background = new ArrayList<>();
    for (Path further : adapt.background()) {
      TableCells cells =
          PredictionTables.ofFolder(further, bundle)
              .orElseGet(() -> columns.table(further, bundle));
      background.add(cells.cohort());
    }
    return new RigSettings(adapt.method(), adapt.mix(), background);
  }

  private BatchCaller.Called ofTable(Bundle bundle, TableCells cells, RigSettings rig)
      throws InterruptedException {
    try (ProgressLine progress = new ProgressLine()) {
      BatchCaller.Called called = batch(bundle, rig, progress).ofTable(cells);
      progress.end();
      tell(cells.cohort().name(), called);
      return called;
    }
  }

  private void tell(String source, BatchCaller.Called called) {
    warn(called.warnings());
    called.notes().forEach(note -> notices().println(source + ": " + note));
    called.shift().ifPresent(shift -> ShiftText.lines(shift).forEach(notices()::println));
    called.shift().ifPresent(shifts::add);
  }

  private static List<Prediction> skipped(List<SkippedPath> paths) {
    return paths.stream()
        .<Prediction>map(one -> new Prediction.Skipped(one.path().toString(), one.message()))
        .toList();
  }

  private void warn(List<String> warnings) {
    warnings.forEach(warning -> notices().println("! " + warning));
  }

  private PrintWriter notices() {
    return json.asked ? spec.commandLine().getErr() : spec.commandLine().getOut();
  }

  private List<Prediction> ofRecordings(
      Bundle bundle,
      Predictor predictor,
      Optional<CallPages> writer,
      List<RecordingFile> files,
      RigSettings rig)
      throws InterruptedException {
    ExtractionSettings settings = extraction.settings();
    Predictor.requireSameRecipe(bundle, settings);
    FileExtraction reader = new FileExtraction(settings);
    writer.ifPresent(each -> each.name(files));
    try (ProgressLine progress = new ProgressLine()) {
      return bundle.recorded().isPresent()
          ? throughTables(bundle, writer, files, reader, rig)
          : RecordingBatch.run(
              files,
              file ->
                  writer.isPresent()
                      ? writer.get().write(file, reader, predictor).prediction()
                      : predictor.of(reader.of(file)),
              threads,
              progress);
    }
  }

  /** All recordings are extracted first: which features they have decides what calls them. */
  private List<Prediction> throughTables(
      Bundle bundle,
      Optional<CallPages> writer,
      List<RecordingFile> files,
      FileExtraction reader,
      RigSettings rig)
      throws InterruptedException {
    try (ProgressLine progress = new ProgressLine()) {
      List<FileOutcome> outcomes = RecordingBatch.run(files, reader::of, threads, progress);
      BatchCaller batch = batch(bundle, rig, progress);
      if (writer.isPresent()) {
        AtHandPredictor.ForRecordings chosen = batch.choose(outcomes);
        progress.end();
        return asTheyAre(writer.get(), files, reader, chosen);
      }
      BatchCaller.Called called = batch.ofRecordings(outcomes);
      progress.end();
      tell("recordings", called);
      return called.predictions();
    }
  }

  private List<Prediction> asTheyAre(
      CallPages writer,
      List<RecordingFile> files,
      FileExtraction reader,
      AtHandPredictor.ForRecordings chosen) {
    warn(chosen.warnings());
    chosen.notes().forEach(note -> notices().println("recordings: " + note));
    List<Prediction> predictions = new ArrayList<>();
    for (int at = 0; at < files.size(); at++) {
      predictions.add(writer.write(files.get(at), reader, chosen.models().get(at)).prediction());
    }
    notices()
        .println("recordings: not adapted to their rig, because --pages show them as they are");
    return predictions;
  }

  private BatchCaller batch(Bundle bundle, RigSettings rig, ProgressLine progress) {
    return new BatchCaller(bundle, prior::caller, rig, Refits.ofThisMachine(threads, progress));
  }

  private static void write(List<Prediction> predictions, Bundle bundle, Path file) {
    try {
      PredictionTable table = new PredictionTable(bundle);
      AtomicFile.write(file, out -> table.write(predictions, out));
    } catch (IOException e) {
      throw new InputException(file + ": cannot be written (" + IoFailure.inWords(e) + ")", e);
    }
  }

  private static int exitCode(List<Prediction> predictions) {
    long made = predictions.stream().filter(Prediction.Made.class::isInstance).count();
    if (made == predictions.size()) {
      return ExitCode.OK;
    }
    return made == 0 ? ExitCode.BAD_INPUT : ExitCode.PARTIAL_RESULT;
  }
}
