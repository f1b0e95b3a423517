package org.patchbridge.web.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.web.bench.BenchFile.Kind;
import org.patchbridge.web.bench.BenchFile.Origin;
import org.patchbridge.web.bench.BenchFile.Stage;
import org.patchbridge.web.guard.RefusedRequest;

/** The files at hand, shared by all tabs. Safe for many threads. */
public final class Bench {
  /**
   * A table of so many rows is still read by a person, and what is known of them fits in memory.
   */
  public static final int MOST_FILES = 20_000;

  private static final int LONGEST_NAME = 240;
  private static final int MOST_UNDONE = 100;

  private final Map<String, BenchFile> files = new LinkedHashMap<>();
  private final Runnable changed;
  private int number;

  /**
   * @param changed told after every change
   */
  public Bench(Runnable changed) {
    this.changed = changed;
  }

  /** What a file is by the end of its name; empty for one that the program cannot read. */
  public static Optional<Kind> kindOf(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    if (small.endsWith(".nwb") || small.endsWith(".abf")) {
      return Optional.of(Kind.RECORDING);
    }
    return small.endsWith(".csv") || small.endsWith(".tsv")
        ? Optional.of(Kind.TABLE)
        : Optional.empty();
  }

  /**
   * @throws RefusedRequest where the bench is full
   */
  public BenchFile add(String name, Path path, Origin origin, Kind kind) {
    BenchFile file;
    synchronized (this) {
      requireRoom();
      number++;
      file = BenchFile.added("f" + number, printable(name), path, origin, kind);
      files.put(file.id(), file);
    }
    changed.run();
    return file;
  }

  /** Asked before a file is received, so that nobody sends one in vain. */
  public synchronized void requireRoom() {
    if (files.size() >= MOST_FILES) {
      throw new RefusedRequest(
          413,
          "There are "
              + MOST_FILES
              + " files on the bench, and no room for more; remove some, or use 'patchbridge"
              + " predict' on their folder.");
    }
  }

  /** A name for people: one line, of a length that a table can show. */
  private static String printable(String name) {
    String clean = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip();
    return clean.length() > LONGEST_NAME ? clean.substring(clean.length() - LONGEST_NAME) : clean;
  }

  /** In the order in which they came. */
  public synchronized List<BenchFile> files() {
    return List.copyOf(files.values());
  }

  /** Tables as they came, then recordings by path or name: the order of the command line. */
  public List<BenchFile> inOrder() {
    List<BenchFile> ordered = new ArrayList<>();
    List<BenchFile> all = files();
    all.stream().filter(file -> file.kind() == Kind.TABLE).forEach(ordered::add);
    all.stream()
        .filter(file -> file.kind() == Kind.RECORDING)
        .sorted(
            Comparator.comparing(
                file -> file.origin() == Origin.NAMED ? file.path().toString() : file.name()))
        .forEach(ordered::add);
    return ordered;
  }

  /**
   * @throws RefusedRequest where there is none of this id
   */
  public synchronized BenchFile file(String id) {
    return Optional.ofNullable(files.get(id))
        .orElseThrow(() -> new RefusedRequest(404, "There is no such file on the bench."));
  }

  /** Whether a file lies here already, by its path. */
  public synchronized boolean holds(Path path) {
    return files.values().stream().anyMatch(file -> file.path().equals(path));
  }

  /** Takes a file off; empty where it was off already. */
  public Optional<BenchFile> remove(String id) {
    Optional<BenchFile> removed;
    synchronized (this) {
      removed = Optional.ofNullable(files.remove(id));
    }
    changed.run();
    return removed;
  }

  /**
   * Chooses about a recording, which waits to be read anew, or about the columns of a table.
   *
   * @throws RefusedRequest where the choice is about sweeps and it is no recording, or the reverse
   */
  public BenchFile choose(String id, HandChoices choices) {
    return change(
        id,
        file -> {
          requireFitting(file, choices);
          List<HandChoices> before = new ArrayList<>(file.before());
          before.add(file.choices());
          int from = Math.max(0, before.size() - MOST_UNDONE);
          return file.choosing(choices, before.subList(from, before.size()));
        });
  }

  /**
   * Takes the last choice back.
   *
   * @throws RefusedRequest where nothing was chosen
   */
  public BenchFile undo(String id) {
    return change(
        id,
        file -> {
          if (file.before().isEmpty()) {
            throw new RefusedRequest(409, "Nothing was chosen by hand that could be taken back.");
          }
          int last = file.before().size() - 1;
          return file.choosing(file.before().get(last), file.before().subList(0, last));
        });
  }

  private static void requireFitting(BenchFile file, HandChoices choices) {
    boolean isOfColumns = choices.equals(HandChoices.mapping(choices.columns()));
    if (file.kind() == Kind.TABLE && !isOfColumns) {
      throw new RefusedRequest(409, "A table has no sweeps.");
    }
    if (file.kind() == Kind.RECORDING && !choices.columns().isEmpty()) {
      throw new RefusedRequest(409, "A recording has no columns.");
    }
  }

  /** All recordings wait to be read anew: another model takes features in another way. */
  void readAnew() {
    synchronized (this) {
      files.replaceAll((id, file) -> file.kind() == Kind.RECORDING ? file.at(Stage.WAITING) : file);
    }
    changed.run();
  }

  /** The next file that waits, now being read; empty where none waits. */
  Optional<BenchFile> takeWaiting() {
    Optional<BenchFile> next;
    synchronized (this) {
      next = files.values().stream().filter(file -> file.stage() == Stage.WAITING).findFirst();
      next.ifPresent(file -> files.put(file.id(), file.at(Stage.READING)));
    }
    next.ifPresent(file -> changed.run());
    return next;
  }

  /** Nothing comes of a file that was taken off, or chosen about, meanwhile. */
  void finish(BenchFile taken, FileOutcome outcome, String digest) {
    synchronized (this) {
      BenchFile now = files.get(taken.id());
      if (now != null && now.stage() == Stage.READING && now.choices().equals(taken.choices())) {
        files.put(now.id(), now.with(outcome, digest));
      }
    }
    changed.run();
  }

  private BenchFile change(String id, UnaryOperator<BenchFile> how) {
    BenchFile after;
    synchronized (this) {
      after = how.apply(file(id));
      files.put(id, after);
    }
    changed.run();
    return after;
  }
}
