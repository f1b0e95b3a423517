package org.patchbridge.cli.archive;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.patchbridge.archive.dandi.AssetList;
import org.patchbridge.archive.dandi.AssetList.UnusableAsset;
import org.patchbridge.archive.dandi.AssetNames;
import org.patchbridge.archive.dandi.AssetOutcome;
import org.patchbridge.archive.dandi.AssetOutcome.Way;
import org.patchbridge.archive.dandi.DandiAsset;
import org.patchbridge.archive.dandi.DandiDownload;
import org.patchbridge.archive.dandi.DandisetVersion;
import org.patchbridge.archive.dandi.DownloadManifest;
import org.patchbridge.archive.dandi.FolderCheck;
import org.patchbridge.archive.dandi.FolderCheck.State;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.option.JsonOption;

/** Tells what is in a dandiset and what a download or a check came to; gives the exit code. */
final class DownloadText {
  private static final int MOST_TOLD = 20;

  private final PrintWriter out;
  private final boolean json;

  DownloadText(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** What {@code --list --json} prints of a file. */
  private record ListedAsset(
      String path,
      String id,
      long bytes,
      String dandiEtag,
      Optional<String> sha256,
      Optional<String> subject) {
    static ListedAsset of(DandiAsset asset) {
      return new ListedAsset(
          asset.path(),
          asset.id(),
          asset.bytes(),
          asset.etag(),
          asset.sha256(),
          AssetNames.subject(asset.path()));
    }
  }

  private record PrintedList(
      DandisetVersion version,
      int files,
      long bytes,
      List<ListedAsset> assets,
      List<UnusableAsset> unusable) {}

  private record PrintedOutcome(
      String path, String id, String file, long bytes, Way way, Optional<String> reason) {
    static PrintedOutcome of(AssetOutcome outcome) {
      return new PrintedOutcome(
          outcome.asset().path(),
          outcome.asset().id(),
          outcome.file().toString(),
          outcome.asset().bytes(),
          outcome.way(),
          outcome.reason());
    }
  }

  private record PrintedDownload(
      List<DandisetVersion> versions,
      String folder,
      String manifest,
      List<PrintedOutcome> files,
      List<UnusableAsset> unusable) {}

  int listed(AssetList list) {
    if (json) {
      out.println(
          JsonOption.text(
              new PrintedList(
                  list.version(),
                  list.assets().size(),
                  list.bytes(),
                  list.assets().stream().map(ListedAsset::of).toList(),
                  list.unusable())));
      return ExitCode.OK;
    }
    tell(list.version());
    TreeSet<String> subjects = new TreeSet<>();
    for (DandiAsset asset : list.assets()) {
      AssetNames.subject(asset.path()).ifPresent(subjects::add);
      out.println("  " + shown(asset.path()) + "  " + DownloadLine.size(asset.bytes()));
    }
    for (UnusableAsset asset : list.unusable()) {
      out.println("  " + shown(asset.path()) + "  not fetched: " + asset.reason());
    }
    out.println(
        count(list.assets().size(), "file")
            + " of "
            + count(subjects.size(), "subject")
            + ", "
            + DownloadLine.size(list.bytes()));
    return ExitCode.OK;
  }

  private void tell(DandisetVersion version) {
    out.println(version.identifier() + ": " + shown(version.name()));
    if (version.mayChange()) {
      out.println("  a draft: the same name may stand for other files tomorrow");
    }
    if (!version.licences().isEmpty()) {
      out.println("  terms: " + shown(String.join(", ", version.licences())));
    }
    if (!version.citation().isEmpty()) {
      out.println("  please cite: " + shown(version.citation()));
    }
  }

  int fetched(Path folder, List<DandisetVersion> versions, DandiDownload.Result result) {
    Path manifest = folder.resolve(DownloadManifest.NAME);
    if (json) {
      out.println(
          JsonOption.text(
              new PrintedDownload(
                  versions,
                  folder.toString(),
                  manifest.toString(),
                  result.files().stream().map(PrintedOutcome::of).toList(),
                  result.unusable())));
      return exitCode(result);
    }
    versions.forEach(this::tell);
    tellCounts(result);
    tellTroubles(result);
    out.println("  manifest: " + manifest);
    return exitCode(result);
  }

  private void tellCounts(DandiDownload.Result result) {
    long fetched = result.count(Way.FETCHED);
    long bytes =
        result.files().stream()
            .filter(file -> file.way() == Way.FETCHED)
            .mapToLong(file -> file.asset().bytes())
            .sum();
    out.println(
        "  "
            + count(fetched, "file")
            + " fetched and checked, "
            + DownloadLine.size(bytes)
            + "; "
            + result.count(Way.PRESENT)
            + " were there");
  }

  private void tellTroubles(DandiDownload.Result result) {
    List<String> troubles =
        new ArrayList<>(result.files().stream().flatMap(file -> file.reason().stream()).toList());
    result.unusable().forEach(asset -> troubles.add(asset.path() + ": " + asset.reason()));
    troubles.stream().limit(MOST_TOLD).forEach(trouble -> out.println("! " + shown(trouble)));
    if (troubles.size() > MOST_TOLD) {
      out.println("! and " + (troubles.size() - MOST_TOLD) + " more; all are in --json");
    }
  }

  private static int exitCode(DandiDownload.Result result) {
    if (result.count(Way.FAILED) + result.count(Way.NOT_TRIED) > 0) {
      return ExitCode.NETWORK;
    }
    return result.count(Way.OTHER_BYTES) > 0 || !result.unusable().isEmpty()
        ? ExitCode.PARTIAL_RESULT
        : ExitCode.OK;
  }

  int verified(Path folder, List<FolderCheck.Checked> checked) {
    long whole = checked.stream().filter(file -> file.state() == State.WHOLE).count();
    if (json) {
      out.println(JsonOption.text(checked));
    } else {
      out.println(folder + ": " + whole + " of " + count(checked.size(), "file") + " whole");
      checked.stream()
          .filter(file -> file.state() != State.WHOLE)
          .limit(MOST_TOLD)
          .forEach(file -> out.println("! " + file.file() + ": " + inWords(file.state())));
      if (whole < checked.size()) {
        out.println(
            "Get them: patchbridge download --manifest "
                + folder.resolve(DownloadManifest.NAME)
                + " --to "
                + folder
                + " --existing refresh");
      }
    }
    return whole == checked.size() ? ExitCode.OK : ExitCode.NETWORK;
  }

  private static String inWords(State state) {
    return switch (state) {
      case WHOLE -> "whole";
      case MISSING -> "missing";
      case UNFINISHED -> "not finished";
      case DAMAGED -> "its bytes are not the archive's";
    };
  }

  private static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }

  /** What a server sends is shown without what a terminal would obey. */
  private static String shown(String text) {
    return text.replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
