package org.patchbridge.cli.shape;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.files.FileNames;
import org.patchbridge.files.IoFailure;
import org.patchbridge.mapper.MapperDocument;
import org.patchbridge.shape.CloudAnalysis;
import org.patchbridge.shape.CloudShape;
import org.patchbridge.shape.FolderOfFiles;
import org.patchbridge.shape.MapperAnalysis;
import org.patchbridge.shape.MapperChoice;
import org.patchbridge.shape.MapperShape;
import org.patchbridge.shape.ShapeFiles;
import org.patchbridge.shape.ShapeSettings;
import org.patchbridge.shape.ShapeText;
import org.patchbridge.shape.cohort.SpaceSettings;
import org.patchbridge.study.Study;
import org.patchbridge.study.StudySpaces;
import org.patchbridge.table.PointTable;
import org.patchbridge.work.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The shape of a cloud of cells. */
@Command(
    name = "topology",
    header = "Shape of the cell space: loops, Mapper graph, mixed species",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Persistent homology of a cloud of points: components and loops that are there while the"
          + " distance at which points are joined grows, and which of them are more than noise."
          + " And the Mapper graph: clusters of points that lie near each other in the first two"
          + " components, joined where they share points. Writes the diagram as CSV, the longest"
          + " loops with their points and the graph as JSON, and figures.",
      "",
      "Of a study: of every space of its cells the same with bands and tests by donors; how mixed"
          + " the species are and how apart the classes; and where mouse and human cells lie in one"
          + " space, what their alignment changes. The report shows it. What is done is not done"
          + " again.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  patchbridge demo --study demo-study",
      "  patchbridge topology --study demo-study",
      "  patchbridge report --study demo-study",
      "",
      "A cloud of points of yours:",
      "  patchbridge topology --points your-points.csv --to shape"
    })
public final class TopologyCommand implements Callable<Integer> {
  private static final int MOST_DIMENSION = 2;

  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;
  @Mixin private MapperOptions mapper;

  @Option(
      names = "--points",
      paramLabel = "CSV",
      description = "Table of coordinates: a header line, then a point a line, numbers only.")
  private Path points;

  @Option(
      names = "--study",
      paramLabel = "DIR",
      description = "Study folder: the cells of its cohorts, in place of a table.")
  private Path study;

  @Mixin private StudySpaceOptions spaces;

  @Option(
      names = "--dimension",
      paramLabel = "N",
      description = "0: components; 1: and loops; 2: and cavities (default: ${DEFAULT-VALUE}).")
  private int dimension = 1;

  @Option(
      names = "--longest",
      paramLabel = "D",
      description = "Distance at which points stop being joined (default: until nothing happens).")
  private double longest = Double.POSITIVE_INFINITY;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description =
          "Bootstrap draws for the confidence band and for what of the graph comes back; 0: none"
              + " (default: ${DEFAULT-VALUE}).")
  private int draws = 100;

  @Option(
      names = "--permutations",
      paramLabel = "N",
      description = "Clouds of chance; 0: none (default: ${DEFAULT-VALUE}).")
  private int permutations = 99;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description =
          "Most points of the clouds that are drawn and permuted (default: ${DEFAULT-VALUE}).")
  private int sample = 500;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all random choices (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; change no number (default: the processors of the machine).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description =
          "Folder for the files; of a study for copies, which it keeps in its folder 'topology'.")
  private Path target;

  @Override
  public Integer call() throws InterruptedException {
    check();
    MapperChoice choice = mapper.choice(draws, seed);
    if (study != null) {
      return ofStudy(new SpaceSettings(settings(), choice, spaces.mostCells()));
    }
    PointTable table = PointTable.read(points);
    if (table.points().length < 2) {
      throw new InputException(points + ": 1 point has no shape; at least 2 are needed");
    }
    String name = FileNames.of(points.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
    CloudShape shape;
    MapperShape graph;
    try (ProgressLine progress = new ProgressLine()) {
      shape =
          new CloudAnalysis(settings(), threads, progress)
              .of(name, table.points(), IntStream.range(0, table.points().length).toArray());
      graph = new MapperAnalysis(choice, threads, progress).of(name, table.points());
    } catch (IllegalArgumentException noCloud) {
      throw new InputException(points + ": " + noCloud.getMessage(), noCloud);
    }
    List<Path> files = write(shape, graph);
    PrintWriter out = spec.commandLine().getOut();
    if (json.asked) {
      out.println(JsonOption.text(new PrintedCloud(shape, graph.document())));
    } else {
      ShapeText.lines(shape).forEach(out::println);
      out.println("  Mapper graph: " + ShapeText.graph(graph.document()));
      files.forEach(out::println);
    }
    return ExitCode.OK;
  }

  /** What {@code --json} prints of a table. */
  private record PrintedCloud(@JsonUnwrapped CloudShape shape, MapperDocument mapper) {}

  private Integer ofStudy(SpaceSettings settings) throws InterruptedException {
    try (Study opened = Study.openExisting(study);
        ProgressLine progress = new ProgressLine()) {
      Optional<FolderOfFiles> copies = Optional.ofNullable(target).map(StudySpaces::target);
      StudySpaces of = opened.spaces();
      StudySpaces.Outcome outcome = of.analyse(spaces.request(settings), threads, progress);
      progress.end();
      List<Path> files =
          copies
              .map(folder -> of.copy(outcome.files(), folder))
              .orElseGet(() -> outcome.files().stream().map(of.folder()::resolve).toList());
      new StudySpacesText(spec.commandLine().getOut(), json).print(outcome, files);
    }
    return ExitCode.OK;
  }

  private ShapeSettings settings() {
    return new ShapeSettings(dimension, longest, draws, permutations, sample, seed);
  }

  private List<Path> write(CloudShape shape, MapperShape graph) {
    try {
      return new ShapeFiles(FolderOfFiles.of(target)).write(shape, graph);
    } catch (IOException e) {
      throw new InputException(target + ": cannot be written (" + IoFailure.inWords(e) + ")", e);
    }
  }

  private void check() {
    Optional<String> wrong = Optional.empty();
    if ((points == null) == (study == null)) {
      wrong = Optional.of("--points or --study, one of them");
    } else if (points != null && target == null) {
      wrong = Optional.of("--to is missing: a folder for the files");
    } else if (points != null && spaces.isAnyGiven()) {
      wrong = Optional.of("--space, --cohort and --most-cells are of a --study");
    } else if (dimension < 0 || dimension > MOST_DIMENSION) {
      wrong = Optional.of("--dimension is " + dimension + "; 0, 1 or 2");
    } else if (!(longest > 0)) {
      wrong = Optional.of("--longest is " + longest + "; above 0");
    } else if (draws < 0 || permutations < 0) {
      wrong = Optional.of("--draws and --permutations are 0 or more");
    } else if (sample < 2 || threads < 1) {
      wrong = Optional.of("--sample is at least 2, --threads at least 1");
    }
    wrong.ifPresent(
        text -> {
          throw new ParameterException(spec.commandLine(), text);
        });
  }
}
