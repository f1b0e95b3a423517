package org.patchbridge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.files.SkippedPath;
import org.patchbridge.study.Study;
import org.patchbridge.study.TableImport;
import org.patchbridge.table.TablesInFolder;
import org.patchbridge.table.schema.SncgPolicy;
import picocli.CommandLine;

/** Folders with tables of shipped schemas, on their way into a study. */
record FoldersOfTables(List<TablesInFolder.Match> matches, List<SkippedPath> skipped) {

  /** Everything found in the folders and those right below them. */
  static FoldersOfTables in(List<Path> folders) {
    List<TablesInFolder.Match> matches = new ArrayList<>();
    List<SkippedPath> skipped = new ArrayList<>();
    for (Path folder : folders) {
      TablesInFolder.Discovery discovery = TablesInFolder.discover(folder);
      matches.addAll(discovery.matches());
      skipped.addAll(discovery.skipped());
    }
    return new FoldersOfTables(matches, skipped);
  }

  /**
   * Opens the study: with what is in the folders, or where none was named the one that is there.
   *
   * @param named the folders that {@link #in} was given
   * @param sncg for schemas of the aligned task
   */
  Study open(List<Path> named, Path study, SncgPolicy sncg, CommandLine commandLine) {
    return named.isEmpty()
        ? Study.openExisting(study)
        : into(study, Optional.of(sncg), commandLine);
  }

  /**
   * Opens the study, imports the tables and tells what was odd about them.
   *
   * @param sncg for schemas of the aligned task; empty for what they say
   */
  Study into(Path study, Optional<SncgPolicy> sncg, CommandLine commandLine) {
    Study opened = Study.open(study);
    try {
      TableImport.published(opened, matches, sncg)
          .forEach(imported -> ImportCommand.tell(commandLine.getErr(), imported, false));
      tellSkipped(commandLine.getErr());
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** What could not be looked at, a line each, and how many. */
  void tellSkipped(PrintWriter out) {
    if (!skipped.isEmpty()) {
      out.println(skipped.size() + " paths skipped");
      skipped.forEach(one -> out.println("  skipped: " + one.message()));
    }
  }

  int exitCode() {
    return skipped.isEmpty() ? ExitCode.OK : ExitCode.PARTIAL_RESULT;
  }
}
