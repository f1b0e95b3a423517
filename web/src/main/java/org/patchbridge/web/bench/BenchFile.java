package org.patchbridge.web.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.patchbridge.extraction.FileOutcome;

/**
 * A file on the bench.
 *
 * @param id that the page knows it by; says nothing of where it lies
 * @param name as the user knows it, for people; never used as a path
 * @param path where it lies
 * @param origin how it came here
 * @param kind what it is said to be
 * @param stage how far it is
 * @param message why it cannot be used, for people; empty where it can
 * @param outcome what was taken from a recording
 * @param digest of the settings that it was taken with; empty before
 * @param choices about its sweeps
 * @param before what was chosen before, the last one last
 */
public record BenchFile(
    String id,
    String name,
    Path path,
    Origin origin,
    Kind kind,
    Stage stage,
    String message,
    Optional<FileOutcome> outcome,
    String digest,
    HandChoices choices,
    List<HandChoices> before) {

  /** How a file came here. */
  public enum Origin {
    SENT,
    NAMED,
    EXAMPLE
  }

  /** What a file is said to be. */
  public enum Kind {
    RECORDING,
    TABLE
  }

  /** How far a file is. */
  public enum Stage {
    WAITING,
    READING,
    READ,
    REFUSED
  }

  public BenchFile {
    before = List.copyOf(before);
  }

  static BenchFile added(String id, String name, Path path, Origin origin, Kind kind) {
    return new BenchFile(
        id,
        name,
        path,
        origin,
        kind,
        kind == Kind.TABLE ? Stage.READ : Stage.WAITING,
        "",
        Optional.empty(),
        "",
        HandChoices.none(),
        List.of());
  }

  BenchFile at(Stage other) {
    return new BenchFile(
        id, name, path, origin, kind, other, message, outcome, digest, choices, before);
  }

  BenchFile with(FileOutcome read, String ofSettings) {
    boolean refused = read instanceof FileOutcome.Refused;
    String why = refused ? forPeople(((FileOutcome.Refused) read).message()) : "";
    return new BenchFile(
        id,
        name,
        path,
        origin,
        kind,
        refused ? Stage.REFUSED : Stage.READ,
        why,
        Optional.of(read),
        ofSettings,
        choices,
        before);
  }

  BenchFile choosing(HandChoices other, List<HandChoices> earlier) {
    Stage next = kind == Kind.TABLE ? Stage.READ : Stage.WAITING;
    return new BenchFile(
        id, name, path, origin, kind, next, message, outcome, digest, other, earlier);
  }

  /** A text about it with its name in place of where it lies. */
  public String forPeople(String text) {
    return origin == Origin.NAMED ? text : text.replace(path.toString(), name);
  }

  /**
   * The name of its cell, where that is the name of the file on disk, an electrode's behind it or
   * not.
   */
  public String cellForPeople(String cell) {
    String own = stem(path.getFileName().toString());
    boolean isOwn = cell.equals(own) || cell.startsWith(own + "/");
    return origin != Origin.NAMED && isOwn
        ? stem(name.replaceFirst("^.*/", "")) + cell.substring(own.length())
        : cell;
  }

  private static String stem(String file) {
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  /** The options of the command line for what was chosen by hand. */
  public List<String> options() {
    return choices.options(name.replaceFirst("^.*/", ""));
  }
}
