package org.patchbridge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.Caller;
import org.patchbridge.bundle.Evidence;
import org.patchbridge.bundle.SetNotes;
import org.patchbridge.callpage.CallPages;
import org.patchbridge.callpage.PredictionText;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.ExtractionOptions;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileExtraction;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.files.IoFailure;
import org.patchbridge.inspection.TextTable;
import org.patchbridge.prediction.AtHandPredictor;
import org.patchbridge.prediction.ModelAge;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.prediction.PredictionTables;
import org.patchbridge.prediction.Predictor;
import org.patchbridge.reference.References;
import org.patchbridge.refit.Refits;
import org.patchbridge.report.section.SaliencySection.StrongWindow;
import org.patchbridge.saliency.TraceSaliency;
import org.patchbridge.saliency.TraceSaliency.Piece;
import org.patchbridge.work.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells where in a recording the evidence for a call lies. */
@Command(
    name = "explain",
    header = "Why one recording is called what it is, and on which sweeps",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Calls the subclass of one recorded cell and tells why: which families and features speak for"
          + " and against it, and on which sweeps, spikes and milliseconds. Writes a page with the"
          + " sweeps, and the same as JSON.",
      ""
    },
    footer = {
      "",
      "Examples (a model of simulated cells explains another one):",
      "  patchbridge simulate --cells 40 --species mouse --to recordings",
      "  patchbridge extract recordings --labels recordings/labels.csv --study mine",
      "  patchbridge train --study mine --to mouse-model",
      "  patchbridge simulate --cells 1 --species mouse --seed 9 --to new",
      "  patchbridge explain mouse-model \\",
      "    new/sub-simMD0001/sub-simMD0001_ses-simM00001_icephys.nwb"
    })
final class ExplainCommand implements Callable<Integer> {
  /** Windows that are printed; the page and the JSON have more. */
  private static final int PRINTED_WINDOWS = 8;

  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;
  @Mixin private ExtractionOptions extraction;

  @Parameters(
      index = "0",
      paramLabel = "BUNDLE",
      description = "Folder of a saved model, or the name of a reference.")
  private Path folder;

  @Parameters(index = "1", paramLabel = "FILE", description = "A recording (NWB 2, ABF).")
  private String name;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      defaultValue = "explained",
      description = "Folder for the page and the JSON (default: ${DEFAULT-VALUE}).")
  private Path target;

  /**
   * What {@code --json} prints and the JSON file holds.
   *
   * @param windows of the families, the strongest first
   * @param curves by sweep, the evidence over s from its first sample
   */
  private record PrintedExplanation(
      String page,
      Call call,
      List<String> flags,
      List<String> setNotes,
      String trainedOn,
      Evidence evidence,
      List<StrongWindow> windows,
      SortedMap<Integer, List<Piece>> curves) {}

  @Override
  public Integer call() throws InterruptedException {
    Bundle bundle = References.ofThisMachine().read(folder.toString());
    PrintWriter err = spec.commandLine().getErr();
    ModelAge.warnings(bundle, extraction.settings()).forEach(each -> err.println("! " + each));
    References.warning(bundle).ifPresent(each -> err.println("! " + each));
    ExtractionSettings settings = extraction.settings();
    RecordingFile file = file();
    Predictor.requireSameRecipe(bundle, settings);
    FileExtraction reader = new FileExtraction(settings);
    CallPages pages = new CallPages(bundle, target, PageOrigin.of(spec.commandLine()));
    pages.name(List.of(file));
    CallPages.PagedPrediction told = pages.write(file, reader, model(bundle, file, reader));
    if (told.prediction() instanceof Prediction.Refused refused) {
      throw new InputException(refused.reason());
    }
    Prediction.Made made = (Prediction.Made) told.prediction();
    print(made.by(bundle), made, told.written().orElseThrow());
    return ExitCode.OK;
  }

  /** Of tables, one of the features that the recording has. */
  private static Predictor model(Bundle bundle, RecordingFile file, FileExtraction reader)
      throws InterruptedException {
    if (bundle.recorded().isEmpty()) {
      return new Predictor(bundle, Caller.of(bundle));
    }
    try (ProgressLine progress = new ProgressLine()) {
      int threads = Runtime.getRuntime().availableProcessors();
      return new AtHandPredictor(bundle, Caller::of, Refits.ofThisMachine(threads, progress))
          .forRecordings(List.of(reader.of(file)))
          .models()
          .get(0);
    }
  }

  private RecordingFile file() {
    if (PredictionTables.isTable(name)) {
      throw new InputException(
          name
              + ": is a table, which has no sweeps; 'predict --pages DIR' writes a page for each of"
              + " its cells");
    }
    List<RecordingFile> found = RecordingFiles.find(List.of(name)).files();
    if (found.size() != 1) {
      throw new InputException(
          name
              + ": "
              + found.size()
              + " recordings; name one of them, or let 'predict --pages DIR' write a page for"
              + " each");
    }
    return found.get(0);
  }

  private void print(Bundle bundle, Prediction.Made made, CallPages.Written written) {
    PrintedExplanation printed =
        new PrintedExplanation(
            written.file().toString(),
            made.call(),
            made.flags(),
            SetNotes.of(bundle, made.call()),
            bundle.origin().cellsInWords(),
            made.evidence(),
            written.page().windows(),
            written.page().curves());
    String text = JsonOption.text(printed);
    Path jsonFile = write(text, written.file());
    PrintWriter out = spec.commandLine().getOut();
    if (json.asked) {
      out.println(text);
      return;
    }
    new PredictionText(bundle).lines(List.of(made)).forEach(out::println);
    out.println();
    out.println("Where on the sweeps (change of the log-odds):");
    windows(bundle, printed.windows()).forEach(out::println);
    out.println();
    out.println("Page: " + written.file());
    out.println("JSON: " + jsonFile);
  }

  private static List<String> windows(Bundle bundle, List<StrongWindow> windows) {
    if (windows.isEmpty()) {
      boolean hasNumbersOnly =
          bundle.input().families().stream()
              .noneMatch(family -> TraceSaliency.isPlaced(family.name(), family.columns().size()));
      return List.of(
          hasNumbersOnly
              ? "  no place: the model takes single numbers of the recording, no waveform"
              : "  nothing by itself");
    }
    TextTable table = new TextTable().right("").left("window").left("measured at");
    windows.stream()
        .limit(PRINTED_WINDOWS)
        .forEach(
            each ->
                table.row(
                    String.format(Locale.ROOT, "%+.2f", each.logOdds()),
                    each.what(),
                    each.where()));
    return table.lines();
  }

  private static Path write(String text, Path page) {
    Path file = Path.of(page.toString().replaceFirst("\\.html$", ".json"));
    try {
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      throw new InputException(file + ": cannot be written (" + IoFailure.inWords(e) + ")", e);
    }
  }
}
