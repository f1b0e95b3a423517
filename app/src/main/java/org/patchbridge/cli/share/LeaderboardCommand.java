package org.patchbridge.cli.share;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.GivenCommand;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.cli.option.StudyOption;
import org.patchbridge.leaderboard.Leaderboard;
import org.patchbridge.leaderboard.Leaderboard.Board;
import org.patchbridge.leaderboard.Leaderboard.NotRanked;
import org.patchbridge.leaderboard.Leaderboard.SkippedFile;
import org.patchbridge.leaderboard.Leaderboard.Standing;
import org.patchbridge.leaderboard.LeaderboardFiles;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Numbers;
import org.patchbridge.study.Study;
import org.patchbridge.study.contender.PredictionFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Models of other programs beside those of a study, judged alike and ranked. */
@Command(
    name = "leaderboard",
    header = "Rank the models of prediction files, yours among them, on a page",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Judges every .csv file of a folder as 'evaluate --predictions' does and ranks the models with"
          + " those of the study: a page that needs no network, a table and JSON. The study itself is"
          + " not changed. NAME.json beside NAME.csv may say name, authors and code of a model. A"
          + " file that cannot be used is named with its reason and keeps no other out (exit code"
          + " 4).",
      ""
    },
    footer = {
      "",
      "Example (docs/leaderboard.md has a small program that competes):",
      "  patchbridge export --study demo-study --to folds",
      "  patchbridge leaderboard entries --study demo-study --to board"
    })
public final class LeaderboardCommand implements Callable<Integer> {
  private static final int SHOWN = 5;

  @Spec private CommandSpec spec;
  @Mixin private StudyOption study;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "FOLDER", description = "With the files of predictions.")
  private Path folder;

  @Option(
      names = "--cohort",
      paramLabel = "NAME",
      split = ",",
      description = "Cohorts to show (default: all).")
  private List<String> cohorts = List.of();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Folder for the page (default: 'leaderboard' in the study folder).")
  private Path target;

  /** What {@code --json} prints. */
  private record Printed(String page, String table, String json, List<SkippedFile> skipped) {}

  @Override
  public Integer call() throws InterruptedException, IOException {
    Path to = target == null ? study.folder.resolve("leaderboard") : target;
    if (Files.exists(to) && Files.exists(folder) && Files.isSameFile(to, folder)) {
      throw new ParameterException(
          spec.commandLine(),
          "--to is the folder of the predictions, in which leaderboard.csv would be one of them;"
              + " name another");
    }
    List<Path> files = PredictionFiles.in(folder);
    try (Study opened = Study.openToRead(study.folder);
        ProgressLine progress = new ProgressLine()) {
      Leaderboard leaderboard = opened.leaderboard(files, new LinkedHashSet<>(cohorts), progress);
      progress.end();
      LeaderboardFiles written =
          LeaderboardFiles.write(
              to,
              leaderboard,
              new Leaderboard.Origin(
                  "PatchBridge " + Version.current(),
                  GivenCommand.line(spec.commandLine()),
                  Instant.now().truncatedTo(ChronoUnit.SECONDS)));
      print(leaderboard, written);
      return exitCode(leaderboard);
    }
  }

  private static int exitCode(Leaderboard leaderboard) {
    if (leaderboard.skipped().isEmpty()) {
      return ExitCode.OK;
    }
    return leaderboard.contenders() == 0 ? ExitCode.BAD_INPUT : ExitCode.PARTIAL_RESULT;
  }

  private void print(Leaderboard leaderboard, LeaderboardFiles written) {
    PrintWriter out = spec.commandLine().getOut();
    if (json.asked) {
      out.println(
          JsonOption.text(
              new Printed(
                  written.page().toString(),
                  written.table().toString(),
                  written.json().toString(),
                  leaderboard.skipped())));
      return;
    }
    leaderboard.boards().forEach(board -> print(board, out));
    for (NotRanked each : leaderboard.notRanked()) {
      out.println(
          "! not ranked: " + each.model().name() + ": " + String.join("; ", each.reasons()));
    }
    if (!leaderboard.skipped().isEmpty()) {
      int skipped = leaderboard.skipped().size();
      out.println((skipped == 1 ? "1 file" : skipped + " files") + " skipped:");
      leaderboard.skipped().forEach(each -> out.println("  " + each.reason()));
    }
    out.println();
    out.println("Leaderboard: " + written.page().toUri());
    out.println("Table:       " + written.table());
    out.println("JSON:        " + written.json());
  }

  private static void print(Board board, PrintWriter out) {
    out.println(board.title());
    List<Standing> ranked =
        board.standings().stream().filter(each -> each.rank().isPresent()).toList();
    for (Standing each : ranked.subList(0, Math.min(SHOWN, ranked.size()))) {
      out.printf(
          Locale.ROOT,
          "  %d. %s, macro-F1 %s%n",
          each.rank().orElseThrow(),
          each.model().name(),
          each.model().macroF1().map(LeaderboardCommand::words).orElse("undefined"));
    }
    if (ranked.size() > SHOWN) {
      out.println("  and " + (ranked.size() - SHOWN) + " more");
    }
  }

  private static String words(Estimate estimate) {
    return Numbers.metric(estimate.value())
        + estimate.interval().map(each -> " (" + Numbers.interval(estimate) + ")").orElse("");
  }
}
