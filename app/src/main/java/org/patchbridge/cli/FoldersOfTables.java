package org.patchbridge.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.patchbridge.report.DataOrigin;
import org.patchbridge.study.Study;
import org.patchbridge.study.TableImport;
import org.patchbridge.table.ImportedCohort;
import org.patchbridge.table.SncgPolicy;
import picocli.CommandLine;

/** Folders with tables of shipped schemas, on their way into a study. */
final class FoldersOfTables {
  private FoldersOfTables() {}

  /**
   * Opens the study, imports everything found below the folders and tells what was odd about it.
   *
   * @param sncg for schemas of the aligned task; empty for what they say
   */
  static Study into(
      Path study, List<Path> folders, Optional<SncgPolicy> sncg, CommandLine commandLine) {
    List<TableImport.Match> matches =
        folders.stream().flatMap(folder -> TableImport.discover(folder).stream()).toList();
    Study opened = Study.open(study);
    try {
      for (TableImport.Match match : matches) {
        boolean aligned = match.schema().name().contains("aligned");
        ImportedCohort imported =
            TableImport.into(
                opened, match, aligned ? sncg : Optional.empty(), DataOrigin.PUBLISHED);
        ImportCommand.tell(commandLine.getErr(), imported);
      }
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }
}
