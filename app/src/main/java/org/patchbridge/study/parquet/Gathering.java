package org.patchbridge.study.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.files.IoFailure;
import org.patchbridge.files.SkippedPath;
import org.patchbridge.study.store.ExtractionSummary;
import org.patchbridge.study.store.ExtractionSummary.Refusal;
import org.patchbridge.study.store.RecordingTable;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/**
 * Brings extraction results into a study. A recording has one result there, however many files tell
 * of it: the one of the file's latest state, and of two of the same state one that could be used.
 * What the study has of the same state already stays.
 */
public final class Gathering {
  /** Of files; what is in memory, and what a killed process loses. */
  private static final int BATCH = 64;

  private final StudyStore store;
  private final ExtractionSettings settings;
  private final Progress progress;
  private final List<SkippedPath> skipped = new ArrayList<>();
  private final Map<String, Refusal> refused = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> taken = new HashSet<>();

  public Gathering(StudyStore store, ExtractionSettings settings, Progress progress) {
    this.store = store;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Results with other settings are left out and told, as are files that are damaged or none of
   * ours.
   *
   * @param names of Parquet files, or of folders with such in or below them
   * @throws InputException where there is no file, or none that could be used
   * @throws InterruptedException after an interruption; what was gathered is in the store
   */
  public ExtractionSummary of(List<Path> names) throws InterruptedException {
    List<Path> files = find(names);
    progress.started("gathering", files.size(), "files", 0);
    try (ResultCheck check = new ResultCheck(settings)) {
      for (int from = 0; from < files.size(); from += BATCH) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        List<Path> batch = usable(files.subList(from, Math.min(files.size(), from + BATCH)), check);
        store.transaction(connection -> gather(connection, batch));
      }
    }
    if (seen.isEmpty()) {
      throw new InputException(
          "nothing could be gathered: "
              + skipped.stream()
                  .limit(3)
                  .map(SkippedPath::message)
                  .collect(Collectors.joining("; ")));
    }
    List<Refusal> reasons = List.copyOf(refused.values());
    int extracted = (int) taken.stream().filter(key -> !refused.containsKey(key)).count();
    return new ExtractionSummary(
        seen.size(),
        extracted,
        seen.size() - extracted - reasons.size(),
        reasons,
        skipped,
        new RecordingTable(store).absentFamilies(settings));
  }

  private static List<Path> find(List<Path> names) {
    Set<Path> found = new TreeSet<>();
    for (Path name : names) {
      if (!Files.isDirectory(name)) {
        found.add(name);
        continue;
      }
      try (Stream<Path> below = Files.walk(name)) {
        below.filter(path -> isResult(path) && Files.isRegularFile(path)).forEach(found::add);
      } catch (IOException e) {
        throw new InputException(name + ": cannot be read (" + IoFailure.inWords(e) + ")", e);
      }
    }
    if (found.isEmpty()) {
      throw new InputException(
          names.get(0) + ": no Parquet file here; name the folder that 'extract --parquet' filled");
    }
    return List.copyOf(found);
  }

  /** Hidden files are those that are being written. */
  private static boolean isResult(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(ResultFile.EXTENSION) && !name.startsWith(".");
  }

  private List<Path> usable(List<Path> files, ResultCheck check) {
    List<Path> usable = new ArrayList<>();
    for (Path file : files) {
      Optional<String> against = check.against(file);
      against.ifPresent(reason -> skipped.add(new SkippedPath(file, reason)));
      if (against.isEmpty()) {
        usable.add(file);
      }
      progress.advanced();
    }
    return usable;
  }

  private int gather(DuckDBConnection connection, List<Path> files) throws SQLException {
    GatheredRows rows = new GatheredRows(connection);
    for (Path file : files) {
      rows.add(file);
    }
    GatheredRows.Chosen chosen = rows.choose();
    for (String key : chosen.replaced()) {
      RecordingTable.delete(connection, key);
    }
    rows.spread();
    seen.addAll(chosen.all());
    taken.addAll(chosen.taken());
    chosen.taken().forEach(refused::remove);
    refused.putAll(chosen.refused());
    return chosen.taken().size();
  }
}
