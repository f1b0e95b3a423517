package org.patchbridge.cli.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbridge.archive.dandi.AssetList;
import org.patchbridge.archive.dandi.DandiArchive;
import org.patchbridge.archive.dandi.DandiDownload;
import org.patchbridge.archive.dandi.DandiIdentifier;
import org.patchbridge.archive.dandi.DownloadManifest;
import org.patchbridge.archive.dandi.FolderCheck;
import org.patchbridge.archive.dandi.OnExisting;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.JsonOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings recordings of the DANDI archive to this machine. */
@Command(
    name = "download",
    header = "Get recordings of the DANDI archive, verified",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Gets recordings of the DANDI archive. A file gets its name once its digest is the archive's,"
          + " and not before. The same command goes on where an interrupted one was. Without a"
          + " version, the newest published one is taken, and named.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  patchbridge download DANDI:000020 --list",
      "  patchbridge download DANDI:000020/0.210913.1639 --first 20 --to mouse",
      "  patchbridge download --verify mouse",
      "  patchbridge download --manifest mouse/dandi-manifest.json --to again"
    })
public final class DownloadCommand implements Callable<Integer> {
  private static final int MOST_JOBS = 32;

  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;
  @Mixin private AssetOptions chosen;
  @Mixin private ArchiveOption archive;

  @Parameters(
      paramLabel = "IDENTIFIER",
      arity = "0..1",
      description =
          "A dandiset or files of one: DANDI:000020, DANDI:000020/0.210913.1639,"
              + " dandi://dandi/000020@draft/sub-1/, or the address of a page of"
              + " dandiarchive.org or of its API.")
  private Optional<String> identifier = Optional.empty();

  @Option(names = "--list", description = "Show the files, and fetch none.")
  private boolean list;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description =
          "Where they go, under their paths in the dandiset (default: a folder here with the"
              + " dandiset's number).")
  private Optional<Path> to = Optional.empty();

  @Option(
      names = "--existing",
      paramLabel = "HOW",
      defaultValue = "SKIP",
      description =
          "A file that is there already: SKIP leaves it and tells whether it is the archive's,"
              + " REFRESH replaces one that is not, OVERWRITE any; ERROR fetches nothing (default:"
              + " ${DEFAULT-VALUE}).")
  private OnExisting existing;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "4",
      description = "Files at a time (default: ${DEFAULT-VALUE}).")
  private int jobs;

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description = "Fetch the files of this manifest again; an earlier download left it.")
  private Optional<Path> manifest = Optional.empty();

  @Option(
      names = "--verify",
      paramLabel = "FOLDER",
      description = "Compare every byte in the folder of a download with its manifest.")
  private Optional<Path> verify = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    if (jobs < 1 || jobs > MOST_JOBS) {
      throw new ParameterException(
          spec.commandLine(), "--jobs is " + jobs + "; from 1 to " + MOST_JOBS);
    }
    requireOneTask();
    DownloadText text = new DownloadText(spec.commandLine().getOut(), json.asked);
    if (verify.isPresent()) {
      return verified(verify.get(), text);
    }
    return manifest.isPresent() ? again(manifest.get(), text) : fetched(text);
  }

  private void requireOneTask() {
    List<String> tasks = new ArrayList<>();
    identifier.ifPresent(tasks::add);
    manifest.ifPresent(file -> tasks.add("--manifest"));
    verify.ifPresent(folder -> tasks.add("--verify"));
    if (tasks.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "name a dandiset, such as DANDI:000020, or --manifest, or --verify");
    }
    if (tasks.size() > 1) {
      throw new ParameterException(
          spec.commandLine(), String.join(" and ", tasks) + " do not go together; choose one");
    }
    if (identifier.isEmpty() && (list || chosen.chooses())) {
      throw new ParameterException(
          spec.commandLine(), "--list and choices of files go with an identifier");
    }
  }

  private int verified(Path folder, DownloadText text) throws InterruptedException {
    try (DownloadLine progress = new DownloadLine("check " + folder)) {
      List<FolderCheck.Checked> checked = FolderCheck.of(folder, jobs, progress);
      progress.close();
      return text.verified(folder, checked);
    }
  }

  private int again(Path file, DownloadText text) throws InterruptedException {
    DownloadManifest same = DownloadManifest.read(file);
    DandiArchive from = DandiArchive.at(archive.given().orElse(same.api()));
    Path folder = to.orElse(Path.of(same.entries().get(0).version().folder()));
    try (DownloadLine progress = new DownloadLine("download to " + folder)) {
      DandiDownload.Result result =
          DandiDownload.into(folder, from)
              .onExisting(existing)
              .withJobs(jobs)
              .fetchAgain(same, progress);
      progress.close();
      return text.fetched(folder, same.versions(), result);
    }
  }

  private int fetched(DownloadText text) throws InterruptedException {
    DandiArchive from = archive.archive();
    DandiIdentifier wanted = DandiIdentifier.parse(identifier.orElseThrow(), from.api());
    AssetList files = chosen.filter().of(from.list(wanted));
    if (list) {
      return text.listed(files);
    }
    Path folder = to.orElse(Path.of(files.version().folder()));
    try (DownloadLine progress =
        new DownloadLine("download " + files.version().identifier() + " to " + folder)) {
      DandiDownload.Result result =
          DandiDownload.into(folder, from)
              .onExisting(existing)
              .withJobs(jobs)
              .fetch(files, progress);
      progress.close();
      return text.fetched(folder, List.of(files.version()), result);
    }
  }
}
