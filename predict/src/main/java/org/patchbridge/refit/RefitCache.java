package org.patchbridge.refit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.BundleException;
import org.patchbridge.bundle.BundleFolder;

/**
 * Models that were learnt again, kept on disk as bundles without cells. Several processes may use
 * it at once. Those not used for longest are removed once all together take more room than they
 * may.
 *
 * @param folder need not exist
 * @param mostBytes of all of them
 */
record RefitCache(Path folder, long mostBytes) {
  /** About fifty models of the published mouse cells. */
  static final long MOST_BYTES = 1L << 29;

  /** Written last of all files of a bundle; its time is that of the last use. */
  private static final String MARK = "SHA256SUMS";

  /** What was kept under the key; empty where it is not there or no longer whole. */
  Optional<Bundle> find(String key) {
    Path place = folder.resolve(key);
    if (!Files.isRegularFile(place.resolve(MARK))) {
      return Optional.empty();
    }
    try {
      Bundle found = BundleFolder.read(place);
      Files.setLastModifiedTime(place.resolve(MARK), FileTime.from(Instant.now()));
      return Optional.of(found);
    } catch (BundleException | IOException removedOrDamaged) {
      return Optional.empty();
    }
  }

  /**
   * @return why it could not be kept; empty where it was
   */
  Optional<String> keep(String key, Bundle bundle) {
    try {
      Files.createDirectories(folder);
      BundleFolder.write(folder.resolve(key), bundle.withCells(Optional.empty()));
      removeOldest(key);
      return Optional.empty();
    } catch (BundleException | IOException | UncheckedIOException e) {
      return Files.isRegularFile(folder.resolve(key).resolve(MARK))
          ? Optional.empty()
          : Optional.of(e.getMessage());
    }
  }

  private record Kept(Path place, long bytes, FileTime used) {}

  private void removeOldest(String newest) throws IOException {
    List<Kept> all = new ArrayList<>();
    try (Stream<Path> places = Files.list(folder)) {
      for (Path place : places.filter(one -> Files.isRegularFile(one.resolve(MARK))).toList()) {
        all.add(new Kept(place, bytes(place), Files.getLastModifiedTime(place.resolve(MARK))));
      }
    }
    long left = all.stream().mapToLong(Kept::bytes).sum();
    all.sort(Comparator.comparing(Kept::used));
    for (Kept kept : all) {
      if (left > mostBytes && !kept.place().endsWith(newest)) {
        BundleFolder.remove(kept.place());
        left -= kept.bytes();
      }
    }
  }

  private static long bytes(Path place) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(place)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
