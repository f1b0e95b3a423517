package org.patchbridge.archive.dandi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.patchbridge.archive.web.PartFile;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/** Compares the files of a folder with its manifest, reading every byte. */
public final class FolderCheck {
  private FolderCheck() {}

  /** How a file is. */
  public enum State {
    /** Every digest is the archive's. */
    WHOLE,
    MISSING,
    /** A part of it has come. */
    UNFINISHED,
    /** Its bytes are others. */
    DAMAGED
  }

  /**
   * @param file of plain names with {@code /}, below the folder
   */
  public record Checked(String file, long bytes, State state) {}

  /**
   * @param jobs files at a time
   * @return in the order of the manifest
   * @throws org.patchbridge.work.InputException where the folder has no manifest or cannot be read
   */
  public static List<Checked> of(Path folder, int jobs, TransferProgress progress)
      throws InterruptedException {
    List<DownloadManifest.Entry> entries = DownloadManifest.read(folder).entries();
    progress.started(entries.size(), entries.stream().mapToLong(e -> e.asset().bytes()).sum());
    List<Callable<Checked>> checks = new ArrayList<>();
    for (DownloadManifest.Entry entry : entries) {
      checks.add(
          () -> {
            State state = state(folder.resolve(entry.file()), entry.asset());
            progress.came(entry.asset().bytes());
            progress.fileEnded();
            return new Checked(entry.file(), entry.asset().bytes(), state);
          });
    }
    return WorkerPool.run("check", jobs, checks, Progress.silent());
  }

  private static State state(Path file, DandiAsset asset) {
    return switch (LocalFile.at(file, asset, true)) {
      case WHOLE -> State.WHOLE;
      case OTHER -> State.DAMAGED;
      case ABSENT -> PartFile.sizeBeside(file) > 0 ? State.UNFINISHED : State.MISSING;
    };
  }
}
