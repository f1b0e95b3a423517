package org.patchbridge.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.archive.web.FileDigest;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.InputException;

/** Files of a folder that are tables of a catalogue, whatever they are called there. */
final class LocalCopies {
  private static final int DEEPEST = 8;
  private static final int MOST_FILES = 200_000;

  private final Path folder;
  private final Map<Long, List<Path>> bySize = new HashMap<>();

  private LocalCopies(Path folder) {
    this.folder = folder;
  }

  /**
   * @param tables what is looked for: files of other sizes are not opened
   * @throws InputException where there is no such folder, or it has too many files
   */
  static LocalCopies in(Path folder, List<PublicTable> tables) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + ": there is no such folder; name one that holds the files");
    }
    LocalCopies copies = new LocalCopies(folder);
    Set<Long> sizes = new HashSet<>();
    tables.forEach(table -> sizes.add(table.bytes()));
    try {
      Files.walkFileTree(
          folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, copies.look(sizes));
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    return copies;
  }

  private SimpleFileVisitor<Path> look(Set<Long> sizes) {
    return new SimpleFileVisitor<>() {
      private int seen;

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        seen++;
        if (seen > MOST_FILES) {
          throw new InputException(
              folder + ": more than " + MOST_FILES + " files; name the folder of the tables");
        }
        if (attributes.isRegularFile() && sizes.contains(attributes.size())) {
          bySize.computeIfAbsent(attributes.size(), size -> new ArrayList<>()).add(file);
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException failure) {
        // What cannot be looked at may be another file; a table that is missing is told by name.
        return FileVisitResult.CONTINUE;
      }
    };
  }

  private static InputException unreadable(Path path, IOException e) {
    return new InputException(
        path + ": cannot be read (" + IoFailure.inWords(e) + "); check its permissions", e);
  }

  /** The file that has the table's bytes. */
  Optional<Path> find(PublicTable table) {
    for (Path candidate : bySize.getOrDefault(table.bytes(), List.of())) {
      try {
        if (FileDigest.isWhole(candidate, table.bytes(), table.sha256())) {
          return Optional.of(candidate);
        }
      } catch (IOException e) {
        throw unreadable(candidate, e);
      }
    }
    return Optional.empty();
  }

  /** A file that gives a copy its name when the copy's bytes are the table's. */
  static void copy(Path source, PublicTable table, Path target) {
    try {
      AtomicFile.write(target, out -> copyChecked(source, table, out));
    } catch (IOException e) {
      throw new InputException(
          target + ": cannot be copied from " + source + " (" + IoFailure.inWords(e) + ")", e);
    }
  }

  private static void copyChecked(Path source, PublicTable table, OutputStream out)
      throws IOException {
    DigestOutputStream checked = new DigestOutputStream(out, FileDigest.sha256());
    Files.copy(source, checked);
    String sha256 = HexFormat.of().formatHex(checked.getMessageDigest().digest());
    if (!sha256.equals(table.sha256())) {
      throw new IOException("the file changed while it was copied");
    }
  }
}
