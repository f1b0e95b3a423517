package org.patchbridge.cli.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.archive.dandi.AssetFilter;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.InputException;
import picocli.CommandLine.Option;

/** Which files of a dandiset. */
public final class AssetOptions {
  private static final long MOST_BYTES = 1L << 26;

  @Option(
      names = "--path",
      paramLabel = "GLOB",
      description =
          "Only files whose path in the dandiset is like this: * is any text, ? any character; may"
              + " be given several times.")
  private List<String> globs = new ArrayList<>();

  @Option(
      names = "--subjects",
      paramLabel = "ID",
      split = ",",
      description = "Only files of these subjects (the donors), with or without 'sub-'.")
  private Set<String> subjects = new LinkedHashSet<>();

  @Option(
      names = "--modality",
      paramLabel = "NAME",
      split = ",",
      description = "Only files of this modality, such as icephys: what their names end in.")
  private Set<String> modalities = new LinkedHashSet<>();

  @Option(
      names = "--files",
      paramLabel = "FILE",
      description = "Only the files whose paths or ids are in this text file, one a line.")
  private Optional<Path> named = Optional.empty();

  @Option(
      names = "--first",
      paramLabel = "N",
      description = "Only the first N of what is left, in the order of their paths.")
  private int first;

  /**
   * @throws InputException where the file of names cannot be read, or N is below 0
   */
  public AssetFilter filter() {
    if (first < 0) {
      throw new InputException("--first is " + first + "; write 1 or more");
    }
    return new AssetFilter(
        globs, subjects, modalities, named.map(AssetOptions::lines).orElse(Set.of()), first);
  }

  /** Whether any was given. */
  public boolean chooses() {
    return !filter().equals(AssetFilter.none());
  }

  private static Set<String> lines(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new InputException(file + ": this is no list of files: it is too long");
      }
      Set<String> lines = new LinkedHashSet<>();
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          lines.add(line.strip());
        }
      }
      if (lines.isEmpty()) {
        throw new InputException(file + ": names no file; write a path or an id a line");
      }
      return lines;
    } catch (IOException e) {
      throw new InputException(
          file + ": cannot be read (" + IoFailure.inWords(e) + "); check path and permissions", e);
    }
  }
}
