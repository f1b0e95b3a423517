package org.patchbridge.archive;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.archive.web.FileDigest;
import org.patchbridge.archive.web.RetryPolicy;
import org.patchbridge.archive.web.Waiting;
import org.patchbridge.archive.web.WebQuestion;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/**
 * Brings public tables to this machine, each with the bytes that the catalogue states. Configure,
 * then fetch; immutable.
 */
public final class TableFetch {
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final FetchedTables place;
  private final Optional<FetchedTables> cache;
  private final Optional<Path> from;
  private final Optional<TableTransfer> transfer;

  private TableFetch(
      FetchedTables place,
      Optional<FetchedTables> cache,
      Optional<Path> from,
      Optional<TableTransfer> transfer) {
    this.place = place;
    this.cache = cache;
    this.from = from;
    this.transfer = transfer;
  }

  /** How a file came to its place. */
  public enum Way {
    /** It was there already. */
    PRESENT,
    /** From another folder of this machine. */
    COPIED,
    /** From its address. */
    FETCHED
  }

  /**
   * @param group name of the group that the file is of
   */
  public record FetchedFile(String group, PublicTable table, Path file, Way way) {}

  /** Into a cache: a file there that has other bytes is replaced. */
  public static TableFetch into(FetchedTables cache) {
    return new TableFetch(cache, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Into a folder of the user's, where no file of other bytes is replaced.
   *
   * @param cache what is there is copied, not fetched
   */
  public static TableFetch into(Path folder, FetchedTables cache) {
    return new TableFetch(
        FetchedTables.in(folder, cache.catalogue()),
        Optional.of(cache),
        Optional.empty(),
        Optional.empty());
  }

  /** From the files of a folder, by their bytes, whatever they are called; no network is asked. */
  public TableFetch from(Path folder) {
    return new TableFetch(place, cache, Optional.of(folder), transfer);
  }

  TableFetch with(TableTransfer other) {
    return new TableFetch(place, cache, from, Optional.of(other));
  }

  /**
   * Brings every file of the groups to its place, one after the other.
   *
   * @param groups names; a group that is made of others stands for these
   * @return in the order of groups and files
   * @throws InputException where no such group is known, a folder cannot be read or written, or the
   *     folder of {@link #from} lacks a file
   * @throws FetchException where the network or the bytes of a file are the trouble
   * @throws InterruptedException where the thread is told to stop; the same call goes on from there
   */
  public List<FetchedFile> fetch(List<String> groups, Progress progress)
      throws InterruptedException {
    List<TableGroup> wanted = place.catalogue().withFiles(groups);
    List<PublicTable> tables = wanted.stream().flatMap(group -> group.files().stream()).toList();
    Optional<LocalCopies> copies = from.map(folder -> LocalCopies.in(folder, tables));
    copies.ifPresent(found -> requireAll(wanted, found));
    List<FetchedFile> files = new ArrayList<>();
    for (TableGroup group : wanted) {
      for (PublicTable table : group.files()) {
        Path target = place.placeOf(group).resolve(table.name());
        Way way = bring(group, table, target, copies, progress);
        files.add(new FetchedFile(group.name(), table, target, way));
      }
    }
    return files;
  }

  private Way bring(
      TableGroup group,
      PublicTable table,
      Path target,
      Optional<LocalCopies> copies,
      Progress progress)
      throws InterruptedException {
    if (isWhole(target, table)) {
      return Way.PRESENT;
    }
    if (cache.isPresent() && Files.exists(target)) {
      throw new InputException(
          target + ": another file is there already; move it away, or name another folder");
    }
    Optional<Path> copy = copy(group, table, copies);
    if (copy.isPresent()) {
      LocalCopies.copy(copy.get(), table, target);
      return Way.COPIED;
    }
    String what = group.name() + "/" + table.name();
    transfer
        .orElseGet(TableFetch::ofThisMachine)
        .fetch(table, target, new KilobyteProgress(progress, what, table.bytes()));
    return Way.FETCHED;
  }

  private Optional<Path> copy(TableGroup group, PublicTable table, Optional<LocalCopies> copies) {
    return copies
        .flatMap(found -> found.find(table))
        .or(
            () ->
                cache
                    .map(folder -> folder.placeOf(group).resolve(table.name()))
                    .filter(file -> isWhole(file, table)));
  }

  /** All that is missing is told at once, before anything is copied. */
  private void requireAll(List<TableGroup> groups, LocalCopies found) {
    List<String> missing = new ArrayList<>();
    for (TableGroup group : groups) {
      for (PublicTable table : group.files()) {
        boolean present = isWhole(place.placeOf(group).resolve(table.name()), table);
        if (!present && copy(group, table, Optional.of(found)).isEmpty()) {
          missing.add(
              "  "
                  + group.name()
                  + "/"
                  + table.name()
                  + ": "
                  + table.bytes()
                  + " bytes, SHA-256 "
                  + table.sha256()
                  + "\n    "
                  + table.address());
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new InputException(
          from.orElseThrow()
              + ": no file here or below has the bytes of these; get them on another machine and"
              + " put them here, under any name\n"
              + String.join("\n", missing));
    }
  }

  private static boolean isWhole(Path file, PublicTable table) {
    try {
      return FileDigest.isWhole(file, table.bytes(), table.sha256());
    } catch (IOException e) {
      throw new InputException(
          file + ": cannot be read (" + IoFailure.inWords(e) + "); check its permissions", e);
    }
  }

  private static TableTransfer ofThisMachine() {
    HttpClient client = WebQuestion.clientOfThisMachine(SILENCE);
    return new TableTransfer(client, RetryPolicy.usual(), Waiting.real(), SILENCE);
  }
}
