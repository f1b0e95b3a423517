package org.patchbridge.reproduction;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.patchbridge.archive.TableFetch;
import org.patchbridge.study.Study;
import org.patchbridge.study.TableImport;
import org.patchbridge.study.store.ExtractedCohorts;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.table.ImportedCohort;
import org.patchbridge.table.TablesInFolder;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.table.schema.TableSchema;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/** The published tables of both species, with the bytes that the catalogue states, in a study. */
public final class PublishedTables {
  /** Name of the tables in the catalogue. */
  public static final String GROUP = "allen";

  private PublishedTables() {}

  /**
   * Brings the tables here and into the study.
   *
   * @param fetch from where they come
   * @return the cohorts
   * @throws InputException where the folder that they are taken from lacks one
   */
  public static List<ImportedCohort> into(Study study, TableFetch fetch, Progress progress)
      throws InterruptedException {
    Set<Path> folders =
        fetch.fetch(List.of(GROUP), progress).stream()
            .map(file -> file.file().getParent())
            .collect(Collectors.toCollection(TreeSet::new));
    List<TablesInFolder.Match> matches = new ArrayList<>();
    folders.forEach(folder -> matches.addAll(TablesInFolder.discover(folder).matches()));
    return TableImport.published(study, matches, Optional.of(SncgPolicy.VIP));
  }

  /**
   * @param folder of the study
   * @param ours whether the paper was reproduced in the study before, and its extracted cohorts are
   *     of that
   * @throws InputException where the study holds cells of anything else
   */
  public static void requireNoOthers(Study study, Path folder, boolean ours) {
    Set<String> published = Set.copyOf(TableSchema.shippedNames());
    List<String> others =
        study.inputs().stream()
            .map(StudyInput::cohort)
            .map(cohort -> cohort.name())
            .filter(name -> !published.contains(name))
            .filter(name -> !(ours && name.startsWith(ExtractedCohorts.PREFIX)))
            .toList();
    if (!others.isEmpty()) {
      throw new InputException(
          folder
              + ": this study holds other cells than the published ones ("
              + String.join(", ", others)
              + "); name a folder of its own with --study");
    }
  }
}
