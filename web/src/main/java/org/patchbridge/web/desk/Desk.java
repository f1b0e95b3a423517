package org.patchbridge.web.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.patchbridge.files.IoFailure;
import org.patchbridge.reference.References;
import org.patchbridge.table.TablesInFolder;
import org.patchbridge.web.bench.AllowedFolders;
import org.patchbridge.web.bench.Bench;
import org.patchbridge.web.bench.BenchFile;
import org.patchbridge.web.bench.Changes;
import org.patchbridge.web.bench.PrivateFolder;
import org.patchbridge.web.bench.ReadingQueue;
import org.patchbridge.web.bench.Uploads;
import org.patchbridge.web.call.BatchAnswers;
import org.patchbridge.web.call.CallBoard;
import org.patchbridge.web.call.ModelShelf;
import org.patchbridge.web.example.ExampleJob;
import org.patchbridge.web.guard.RefusedRequest;
import org.patchbridge.web.study.WindowStudy;
import org.patchbridge.web.trace.TraceReader;
import org.patchbridge.work.InputException;

/** Everything that one server works with, put together; shared by all tabs. */
public final class Desk implements AutoCloseable {
  private final Changes changes = new Changes();
  private final AllowedFolders folders = new AllowedFolders();
  private final PrivateFolder room;
  private final Uploads uploads;
  private final Bench bench;
  private final ReadingQueue queue;
  private final ModelShelf shelf;
  private final CallBoard board;
  private final BatchAnswers answers;
  private final TraceReader traces;
  private final ExampleJob examples;
  private Optional<WindowStudy> study = Optional.empty();
  private final Map<Path, List<Path>> wholes = new ConcurrentHashMap<>();

  public Desk(WindowSettings settings) {
    ModelShelf named = shelfOf(settings);
    this.room = PrivateFolder.below(settings.cache().resolve("windows"));
    this.uploads = new Uploads(room, settings.limits());
    this.bench = new Bench(this::benchChanged);
    this.queue = new ReadingQueue(bench, settings.threads());
    this.shelf = named;
    this.board = new CallBoard(bench, shelf, queue, settings.threads(), changes::happened);
    this.answers = new BatchAnswers(board);
    this.traces = new TraceReader(queue);
    this.examples =
        new ExampleJob(settings.cache(), bench, shelf, board, settings.threads(), changes);
  }

  /**
   * Puts on the bench what the user named.
   *
   * @throws InputException where it is not there, or nothing that can be opened
   */
  public void openAll(List<String> names) {
    names.stream().filter(name -> !ModelShelf.isBundle(Path.of(name))).forEach(this::addNamed);
  }

  /** Those that were named, and those in the folder where the program was started. */
  private static ModelShelf shelfOf(WindowSettings settings) {
    ModelShelf shelf = new ModelShelf(References.ofThisMachine());
    Stream<String> named =
        settings.names().stream().filter(name -> ModelShelf.isBundle(Path.of(name)));
    named.forEach(
        name -> shelf.add(References.ofThisMachine().placeOf(name), name, name, "bundle"));
    settings
        .model()
        .ifPresent(
            name ->
                shelf.prefer(
                    shelf.add(References.ofThisMachine().placeOf(name), name, name, "bundle")));
    ModelShelf.bundlesIn(Path.of(""))
        .forEach(each -> shelf.add(each, each.toString(), each.toString(), "bundle"));
    return shelf;
  }

  /** What the user named is opened, and its folder may be looked into later. */
  private void addNamed(String name) {
    Path path = Path.of(name);
    if (!Files.exists(path)) {
      throw new InputException(name + ": there is no such file or folder; check the path");
    }
    try {
      Path real = path.toRealPath();
      if (WindowStudy.isStudy(real)) {
        addStudy(name, real);
        return;
      }
      folders.allow(Files.isDirectory(real) ? real : real.getParent());
      open(real.toString());
    } catch (RefusedRequest nothingHere) {
      throw new InputException(nothingHere.getMessage(), nothingHere);
    } catch (IOException e) {
      throw new InputException(name + ": cannot be read (" + IoFailure.inWords(e) + ")", e);
    }
  }

  private void addStudy(String name, Path folder) {
    if (study.isPresent()) {
      throw new InputException(
          name + ": a second study; open one at a time, each in a window of its own");
    }
    study = Optional.of(new WindowStudy(name, folder, changes::happened));
  }

  /**
   * Puts what a path names on the bench; files that are there stay once.
   *
   * @return the files that were not there before
   * @throws RefusedRequest where it lies in no allowed folder
   */
  public List<BenchFile> open(String name) {
    Path place = folders.resolve(name);
    if (Files.isDirectory(place) && isSetOfTables(place)) {
      return bench.holds(place)
          ? List.of()
          : List.of(
              bench.add(
                  place.getFileName() + "/", place, BenchFile.Origin.NAMED, BenchFile.Kind.TABLE));
    }
    List<Path> paths = folders.find(name);
    if (paths.isEmpty()) {
      throw new RefusedRequest(
          404, name + ": no recording (.nwb, .abf) or table (.csv, .tsv) here.");
    }
    if (!paths.get(0).toString().equals(name)) {
      wholes.put(folders.resolve(name), paths);
    }
    return paths.stream()
        .filter(path -> !bench.holds(path))
        .map(
            path ->
                bench.add(
                    path.getFileName().toString(),
                    path,
                    BenchFile.Origin.NAMED,
                    Bench.kindOf(path.toString())
                        .orElseThrow(
                            () ->
                                new InputException(
                                    path
                                        + ": neither a recording (.nwb, .abf) nor a table (.csv,"
                                        + " .tsv)"))))
        .toList();
  }

  private void benchChanged() {
    changes.happened();
    queue.wake();
    board.wake();
  }

  /** A folder with the tables of a shipped schema is one table, as on the command line. */
  private static boolean isSetOfTables(Path folder) {
    try {
      return !TablesInFolder.discover(folder).matches().isEmpty();
    } catch (InputException nothingFits) {
      return false;
    }
  }

  /** Folders that were opened whole, with the files that they held. */
  public Map<Path, List<Path>> wholes() {
    return Map.copyOf(wholes);
  }

  public Changes changes() {
    return changes;
  }

  public AllowedFolders folders() {
    return folders;
  }

  public Uploads uploads() {
    return uploads;
  }

  public Bench bench() {
    return bench;
  }

  public ReadingQueue queue() {
    return queue;
  }

  public ModelShelf shelf() {
    return shelf;
  }

  public CallBoard board() {
    return board;
  }

  public BatchAnswers answers() {
    return answers;
  }

  public ExampleJob examples() {
    return examples;
  }

  /** The study that was named, if one was. */
  public Optional<WindowStudy> study() {
    return study;
  }

  public TraceReader traces() {
    return traces;
  }

  /** Takes a file off, and removes it where it was sent. */
  public void remove(String id) {
    bench.remove(id).ifPresent(file -> uploads.remove(file));
    traces.keepOnly(bench.files());
  }

  @Override
  public void close() {
    study.ifPresent(WindowStudy::close);
    examples.close();
    board.close();
    queue.close();
    room.close();
  }
}
