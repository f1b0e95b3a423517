package org.patchbridge.cli.reference;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbridge.archive.FetchedTables;
import org.patchbridge.archive.PublicTable;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.BundleFolder;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.files.IoFailure;
import org.patchbridge.files.UserFolders;
import org.patchbridge.reference.ReferenceModel;
import org.patchbridge.reference.References;
import org.patchbridge.refit.Refits;
import org.patchbridge.study.ReferenceBuilder;
import org.patchbridge.study.TrainingStamp;
import org.patchbridge.work.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Builds models of published cells once, and finds them by name. */
@Command(
    name = "reference",
    header = "Build a model of published cells, found by its name",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Builds a model of published cells from tables that 'fetch' has brought: 'mouse', 'human';"
          + " or 'aligned', two models in the features that the tables of both species share,"
          + " 'aligned-mouse' and 'aligned-human'. Built once, it is found by its name wherever a"
          + " BUNDLE is asked for. Goes on where it was interrupted. 'reference list' shows what"
          + " there is, 'reference info NAME' one of them.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  patchbridge fetch allen",
      "  patchbridge reference mouse",
      "  patchbridge reference list",
      "  patchbridge simulate --cells 5 --species mouse --to new",
      "  patchbridge predict mouse new"
    })
public final class ReferenceCommand implements Callable<Integer> {
  static final String CITE = "please cite";
  static final String TERMS = "terms of the tables";
  private static final String LIST = "list";
  private static final String INFO = "info";

  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;

  @Parameters(
      paramLabel = "NAME",
      arity = "1..2",
      description =
          "mouse, human, aligned, aligned-mouse or aligned-human; or list; or info and one of them.")
  private List<String> words;

  @Option(
      names = "--tables",
      paramLabel = "FOLDER",
      description =
          "Take the tables from this folder or one right below it (default: those that 'fetch' has"
              + " brought).")
  private Optional<Path> tables = Optional.empty();

  @Option(names = "--again", description = "Build it though it is there already.")
  private boolean again;

  @Option(
      names = "--without-cells",
      description =
          "Leave the training cells out of the model. It then cannot be fitted again on the"
              + " features that new cells have, nor be adapted to another rig.")
  private boolean withoutCells;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Fits at a time; changes no number (default: the processors of the machine).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** What {@code --json} prints of a reference that may be built. */
  private record Listed(String name, String description, Optional<String> folder) {}

  @Override
  public Integer call() throws InterruptedException {
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads is " + threads + "; at least 1");
    }
    References references = References.ofThisMachine();
    String first = words.get(0);
    if (words.size() == (first.equals(INFO) ? 1 : 2)) {
      throw new ParameterException(
          spec.commandLine(),
          first.equals(INFO)
              ? "name the reference: info mouse"
              : "'" + words.get(1) + "' is one word too many");
    }
    if (first.equals(LIST)) {
      list(references);
    } else if (first.equals(INFO)) {
      tell(references, models(words.get(1)));
    } else {
      List<ReferenceModel> models = models(first);
      for (ReferenceModel model : models) {
        build(references, model);
      }
      tell(references, models);
    }
    return ExitCode.OK;
  }

  private static List<ReferenceModel> models(String name) {
    List<ReferenceModel> named = ReferenceModel.named(name);
    if (named.isEmpty()) {
      throw new InputException(
          "there is no reference '"
              + name
              + "'; there are "
              + Stream.of(ReferenceModel.values())
                  .map(ReferenceModel::key)
                  .collect(Collectors.joining(", "))
              + "; "
              + ReferenceModel.ALIGNED
              + " is both of the last");
    }
    return named;
  }

  private void list(References references) {
    PrintWriter out = spec.commandLine().getOut();
    List<Listed> all =
        Stream.of(ReferenceModel.values())
            .map(
                one ->
                    new Listed(
                        one.key(),
                        one.description(),
                        Optional.of(references.placeOf(one).toString())
                            .filter(place -> references.isBuilt(one))))
            .toList();
    if (json.asked) {
      out.println(JsonOption.text(all));
      return;
    }
    for (Listed one : all) {
      out.println(one.name() + ": " + one.description());
      out.println(
          one.folder()
              .map(folder -> "  built, " + folder)
              .orElse("  not built; patchbridge reference " + one.name()));
    }
  }

  private void tell(References references, List<ReferenceModel> models) {
    List<ReferenceText> texts =
        models.stream()
            .map(
                model ->
                    new ReferenceText(
                        model,
                        references.placeOf(model),
                        references.read(References.PREFIX + model.key())))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json.asked) {
      out.println(JsonOption.text(texts.stream().map(ReferenceText::facts).toList()));
    } else {
      texts.forEach(text -> text.tell(out));
    }
  }

  private void build(References references, ReferenceModel model) throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    if (references.isBuilt(model) && !again) {
      Optional<String> older = References.warning(references.read(References.PREFIX + model.key()));
      if (older.isEmpty()) {
        err.println("'" + model.key() + "' is built already; --again builds it anew");
        return;
      }
      err.println("'" + model.key() + "' was built by another version of the program: built anew");
    }
    Path study = UserFolders.ofThisMachine().cache().resolve("building-" + model.key());
    TrainingStamp stamp =
        new TrainingStamp(
            "PatchBridge " + Version.current(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    FetchedTables fetched = FetchedTables.ofThisMachine();
    ReferenceBuilder builder =
        new ReferenceBuilder(model, tables.orElseGet(() -> fetched.requireFolderOf(model.group())));
    try (ProgressLine progress = new ProgressLine()) {
      Bundle bundle = builder.build(study, facts(model, fetched), stamp, threads, progress);
      BundleFolder.write(
          references.placeOf(model), withoutCells ? bundle.withCells(Optional.empty()) : bundle);
      // Read anew: what is learnt again is kept for the cells as they lie in its files.
      Refits.ofThisMachine(threads, progress)
          .forRecordings(references.read(References.PREFIX + model.key()));
    }
    remove(study);
  }

  /** What is to be cited, and the terms, as the catalogue of public tables has them. */
  private static Map<String, String> facts(ReferenceModel model, FetchedTables fetched) {
    List<PublicTable> all = fetched.catalogue().group(model.group()).files();
    Map<String, String> facts = new TreeMap<>();
    facts.put(
        CITE, all.stream().map(PublicTable::citation).distinct().collect(Collectors.joining("; ")));
    facts.put(
        TERMS, all.stream().map(PublicTable::terms).distinct().collect(Collectors.joining("; ")));
    return facts;
  }

  private static void remove(Path study) {
    try (Stream<Path> all = Files.walk(study)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new InputException(study + ": cannot be removed (" + IoFailure.inWords(e) + ")", e);
    }
  }
}
