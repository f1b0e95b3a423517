package org.patchbridge.archive.dandi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.patchbridge.archive.FetchException;
import org.patchbridge.archive.dandi.AssetList.UnusableAsset;
import org.patchbridge.archive.dandi.AssetOutcome.Way;
import org.patchbridge.archive.dandi.DownloadPlan.Planned;
import org.patchbridge.archive.web.PartFile;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/**
 * Brings files of the archive into a folder, several at a time, each checked before it gets its
 * name, and leaves a {@link DownloadManifest}. Configure, then fetch; immutable.
 */
public final class DandiDownload {
  private static final int USUAL_JOBS = 4;

  /** After so many failures, with no file between them that came, the network is given up. */
  private static final int MOST_FAILURES = 5;

  private final Path folder;
  private final DandiArchive archive;
  private final OnExisting existing;
  private final int jobs;
  private final ToLongFunction<Path> freeBytes;

  private DandiDownload(
      Path folder,
      DandiArchive archive,
      OnExisting existing,
      int jobs,
      ToLongFunction<Path> freeBytes) {
    this.folder = folder;
    this.archive = archive;
    this.existing = existing;
    this.jobs = jobs;
    this.freeBytes = freeBytes;
  }

  /**
   * @param folder is made where it is missing
   */
  public static DandiDownload into(Path folder, DandiArchive archive) {
    return new DandiDownload(
        folder.toAbsolutePath().normalize(),
        archive,
        OnExisting.SKIP,
        USUAL_JOBS,
        DandiDownload::freeBytes);
  }

  public DandiDownload onExisting(OnExisting other) {
    return new DandiDownload(folder, archive, other, jobs, freeBytes);
  }

  /**
   * @param files at a time, at least 1
   */
  public DandiDownload withJobs(int files) {
    return new DandiDownload(folder, archive, existing, files, freeBytes);
  }

  DandiDownload withFreeBytes(ToLongFunction<Path> other) {
    return new DandiDownload(folder, archive, existing, jobs, other);
  }

  /**
   * What a download came to.
   *
   * @param files in the order of their paths
   * @param unusable what could not be fetched at all
   */
  public record Result(List<AssetOutcome> files, List<UnusableAsset> unusable) {
    /** How many files fared so. */
    public long count(Way way) {
      return files.stream().filter(file -> file.way() == way).count();
    }
  }

  /**
   * Brings the files of a list.
   *
   * @throws InputException where the disk is too small, the folder cannot be written, or files are
   *     there and may not be
   * @throws InterruptedException where the thread is told to stop; the same call goes on from there
   */
  public Result fetch(AssetList list, TransferProgress progress) throws InterruptedException {
    return fetch(DownloadManifest.of(archive.api(), list), list.unusable(), progress);
  }

  /** Brings the files of a manifest, whatever the archive lists today; as {@link #fetch}. */
  public Result fetchAgain(DownloadManifest manifest, TransferProgress progress)
      throws InterruptedException {
    return fetch(manifest, List.of(), progress);
  }

  private Result fetch(
      DownloadManifest manifest, List<UnusableAsset> unusable, TransferProgress progress)
      throws InterruptedException {
    DownloadPlan plan = DownloadPlan.of(manifest, folder);
    if (existing == OnExisting.ERROR) {
      requireNoneThere(plan.files());
    }
    progress.started(plan.files().size(), plan.bytes());
    Map<Planned, LocalFile> found = look(plan.files());
    requireSpace(found);
    boolean another = Files.exists(folder.resolve(DownloadManifest.NAME));
    (another ? manifest.after(DownloadManifest.read(folder)) : manifest).write(folder);
    AtomicInteger failures = new AtomicInteger();
    List<Callable<AssetOutcome>> work = new ArrayList<>();
    for (Planned file : plan.files()) {
      work.add(() -> bring(file, found.get(file), failures, progress));
    }
    List<AssetOutcome> files = WorkerPool.run("download", jobs, work, Progress.silent());
    List<UnusableAsset> none = new ArrayList<>(unusable);
    none.addAll(plan.refused());
    return new Result(files, none);
  }

  private static void requireNoneThere(List<Planned> files) {
    List<Path> there = files.stream().map(Planned::target).filter(Files::exists).toList();
    if (!there.isEmpty()) {
      throw new InputException(
          there.get(0)
              + (there.size() > 1 ? " and " + (there.size() - 1) + " other files are" : " is")
              + " there already; nothing was fetched. Choose skip, refresh or overwrite for"
              + " --existing, or another folder");
    }
  }

  private Map<Planned, LocalFile> look(List<Planned> files) throws InterruptedException {
    List<Callable<LocalFile>> looks = new ArrayList<>();
    for (Planned file : files) {
      looks.add(() -> LocalFile.at(file.target(), file.asset(), false));
    }
    List<LocalFile> seen = WorkerPool.run("look", jobs, looks, Progress.silent());
    Map<Planned, LocalFile> found = new HashMap<>();
    for (int i = 0; i < seen.size(); i++) {
      found.put(files.get(i), seen.get(i));
    }
    return found;
  }

  private boolean isWanted(LocalFile there) {
    return switch (existing) {
      case SKIP, ERROR -> there == LocalFile.ABSENT;
      case REFRESH -> there != LocalFile.WHOLE;
      case OVERWRITE -> true;
    };
  }

  private void requireSpace(Map<Planned, LocalFile> found) {
    long needed = 0;
    for (Map.Entry<Planned, LocalFile> file : found.entrySet()) {
      if (isWanted(file.getValue())) {
        Planned planned = file.getKey();
        needed += Math.max(0, planned.asset().bytes() - PartFile.sizeBeside(planned.target()));
      }
    }
    long free = freeBytes.applyAsLong(folder);
    if (needed > free) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "%s: %.1f GB are to be fetched and %.1f GB are free; nothing was fetched. Free some"
                  + " space, name another folder with --to, choose fewer files (--path,"
                  + " --subjects, --first), or let 'extract' read them without keeping them",
              folder,
              needed / 1e9,
              free / 1e9));
    }
  }

  private static long freeBytes(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      return Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      throw new InputException(
          there + ": cannot be looked at (" + IoFailure.inWords(e) + "); check its permissions", e);
    }
  }

  private AssetOutcome bring(
      Planned file, LocalFile there, AtomicInteger failures, TransferProgress progress)
      throws InterruptedException {
    DandiAsset asset = file.asset();
    try {
      if (!isWanted(there)) {
        progress.present(asset.bytes());
        PartFile.tidyBeside(file.target());
        return there == LocalFile.WHOLE
            ? AssetOutcome.whole(asset, file.target(), Way.PRESENT)
            : AssetOutcome.not(asset, file.target(), Way.OTHER_BYTES, otherBytes(file));
      }
      if (failures.get() >= MOST_FAILURES) {
        return AssetOutcome.not(
            asset,
            file.target(),
            Way.NOT_TRIED,
            asset.path() + ": not tried after " + MOST_FAILURES + " failures");
      }
      new AssetTransfer(archive, asset, progress).into(file.target());
      failures.set(0);
      return AssetOutcome.whole(asset, file.target(), Way.FETCHED);
    } catch (FetchException failure) {
      failures.incrementAndGet();
      return AssetOutcome.not(asset, file.target(), Way.FAILED, failure.getMessage());
    } finally {
      progress.fileEnded();
    }
  }

  private static String otherBytes(Planned file) {
    return file.target()
        + ": another file than the archive's is there, and was left; move it away, or replace it"
        + " with --existing refresh";
  }
}
