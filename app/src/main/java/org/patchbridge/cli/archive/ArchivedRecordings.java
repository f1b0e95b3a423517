package org.patchbridge.cli.archive;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patchbridge.archive.dandi.AssetFilter;
import org.patchbridge.archive.dandi.AssetList;
import org.patchbridge.archive.dandi.AssetSource;
import org.patchbridge.archive.dandi.DandiArchive;
import org.patchbridge.archive.dandi.DandiAsset;
import org.patchbridge.archive.dandi.DandiIdentifier;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.files.ByteSource;
import org.patchbridge.files.SkippedPath;
import org.patchbridge.work.InputException;
import picocli.CommandLine.Mixin;

/**
 * Recordings that a user names: files and folders of this machine, and identifiers of the DANDI
 * archive, whose files are read in parts and not kept.
 */
public final class ArchivedRecordings {
  private static final String NWB = ".nwb";

  @Mixin private ArchiveOption archive;

  private final AssetSource.Tally tally = new AssetSource.Tally();

  /**
   * @param names paths, globs and identifiers
   * @param filter which files of a dandiset
   * @throws InputException where a name leads to nothing, or files are chosen of no dandiset
   */
  public RecordingFiles.Found find(List<String> names, AssetFilter filter)
      throws InterruptedException {
    URI api = archive.address();
    if (filter.equals(AssetFilter.none())
        && names.stream().noneMatch(name -> DandiIdentifier.isOne(name, api))) {
      return RecordingFiles.find(names);
    }
    DandiArchive from = archive.archive();
    List<String> local = new ArrayList<>();
    List<RecordingFile> files = new ArrayList<>();
    List<SkippedPath> skipped = new ArrayList<>();
    for (String name : names) {
      if (DandiIdentifier.isOne(name, api)) {
        add(filter.of(from.list(DandiIdentifier.parse(name, api))), from, files, skipped);
      } else {
        local.add(name);
      }
    }
    if (local.size() == names.size() && !filter.equals(AssetFilter.none())) {
      throw new InputException(
          "files are chosen of a dandiset; name one, such as DANDI:000020, or leave the choice out");
    }
    if (!local.isEmpty()) {
      RecordingFiles.Found here = RecordingFiles.find(local);
      files.addAll(here.files());
      skipped.addAll(here.skipped());
    }
    return new RecordingFiles.Found(files, skipped);
  }

  private record Archived(DandiArchive archive, DandiAsset asset, AssetSource.Tally tally)
      implements RecordingFile.BytesElsewhere {
    @Override
    public ByteSource open() {
      return AssetSource.open(archive, asset, tally);
    }

    /** SHA-256 is what a file of this machine is known by, too. */
    @Override
    public String digest() {
      return asset.sha256().orElse("dandi-etag " + asset.etag());
    }
  }

  /** The recordings of a list; what else a dandiset holds is passed over as in a folder. */
  private void add(
      AssetList list, DandiArchive from, List<RecordingFile> files, List<SkippedPath> skipped) {
    int before = files.size();
    for (DandiAsset asset : list.assets()) {
      if (asset.path().toLowerCase(Locale.ROOT).endsWith(NWB)) {
        files.add(
            new RecordingFile(
                Path.of(list.version().placeOf(asset)),
                asset.bytes(),
                asset.modified().toString(),
                Optional.of(new Archived(from, asset, tally))));
      }
    }
    list.unusable()
        .forEach(
            asset ->
                skipped.add(
                    new SkippedPath(
                        Path.of(list.version().identifier()),
                        asset.path() + ": " + asset.reason())));
    if (files.size() == before) {
      throw new InputException(
          list.version().identifier()
              + ": no "
              + NWB
              + " file among the "
              + list.assets().size()
              + " that were chosen; only these are read");
    }
  }

  /** The one recording that a name leads to; empty where the name is none of the archive's. */
  public Optional<RecordingFile> one(String name) throws InterruptedException {
    if (!DandiIdentifier.isOne(name, archive.address())) {
      return Optional.empty();
    }
    List<RecordingFile> found = find(List.of(name), AssetFilter.none()).files();
    if (found.size() > 1) {
      throw new InputException(
          name
              + ": "
              + found.size()
              + " recordings; name one, such as "
              + found.get(0).path()
              + " (see patchbridge download "
              + name
              + " --list)");
    }
    return Optional.of(found.get(0));
  }

  /** What was read of files of the archive, against what they have; empty where none was. */
  public Optional<String> told() {
    if (tally.files() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Read from the archive: %s of %s (%.1f %%) in %,d requests; no file was kept",
            DownloadLine.size(tally.bytes()),
            DownloadLine.size(tally.fileBytes()),
            100.0 * tally.bytes() / Math.max(1, tally.fileBytes()),
            tally.requests()));
  }

  /** The same in numbers. */
  public Streamed streamed() {
    return new Streamed(tally.files(), tally.fileBytes(), tally.bytes(), tally.requests());
  }

  /**
   * What was read of files that were not kept.
   *
   * @param fileBytes what these files have in all
   * @param bytes what came of them
   */
  public record Streamed(long files, long fileBytes, long bytes, long requests) {}
}
