package org.patchbridge.shape.cohort;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patchbridge.shape.FolderOfFiles;
import org.patchbridge.work.CohortDigest;

/**
 * Which pieces of a folder are done, what determined them and what they wrote: {@code pieces.json}.
 * A piece whose stamp is another, or of whose files one is missing or changed, is not done.
 */
final class KeptPieces {
  /** Changes whenever the files of unchanged inputs would. */
  private static final String METHOD_VERSION = "1";

  private static final String FILE = "pieces.json";

  private final FolderOfFiles folder;
  private final Map<String, Kept> kept;

  /**
   * @param stamp digest of what determined the piece
   * @param files digests of what it wrote, by name
   */
  record Kept(String stamp, Map<String, String> files) {
    Kept {
      files = Collections.unmodifiableMap(new TreeMap<>(files));
    }
  }

  private KeptPieces(FolderOfFiles folder, Map<String, Kept> kept) {
    this.folder = folder;
    this.kept = new TreeMap<>(kept);
  }

  /** What the folder has; nothing where its list is missing or damaged. */
  static KeptPieces of(FolderOfFiles folder) {
    try {
      return new KeptPieces(
          folder, folder.json(FILE, new TypeReference<TreeMap<String, Kept>>() {}));
    } catch (IOException noneOrDamaged) {
      return new KeptPieces(folder, Map.of());
    }
  }

  synchronized boolean isDone(Piece piece) throws IOException {
    Kept known = kept.get(piece.name());
    if (known == null || !known.stamp().equals(stamp(piece)) || known.files().isEmpty()) {
      return false;
    }
    for (Map.Entry<String, String> file : known.files().entrySet()) {
      Path path = folder.folder().resolve(file.getKey());
      if (!Files.isRegularFile(path)
          || !CloudDigest.of(Files.readAllBytes(path)).equals(file.getValue())) {
        return false;
      }
    }
    return true;
  }

  synchronized void done(Piece piece, List<Path> written) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (Path file : written) {
      digests.put(file.getFileName().toString(), CloudDigest.of(Files.readAllBytes(file)));
    }
    kept.put(piece.name(), new Kept(stamp(piece), digests));
    folder.json(FILE, kept);
  }

  /** Names of the files of a piece. */
  synchronized List<String> files(Piece piece) {
    return List.copyOf(kept.get(piece.name()).files().keySet());
  }

  private static String stamp(Piece piece) {
    return CohortDigest.ofText(METHOD_VERSION + piece.name() + piece.determinedBy());
  }
}
