package org.patchbridge.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.EvaluationOptions;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.dataset.Species;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.family.Preset;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.sequence.torch.TorchLibrary;
import org.patchbridge.shape.cohort.SpaceSettings;
import org.patchbridge.simulate.SimulatedStudy;
import org.patchbridge.simulate.SimulationSettings;
import org.patchbridge.simulate.SimulationSettings.ClassProportions;
import org.patchbridge.simulate.StatisticalCohort;
import org.patchbridge.study.Study;
import org.patchbridge.study.StudySpaces;
import org.patchbridge.study.plan.EvaluationPreset;
import org.patchbridge.study.plan.EvaluationSettings;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.study.store.ExtractedFeatures;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.table.CellLabelTable;
import org.patchbridge.table.schema.SncgPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main job on cells that the program makes up itself. */
@Command(
    name = "demo",
    header = "The whole job on simulated cells; no file of yours is needed",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows the main job without any file of yours: simulates recordings of both species, extracts"
          + " their features, evaluates models on them, the Gouwens baseline, sequence models and"
          + " transfer from mouse to human among them, looks at the shape of the cell space, and writes"
          + " the report.",
      ""
    },
    footer = {"", "Example:", "  patchbridge demo --study demo-study"})
final class DemoCommand implements Callable<Integer> {
  private static final int RECORDINGS = 36;
  private static final int MOUSE_ROWS = 1200;
  private static final int HUMAN_ROWS = 500;

  /** Of {@link ClassProportions#EQUAL}. */
  private static final Map<String, Double> RECORDED_MIX =
      Map.of("Lamp5", 0.25, "Pvalb", 0.25, "Sst", 0.25, "Vip", 0.25);

  /**
   * Of {@link ClassProportions#PUBLISHED}, of which simulated tables are: 50, 293, 96, 67 cells.
   */
  private static final Map<String, Double> TABLE_MIX =
      Map.of("Lamp5", 0.1, "Pvalb", 0.58, "Sst", 0.19, "Vip", 0.13);

  /** What the program makes up. */
  enum Source {
    RECORDINGS,
    TABLES
  }

  private static final String SIMULATED =
      "Simulated data: recordings of conductance-based model neurons that PatchBridge made"
          + " itself; results on them say nothing about real neurons.";

  @Spec private CommandSpec spec;
  @Mixin private EvaluationOptions evaluation;
  @Mixin private JsonOption json;

  @Option(
      names = "--study",
      paramLabel = "DIR",
      defaultValue = "demo-study",
      description = "Study folder, made where it is missing (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Option(
      names = "--from",
      paramLabel = "WHAT",
      defaultValue = "RECORDINGS",
      description =
          "What is simulated: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). Feature tables"
              + " have more cells and take less time.")
  private Source from;

  @Option(
      names = "--cells",
      paramLabel = "N",
      description =
          "Simulated cells of each species (default: 36 recordings; of tables 1200 rows of mouse"
              + " and 500 of human).")
  private Optional<Integer> cells = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    if (cells.isPresent() && cells.get() < 1) {
      throw new ParameterException(
          spec.commandLine(), "--cells is " + cells.get() + "; at least 1");
    }
    EvaluationSettings settings =
        evaluation.settings(SncgPolicy.VIP, presets()).onceOnDonors(evaluation.seed());
    try (Study study = Study.open(folder);
        ProgressLine progress = new ProgressLine()) {
      switch (from) {
        case RECORDINGS -> addRecordings(study, progress);
        case TABLES -> addTables(study);
      }
      study.evaluate(settings.withMix(mix(study)), evaluation.threads(), progress);
      study.compare(ExtractionSettings.of(Preset.DEFAULT), evaluation.threads(), progress);
      study
          .spaces()
          .analyse(
              new StudySpaces.Request(
                  List.of(), List.of(), SpaceSettings.defaults(evaluation.seed())),
              evaluation.threads(),
              progress);
      progress.end();
      CommandOutcome.report(
          study,
          study.reportFolder(),
          examples(study),
          ExtractionSettings.of(Preset.DEFAULT),
          spec.commandLine(),
          json);
    }
    return ExitCode.OK;
  }

  /**
   * What the demo states of its human cells: the shares that it asked the simulation for. With so
   * few cells that a class is missing it states nothing.
   */
  private Map<String, Double> mix(Study study) {
    Map<String, Double> stated = from == Source.RECORDINGS ? RECORDED_MIX : TABLE_MIX;
    boolean fits =
        study.inputs().stream()
            .map(StudyInput::cohort)
            .filter(cohort -> cohort.cells().get(0).species() == Species.HUMAN)
            .allMatch(cohort -> Set.copyOf(cohort.classes()).equals(stated.keySet()));
    return fits ? stated : Map.of();
  }

  /**
   * All that a few recordings can show; of many rows, sequence models of one species take long, and
   * without libtorch there are none.
   */
  private EvaluationPreset[] presets() {
    if (!TorchLibrary.isThere()) {
      spec.commandLine()
          .getErr()
          .println(
              "patchbridge: without sequence models and transfer: libtorch is not installed"
                  + TorchLibrary.installer().map(command -> " (" + command + ")").orElse(""));
      return new EvaluationPreset[] {EvaluationPreset.DEFAULT, EvaluationPreset.GOUWENS};
    }
    return Stream.of(
            EvaluationPreset.DEFAULT,
            EvaluationPreset.GOUWENS,
            EvaluationPreset.PAPER,
            EvaluationPreset.TRANSFER)
        .filter(preset -> from == Source.RECORDINGS || preset != EvaluationPreset.PAPER)
        .toArray(EvaluationPreset[]::new);
  }

  private void addRecordings(Study study, ProgressLine progress) throws InterruptedException {
    int recorded = cells.orElse(RECORDINGS);
    Path recordings = folder.resolve("recordings");
    SimulationSettings settings =
        SimulationSettings.defaults()
            .withSeed(evaluation.seed())
            .withProportions(ClassProportions.EQUAL);
    SimulatedStudy.Outcome simulated =
        SimulateCommand.write(
            SimulatedStudy.with(settings, Map.of(Species.MOUSE, recorded, Species.HUMAN, recorded)),
            recordings,
            evaluation.threads());
    ExtractionSettings extraction = ExtractionSettings.of(Preset.DEFAULT);
    study.label(CellLabelTable.read(simulated.labels()));
    study.extract(
        RecordingFiles.find(List.of(recordings.toString())),
        extraction,
        evaluation.threads(),
        progress);
    study.addExtracted(
        extraction, ExtractedFeatures.FAMILIES, DataOrigin.SIMULATED, List.of(SIMULATED));
  }

  /** The first recorded cell of each species, to be shown in full. */
  private List<String> examples(Study study) {
    return from == Source.TABLES
        ? List.of()
        : study.inputs().stream().map(input -> input.cohort().cells().get(0).id()).toList();
  }

  private void addTables(Study study) {
    long seed = evaluation.seed();
    for (StatisticalCohort simulated :
        List.of(
            new StatisticalCohort(Species.MOUSE, cells.orElse(MOUSE_ROWS), seed),
            new StatisticalCohort(Species.HUMAN, cells.orElse(HUMAN_ROWS), seed))) {
      study.add(simulated.generate(), source(simulated));
    }
  }

  private static CohortSource source(StatisticalCohort simulated) {
    return new CohortSource(
        DataOrigin.SIMULATED,
        "simulated " + simulated.species().label() + " cells, seed " + simulated.seed(),
        List.of(),
        List.of(StatisticalCohort.NOTE));
  }
}
