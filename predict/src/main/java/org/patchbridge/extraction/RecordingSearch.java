package org.patchbridge.extraction;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import org.patchbridge.files.SkippedPath;

/** Walks through folders, links followed; what cannot be looked at is noted and passed over. */
final class RecordingSearch extends SimpleFileVisitor<Path> {
  private final Path start;
  private final Predicate<Path> wanted;
  private final List<Path> found = new ArrayList<>();
  private final List<SkippedPath> skipped = new ArrayList<>();

  private RecordingSearch(Path start, Predicate<Path> wanted) {
    this.start = start;
    this.wanted = wanted;
  }

  /** What a folder and those below it hold, hidden files left out. */
  static RecordingSearch below(Path folder, Predicate<Path> wanted) {
    RecordingSearch search = new RecordingSearch(folder, wanted);
    try {
      Files.walkFileTree(
          folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, search);
    } catch (IOException e) {
      search.skipped.add(SkippedPath.because(folder, e));
    }
    return search;
  }

  /** A search that finds nothing, because there is no such folder. */
  static RecordingSearch nothing(Path start) {
    return new RecordingSearch(start, any -> false);
  }

  List<Path> found() {
    return found;
  }

  List<SkippedPath> skipped() {
    return skipped;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (!isHidden(file) && wanted.test(file)) {
      if (attributes.isRegularFile()) {
        found.add(file);
      } else if (attributes.isSymbolicLink()) {
        skipped.add(new SkippedPath(file, "a link that leads to no file"));
      }
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    skipped.add(SkippedPath.because(file, failure));
    return FileVisitResult.CONTINUE;
  }

  /** A folder whose list broke off in the middle, as on a network that went away. */
  @Override
  public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
    if (failure != null) {
      skipped.add(SkippedPath.because(folder, failure));
    }
    return FileVisitResult.CONTINUE;
  }

  private boolean isHidden(Path file) {
    return !file.equals(start) && file.getFileName().toString().startsWith(".");
  }
}
