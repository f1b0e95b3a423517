package org.patchbridge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.cli.option.StudyOption;
import org.patchbridge.cli.text.CohortText;
import org.patchbridge.dataset.CohortSummary;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.study.Study;
import org.patchbridge.study.TableImport;
import org.patchbridge.table.ImportedCohort;
import org.patchbridge.table.TablesInFolder;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.table.schema.TableSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads feature tables into a study. */
@Command(
    name = "import",
    header = "Take feature tables and metadata into a study",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Reads feature tables and their metadata into a study, as a schema says, and tells which"
          + " cells are there, which were left out and why.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  patchbridge fetch allen --to tables",
      "  patchbridge import tables --study allen",
      "",
      "A table of yours, by a schema that you make of a shipped one:",
      "  patchbridge import --print-schema allen-human-gaba",
      "  patchbridge import --schema your-schema.yaml cells=your-cells.csv \\",
      "    --study mine"
    })
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOption study;
  @Mixin private JsonOption json;

  @Option(
      names = "--schema",
      paramLabel = "NAME|FILE",
      description =
          "A shipped schema or a YAML file (default: every shipped schema that fits the folder).")
  private String schema;

  @Option(
      names = "--sncg",
      paramLabel = "WHAT",
      description = "Where mouse Sncg cells go: ${COMPLETION-CANDIDATES} (default: the schema's).")
  private SncgPolicy sncg;

  @Option(
      names = "--origin",
      paramLabel = "WHAT",
      description =
          "Where the cells come from: ${COMPLETION-CANDIDATES} (default: PUBLISHED for a shipped"
              + " schema, which is one of published tables, and OWN for any other).")
  private Optional<DataOrigin> origin = Optional.empty();

  @Option(
      names = "--print-schema",
      paramLabel = "NAME",
      description = "Print a shipped schema, to start one's own from, and do nothing else.")
  private String printed;

  @Parameters(
      paramLabel = "DIR|ROLE=FILE",
      arity = "0..*",
      description = "A folder with tables under their default names, or each table by its role.")
  private List<String> data = List.of();

  @Override
  public Integer call() {
    if (printed != null) {
      spec.commandLine().getOut().print(TableSchema.shippedText(printed));
      spec.commandLine().getOut().flush();
      return ExitCode.OK;
    }
    if (data.isEmpty()) {
      throw new picocli.CommandLine.ParameterException(
          spec.commandLine(), "name a folder with tables, or each table as ROLE=FILE");
    }
    try (Study opened = Study.open(study.folder)) {
      FoldersOfTables tables =
          schema == null ? folders() : new FoldersOfTables(List.of(), List.of());
      List<ImportedCohort> imported =
          schema == null ? discovered(opened, tables) : List.of(named(opened));
      PrintWriter out = spec.commandLine().getOut();
      if (json.asked) {
        out.println(
            JsonOption.text(imported.stream().map(one -> CohortSummary.of(one.cohort())).toList()));
      } else {
        boolean simulated = origin.equals(Optional.of(DataOrigin.SIMULATED));
        imported.forEach(one -> tell(out, one, simulated));
      }
      tables.tellSkipped(json.asked ? spec.commandLine().getErr() : out);
      return tables.exitCode();
    }
  }

  private FoldersOfTables folders() {
    return FoldersOfTables.in(data.stream().map(Path::of).toList());
  }

  private List<ImportedCohort> discovered(Study opened, FoldersOfTables tables) {
    return tables.matches().stream()
        .map(
            match ->
                TableImport.into(
                    opened, match, Optional.ofNullable(sncg), origin.orElse(DataOrigin.PUBLISHED)))
        .toList();
  }

  private ImportedCohort named(Study opened) {
    boolean shipped = TableSchema.shippedNames().contains(schema);
    TableSchema chosen = shipped ? TableSchema.shipped(schema) : TableSchema.read(Path.of(schema));
    DataOrigin from = origin.orElse(shipped ? DataOrigin.PUBLISHED : DataOrigin.OWN);
    boolean folder = data.size() == 1 && data.get(0).indexOf('=') < 0;
    if (folder) {
      return TableImport.into(
          opened,
          new TablesInFolder.Match(chosen, Path.of(data.get(0))),
          Optional.ofNullable(sncg),
          from);
    }
    return TableImport.into(opened, chosen, byRole(), Optional.ofNullable(sncg), from);
  }

  private Map<String, Path> byRole() {
    Map<String, Path> paths = new LinkedHashMap<>();
    for (String entry : data) {
      int equals = entry.indexOf('=');
      if (equals < 1) {
        throw new picocli.CommandLine.ParameterException(
            spec.commandLine(), "'" + entry + "' is not ROLE=FILE, for example features=cells.csv");
      }
      paths.put(entry.substring(0, equals), Path.of(entry.substring(equals + 1)));
    }
    return paths;
  }

  /**
   * The cohort in a few lines: cells per class, and what was left out.
   *
   * @param simulated whether its cells are made up
   */
  static void tell(PrintWriter out, ImportedCohort imported, boolean simulated) {
    CohortText.lines(CohortSummary.of(imported.cohort()), simulated).forEach(out::println);
    imported.warnings().forEach(warning -> out.println("  ! " + warning.message()));
  }
}
