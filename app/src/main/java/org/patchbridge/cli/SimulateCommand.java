package org.patchbridge.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.dataset.Species;
import org.patchbridge.simulate.SimulatedStudy;
import org.patchbridge.simulate.SimulationSettings;
import org.patchbridge.simulate.SimulationSettings.ClassProportions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes up recordings. */
@Command(
    name = "simulate",
    header = "Make up recordings of both species, with their labels",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Simulates patch-clamp recordings of interneurons as NWB files, with their labels in"
          + " labels.csv. Goes on where it was interrupted.",
      ""
    },
    footer = {"", "Example:", "  patchbridge simulate --cells 40 --to recordings"})
final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;

  @Option(
      names = "--cells",
      paramLabel = "N",
      defaultValue = "40",
      description = "Cells of each species (default: ${DEFAULT-VALUE}).")
  private int cells;

  @Option(
      names = "--glutamatergic",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Pyramidal-like cells of each species beside them: no interneurons, for a model of"
              + " interneurons to find out (default: ${DEFAULT-VALUE}).")
  private int glutamatergic;

  @Option(
      names = "--species",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "mouse,human",
      description = "Whose cells: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private List<Species> species;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the recordings, made where it is missing.")
  private Path folder;

  @Option(
      names = "--proportions",
      paramLabel = "WHAT",
      defaultValue = "EQUAL",
      description =
          "How many cells each class gets: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ClassProportions proportions;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of all random choices (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Cells at a time; changes no file (default: the processors of the machine).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws InterruptedException {
    require(cells >= 1, "--cells is " + cells + "; at least 1");
    require(glutamatergic >= 0, "--glutamatergic is " + glutamatergic + "; 0 or more");
    require(threads >= 1, "--threads is " + threads + "; at least 1");
    Map<Species, Integer> counts = new EnumMap<>(Species.class);
    species.forEach(one -> counts.put(one, cells));
    SimulatedStudy.Outcome outcome =
        write(
            SimulatedStudy.with(
                    SimulationSettings.defaults().withSeed(seed).withProportions(proportions),
                    counts)
                .withGlutamatergic(glutamatergic),
            folder,
            threads);
    if (json.asked) {
      spec.commandLine().getOut().println(JsonOption.text(outcome));
    } else {
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%d recordings simulated, %d were there%nLabels: %s%n",
              outcome.written(),
              outcome.kept(),
              outcome.labels());
    }
    return ExitCode.OK;
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  /** Writes what is missing of a simulated study, with a progress bar. */
  static SimulatedStudy.Outcome write(SimulatedStudy simulated, Path folder, int threads)
      throws InterruptedException {
    try (ProgressLine progress = new ProgressLine()) {
      progress.started("simulating", simulated.plan().size(), "recordings", 0);
      return simulated.write(folder, threads, (cell, wasThere) -> progress.advanced());
    }
  }
}
