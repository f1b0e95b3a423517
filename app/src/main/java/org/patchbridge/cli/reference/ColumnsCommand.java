package org.patchbridge.cli.reference;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.files.IoFailure;
import org.patchbridge.prediction.ModelFeatures;
import org.patchbridge.reference.References;
import org.patchbridge.table.mapping.ColumnProposal;
import org.patchbridge.work.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proposes which columns of a laboratory's table are which features of a model. */
@Command(
    name = "columns",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    header = "Propose which columns of your table a model can take",
    description = {
      "Proposes which column of your table is which feature of a model, in which unit and by which"
          + " definition, from names, units in the header, and the size of the values. The result is"
          + " a YAML file to read and correct; 'predict --columns' uses it. Delimiter and decimal"
          + " sign are found.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  patchbridge fetch allen",
      "  patchbridge reference mouse",
      "  patchbridge fetch mouse-m1 --to tables",
      "  patchbridge columns tables/mouse-m1/ephys_features.csv --for mouse \\",
      "    --to columns.yaml",
      "  patchbridge predict mouse tables/mouse-m1/ephys_features.csv \\",
      "    --columns columns.yaml"
    })
public final class ColumnsCommand implements Runnable {
  private static final int MOST_NAMED = 8;

  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;

  @Parameters(
      paramLabel = "TABLE",
      description = "Text with one row a cell; commas, semicolons or tabs between the fields.")
  private Path table;

  @Option(
      names = "--for",
      required = true,
      paramLabel = "BUNDLE",
      description = "Folder of the saved model that is to call the cells, or name of a reference.")
  private Path folder;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Write the proposal there (default: print it). A file that is there is kept.")
  private Optional<Path> target = Optional.empty();

  @Override
  public void run() {
    Bundle bundle = References.ofThisMachine().read(folder.toString());
    target.ifPresent(ColumnsCommand::refuseToReplace);
    ColumnProposal proposal = ModelFeatures.proposal(table, bundle);
    if (proposal.features().isEmpty()) {
      throw new InputException(
          table
              + ": no column looks like one of the model's features; it has "
              + some(proposal.unmatched())
              + "; the model takes "
              + some(proposal.missing())
              + ". A mapping can be written by hand, see docs/columns.md");
    }
    String model = String.valueOf(folder.toAbsolutePath().getFileName());
    List<String> lines = proposal.yaml(model);
    target.ifPresent(file -> write(lines, file));
    PrintWriter out = spec.commandLine().getOut();
    if (json.asked) {
      out.println(JsonOption.text(PrintedProposal.of(table, model, proposal, target)));
      return;
    }
    if (target.isEmpty()) {
      lines.forEach(out::println);
      return;
    }
    out.println(
        proposal.sure()
            + " features found by name and magnitude, "
            + (proposal.features().size() - proposal.sure())
            + " more that are not sure; no column for: "
            + some(proposal.missing()));
    out.println("Not used: " + some(proposal.unmatched()));
    out.println("Read and correct it: " + target.get());
  }

  /** Hours of corrections may be in it. */
  private static void refuseToReplace(Path file) {
    if (Files.exists(file)) {
      throw new InputException(
          file + ": is there already and may hold corrections; name another, or delete it");
    }
  }

  private static String some(List<String> names) {
    return names.isEmpty()
        ? "none"
        : String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
            + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
  }

  private static void write(List<String> lines, Path file) {
    byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      AtomicFile.write(file, out -> out.write(text));
    } catch (IOException e) {
      throw new InputException(file + ": cannot be written (" + IoFailure.inWords(e) + ")", e);
    }
  }
}
