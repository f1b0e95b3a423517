package org.patchbridge.cli.reference;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.patchbridge.archive.Catalogue;
import org.patchbridge.archive.FetchedTables;
import org.patchbridge.archive.PublicTable;
import org.patchbridge.archive.TableFetch;
import org.patchbridge.archive.TableFetch.FetchedFile;
import org.patchbridge.archive.TableGroup;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.JsonOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings public tables to this machine. */
@Command(
    name = "fetch",
    header = "Get public tables of cells, verified",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Gets public tables of cells from where their authors or users keep them, each checked"
          + " against its size and SHA-256, and shows their terms and what to cite. Goes on where"
          + " an interrupted fetch was.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  patchbridge fetch --list",
      "  patchbridge fetch allen",
      "",
      "From files that are here already, without a network:",
      "  patchbridge fetch allen --from downloads"
    })
public final class FetchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;

  @Option(names = "--list", description = "Show what there is, and do nothing else.")
  private boolean list;

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      description =
          "Take the files from this folder and those below it, by their bytes, under any name;"
              + " for machines without a network.")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description =
          "Where they go, a folder for each name (default: the cache folder, where commands find"
              + " them by name).")
  private Optional<Path> to = Optional.empty();

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "A YAML file with further tables (see docs/fetch.md).")
  private Optional<Path> catalogue = Optional.empty();

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Names of tables, as of --list.")
  private List<String> names = List.of();

  /** What {@code --list --json} prints of a group. */
  private record Listed(TableGroup group, Optional<String> folder) {}

  /** What {@code --json} prints of a file. */
  private record Printed(String group, PublicTable table, String file, TableFetch.Way way) {
    static Printed of(FetchedFile fetched) {
      return new Printed(
          fetched.group(), fetched.table(), fetched.file().toString(), fetched.way());
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    FetchedTables cache = cache();
    if (list) {
      tellAll(cache);
      return ExitCode.OK;
    }
    if (names.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "name tables to fetch, or see what there is with --list");
    }
    TableFetch fetch =
        to.map(folder -> TableFetch.into(folder, cache)).orElseGet(() -> TableFetch.into(cache));
    TableFetch chosen = from.map(fetch::from).orElse(fetch);
    List<FetchedFile> files;
    try (ProgressLine progress = new ProgressLine()) {
      files = chosen.fetch(names, progress);
    }
    if (json.asked) {
      spec.commandLine()
          .getOut()
          .println(JsonOption.text(files.stream().map(Printed::of).toList()));
    } else {
      tell(files);
    }
    return ExitCode.OK;
  }

  private FetchedTables cache() {
    FetchedTables usual = FetchedTables.ofThisMachine();
    return catalogue
        .map(file -> FetchedTables.in(usual.folder(), usual.catalogue().with(file)))
        .orElse(usual);
  }

  private void tellAll(FetchedTables cache) {
    PrintWriter out = spec.commandLine().getOut();
    Catalogue all = cache.catalogue();
    if (json.asked) {
      List<Listed> listed = new ArrayList<>();
      for (TableGroup group : all.groups()) {
        listed.add(new Listed(group, folderOf(group, cache).map(Path::toString)));
      }
      out.println(JsonOption.text(listed));
      return;
    }
    for (TableGroup group : all.groups()) {
      out.println(group.name() + ": " + group.description());
      if (!group.groups().isEmpty()) {
        out.println("  the same as " + String.join(" ", group.groups()));
        continue;
      }
      out.println(
          "  "
              + group.files().size()
              + " files, "
              + megabytes(group.bytes())
              + folderOf(group, cache).map(folder -> ", here: " + folder).orElse(""));
      tellTerms(group.files(), out);
    }
  }

  private static Optional<Path> folderOf(TableGroup group, FetchedTables cache) {
    return group.files().isEmpty() ? Optional.empty() : cache.folderOf(group.name());
  }

  private void tell(List<FetchedFile> files) {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, List<FetchedFile>> groups = new LinkedHashMap<>();
    files.forEach(
        file -> groups.computeIfAbsent(file.group(), name -> new ArrayList<>()).add(file));
    groups.forEach(
        (name, ofGroup) -> {
          out.println(name + ": " + ofGroup.get(0).file().getParent());
          for (FetchedFile file : ofGroup) {
            out.println(
                "  "
                    + file.table().name()
                    + ", "
                    + megabytes(file.table().bytes())
                    + ", "
                    + file.way().name().toLowerCase(Locale.ROOT));
          }
          tellTerms(ofGroup.stream().map(FetchedFile::table).toList(), out);
        });
  }

  private static void tellTerms(List<PublicTable> tables, PrintWriter out) {
    Set<String> lines = new LinkedHashSet<>();
    tables.forEach(table -> lines.add("  terms: " + table.terms()));
    tables.forEach(table -> lines.add("  please cite: " + table.citation()));
    lines.forEach(out::println);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
