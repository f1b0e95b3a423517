package org.patchbridge.cli;

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
import org.patchbridge.cli.option.CovariateOption;
import org.patchbridge.cli.option.ExtractionOptions;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.cli.option.StudyOption;
import org.patchbridge.files.FileNames;
import org.patchbridge.study.Study;
import org.patchbridge.study.TrainingStamp;
import org.patchbridge.study.plan.ModelChoice;
import org.patchbridge.study.plan.TrainingRequest;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.title.SplitTitle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a model on all cells of a cohort and saves it. */
@Command(
    name = "train",
    header = "Fit, calibrate, measure and save a model of one cohort",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Trains a model on all labelled cells of a cohort, calibrates it, measures on donor-grouped"
          + " folds what it is worth, and saves it as a bundle for 'predict'. Goes on where it was"
          + " interrupted.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  patchbridge simulate --cells 60 --to recordings",
      "  patchbridge extract recordings --labels recordings/labels.csv --study mine",
      "  patchbridge train --study mine --cohort extracted-mouse --to mouse-model"
    })
final class TrainCommand implements Callable<Integer> {
  private static final double LEAST_LEVEL = 0.5;

  @Spec private CommandSpec spec;
  @Mixin private StudyOption study;
  @Mixin private JsonOption json;

  @Option(
      names = "--cohort",
      paramLabel = "NAME",
      description = "Which cells to learn from (default: the study's only cohort).")
  private Optional<String> cohort = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "DEFAULT",
      description =
          "What is learnt. default, an ensemble of standard classifiers; forest; gouwens, sparse components and a"
              + " forest; attention, the BiLSTM of one species; encoder or joint, the BiLSTM of"
              + " human cells that learns from mouse cells, too (default: default).")
  private ModelChoice model;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Folder of the bundle (default: COHORT-model).")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--level",
      paramLabel = "SHARE",
      defaultValue = "0.9",
      description =
          "Share of the cells of each subclass whose set must hold the true one (default:"
              + " ${DEFAULT-VALUE}).")
  private double level;

  @Option(
      names = "--trees",
      paramLabel = "N",
      defaultValue = "500",
      description = "Trees of a forest (default: 500).")
  private int trees;

  @Option(
      names = "--sncg",
      paramLabel = "WHAT",
      defaultValue = "VIP",
      description =
          "What mouse Sncg cells count as for human ones: ${COMPLETION-CANDIDATES} (default: VIP).")
  private SncgPolicy sncg;

  @Option(
      names = "--without-cells",
      description =
          "Leave the training cells out of the bundle. It then cannot be fitted again on the"
              + " features that new cells have, nor be adapted to another rig.")
  private boolean withoutCells;

  @Mixin private CovariateOption covariates;

  @Mixin private ExtractionOptions extraction;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of all random choices (default: 1).")
  private long seed;

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
    require(trees >= 1, "--trees is " + trees + "; at least 1");
    require(level >= LEAST_LEVEL && level < 1, "--level is " + level + "; from 0.5 to below 1");
    require(
        covariates.names().isEmpty() || model == ModelChoice.DEFAULT || model == ModelChoice.FOREST,
        "--with-covariates needs --model default or forest");
    TrainingRequest settings =
        new TrainingRequest(cohort, model, trees, level, sncg, seed, covariates.names());
    TrainingStamp stamp =
        new TrainingStamp(
            "PatchBridge " + Version.current(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    try (Study opened = Study.openExisting(study.folder);
        ProgressLine progress = new ProgressLine()) {
      Bundle trained = opened.train(settings, extraction.settings(), stamp, threads, progress);
      progress.end();
      Bundle bundle = withoutCells ? trained.withCells(Optional.empty()) : trained;
      Path place = folder.orElse(Path.of(FileNames.of(bundle.origin().cohort()) + "-model"));
      BundleFolder.write(place, bundle);
      print(place, bundle);
    }
    return ExitCode.OK;
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  /**
   * @param right share of the calls; without a meaning where there is none
   */
  static String calls(Measure called, Measure right) {
    return called.value() == 0
        ? "no cell is certain enough to get a call"
        : percent(called) + " of the cells get a call, of which " + percent(right) + " are right";
  }

  private void print(Path place, Bundle bundle) {
    PrintWriter out = spec.commandLine().getOut();
    HeldOutQuality quality = bundle.quality();
    if (json.asked) {
      out.println(JsonOption.text(new PrintedModel(place.toString(), bundle.origin(), quality)));
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s: %s, trained on %s; tells %s%n",
        bundle.origin().title(),
        bundle.origin().modelTitle(),
        bundle.origin().cellsInWords(),
        String.join(", ", bundle.classes()));
    bundle.origin().donorFacts().sentences().forEach(sentence -> out.println("! " + sentence));
    quality.notes().forEach(note -> out.println("! " + note));
    out.printf(
        Locale.ROOT,
        "On cells it had not seen (%s; in brackets 95 %% intervals over %s):%n",
        SplitTitle.of(quality.scheme()),
        quality.over().orElseThrow());
    for (HeldOutQuality.Figure figure : quality.figures()) {
      out.printf(
          Locale.ROOT,
          "  %-18s %.3f  (%s)%n",
          figure.name(),
          figure.value(),
          Double.isNaN(figure.low())
              ? "no interval: too few donors"
              : String.format(Locale.ROOT, "%.3f to %.3f", figure.low(), figure.high()));
    }
    out.printf(
        Locale.ROOT,
        "  %.0f %% sets hold the true subclass in %s of the cells, %.2f%s subclasses on average%n",
        100 * quality.level(),
        percent(quality.coverage()),
        quality.meanSetSize().value(),
        interval(quality.meanSetSize(), 1, 2));
    out.println("  " + calls(quality.calledShare(), quality.calledAccuracy()));
    out.println("  " + cells(bundle));
    out.println();
    out.println("Bundle: " + place);
  }

  private String cells(Bundle bundle) {
    if (bundle.cells().isPresent()) {
      return "the bundle holds its training cells with their values; --without-cells leaves them"
          + " out";
    }
    return (withoutCells
            ? "the bundle holds no training cells"
            : "the training cells are too large to be kept (over 1 GB)")
        + ": it cannot be fitted again on the features that new cells have, nor be adapted to"
        + " another rig";
  }

  private static String percent(Measure share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share.value()) + interval(share, 100, 1);
  }

  private static String interval(Measure measure, double scale, int decimals) {
    String number = "%." + decimals + "f";
    return measure.hasInterval()
        ? String.format(
            Locale.ROOT,
            " (" + number + " to " + number + ")",
            scale * measure.low(),
            scale * measure.high())
        : "";
  }
}
