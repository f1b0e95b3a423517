package org.patchbridge.cli.reference;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.BundleFolder;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.certainty.HeldOutQuality.Measure;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.ColumnsOption;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.laboratory.LabCells;
import org.patchbridge.laboratory.LabSettings;
import org.patchbridge.laboratory.LabTrainer;
import org.patchbridge.prediction.TableCells;
import org.patchbridge.reference.References;
import org.patchbridge.title.SplitTitle;
import org.patchbridge.work.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a model for one laboratory from a few of its labelled cells. */
@Command(
    name = "calibrate",
    header = "Make a model your laboratory's own with few labelled cells",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Makes a model for your laboratory from a model and a few labelled cells of yours, from 5 in"
          + " each of two subclasses. The model's cells are brought to your units, a model is learnt"
          + " from both, and what it promises is measured on your cells by donor-grouped folds."
          + " 'predict' then calls new cells of your laboratory with it, without adaptation.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  patchbridge fetch allen",
      "  patchbridge reference mouse",
      "  patchbridge columns your-cells.csv --for mouse --to your-columns.yaml",
      "  patchbridge calibrate mouse --with your-cells.csv \\",
      "    --columns your-columns.yaml --to our-model",
      "  patchbridge predict our-model your-cells.csv --columns your-columns.yaml"
    })
public final class CalibrateCommand implements Callable<Integer> {
  private static final String AUTO = "auto";
  private static final String NONE = "none";

  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;
  @Mixin private ColumnsOption columns;

  @Parameters(
      paramLabel = "MODEL",
      description = "Folder of a saved model of tables, or the name of a reference.")
  private Path model;

  @Option(
      names = "--with",
      required = true,
      paramLabel = "LABELLED",
      description =
          "Table of your labelled cells, as 'predict' takes it: labels in the column subclass,"
              + " donors in the column donor, or in the columns that --columns names as label and"
              + " donor. A cell of unknown donor is a donor of its own.")
  private Path labelled;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the laboratory's model.")
  private Path folder;

  @Option(
      names = "--adapt",
      defaultValue = AUTO,
      paramLabel = "METHOD",
      description =
          "auto, scale and shift of each feature are found from the labelled cells; none, your units"
              + " are taken for the model's (default: auto).")
  private String adapt;

  @Option(
      names = "--without-cells",
      description =
          "Leave the training cells out of the bundle. It then cannot be fitted again on the"
              + " features that new cells have.")
  private boolean withoutCells;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Fits at a time; changes no number (default: the processors of the machine).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** What {@code --json} prints. */
  private record PrintedModel(String bundle, Bundle.Origin origin, HeldOutQuality quality) {}

  @Override
  public Integer call() throws InterruptedException {
    require(threads >= 1, "--threads is " + threads + "; at least 1");
    require(
        adapt.equals(AUTO) || adapt.equals(NONE),
        "--adapt is " + adapt + "; auto or none: with labels no other method is needed");
    Bundle reference = References.ofThisMachine().read(model.toString());
    LabTrainer.obstacle(reference)
        .ifPresent(
            why -> {
              throw new InputException(model + ": " + why);
            });
    TableCells table = columns.table(labelled, reference);
    PrintWriter err = spec.commandLine().getErr();
    table.notes().forEach(note -> err.println("! " + note));
    boolean isMapped = columns.isGiven();
    LabCells cells =
        LabCells.of(
            reference,
            String.valueOf(labelled.getFileName()),
            isMapped ? "'label' of the column mapping" : "the column 'subclass'",
            table.cohort());
    try (ProgressLine progress = new ProgressLine()) {
      Bundle trained =
          new LabTrainer(
                  reference, new LabSettings(adapt.equals(AUTO), !isMapped, threads), progress)
              .train(
                  cells,
                  "PatchBridge " + Version.current(),
                  Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
      progress.end();
      Bundle bundle = withoutCells ? trained.withCells(Optional.empty()) : trained;
      BundleFolder.write(folder, bundle);
      print(bundle);
    }
    return ExitCode.OK;
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private void print(Bundle bundle) {
    PrintWriter out = spec.commandLine().getOut();
    HeldOutQuality quality = bundle.quality();
    if (json.asked) {
      out.println(JsonOption.text(new PrintedModel(folder.toString(), bundle.origin(), quality)));
      return;
    }
    Bundle.Origin origin = bundle.origin();
    out.printf(
        Locale.ROOT,
        "%s: %s of the laboratory, %s of the reference, %d features%n",
        origin.cohort(),
        origin.settings().get("laboratory cells"),
        origin.settings().get("reference cells"),
        bundle.input().width());
    quality.notes().forEach(note -> out.println("! " + note));
    out.printf(
        Locale.ROOT,
        "On cells of donors it had not seen (%s; in brackets 95 %% intervals over %s):%n",
        SplitTitle.of(quality.scheme()),
        quality.over().orElseThrow());
    for (HeldOutQuality.Figure figure : quality.figures()) {
      out.printf(
          Locale.ROOT,
          "  %-18s %s%n",
          figure.name(),
          told(new Measure(figure.value(), figure.low(), figure.high()), 1, "%.3f", ""));
    }
    out.printf(
        Locale.ROOT,
        "  %.0f %% sets hold the true subclass in %s of the cells, %s subclasses on average%n",
        100 * quality.level(),
        told(quality.coverage(), 100, "%.0f", " %"),
        told(quality.meanSetSize(), 1, "%.2f", ""));
    out.println("  " + calls(quality));
    out.println();
    out.println("Bundle: " + folder);
  }

  private static String calls(HeldOutQuality quality) {
    return quality.calledShare().value() == 0
        ? "no cell is certain enough to get a call"
        : told(quality.calledShare(), 100, "%.0f", " %")
            + " of the cells get a call, of which "
            + told(quality.calledAccuracy(), 100, "%.0f", " %")
            + " are right";
  }

  private static String told(Measure measure, double scale, String format, String unit) {
    String value = String.format(Locale.ROOT, format, scale * measure.value()) + unit;
    return measure.hasInterval()
        ? value
            + String.format(
                Locale.ROOT,
                " (" + format + " to " + format + ")",
                scale * measure.low(),
                scale * measure.high())
        : value;
  }
}
