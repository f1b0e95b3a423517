package org.patchbridge.cli.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.patchbridge.archive.FetchedTables;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.files.UserFolders;
import org.patchbridge.reference.References;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells what a machine has of what the program uses, and how to get the rest. */
@Command(
    name = "doctor",
    header = "What this machine has and lacks, and how to get it",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Looks at this machine and tells, a line each, what is there, what is missing, and how to"
          + " get it. Asks no server. The exit code is 0 where features, studies and calls of"
          + " recordings work, whatever else is missing, else 3.",
      ""
    },
    footer = {"", "Example:", "  patchbridge doctor"})
public final class DoctorCommand implements Callable<Integer> {
  private static final long STUDY_MB = 100;
  private static final long DATA_MB = 200;

  /** Native libraries are unpacked there, and fetched tables kept. */
  private static final long CACHE_MB = 1000;

  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;

  /** What {@code --json} prints. */
  private record PrintedMachine(String program, boolean works, List<MachineCheck> checks) {}

  @Override
  public Integer call() {
    List<MachineCheck> checks = checks(System.getenv());
    List<MachineCheck> inTheWay = checks.stream().filter(MachineCheck::isInTheWay).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json.asked) {
      out.println(
          JsonOption.text(new PrintedMachine(Version.current(), inTheWay.isEmpty(), checks)));
    } else {
      checks.forEach(check -> out.println(check.line()));
      out.println();
      out.println(verdict(inTheWay));
    }
    return inTheWay.isEmpty() ? ExitCode.OK : ExitCode.BAD_INPUT;
  }

  static String verdict(List<MachineCheck> inTheWay) {
    return inTheWay.isEmpty()
        ? "Features, studies and calls of recordings work on this machine."
        : "Nothing works without: "
            + String.join(", ", inTheWay.stream().map(MachineCheck::name).toList())
            + ".";
  }

  private static List<MachineCheck> checks(Map<String, String> environment) {
    UserFolders folders = UserFolders.ofThisMachine();
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return List.of(
        PlatformChecks.java(Runtime.version().feature(), System.getProperty("java.version")),
        PlatformChecks.memory(Runtime.getRuntime().maxMemory(), machine.getTotalMemorySize()),
        PlatformChecks.folder(
                "this folder",
                Path.of("").toAbsolutePath(),
                STUDY_MB,
                "change to a folder that you may write")
            .needed(),
        PlatformChecks.folder(
                "temporary folder",
                Path.of(System.getProperty("java.io.tmpdir")),
                STUDY_MB,
                "PATCHBRIDGE_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER")
            .needed(),
        PlatformChecks.folder(
            "cache folder", folders.cache(), CACHE_MB, "set PATCHBRIDGE_CACHE to another folder"),
        PlatformChecks.folder(
            "data folder", folders.data(), DATA_MB, "set PATCHBRIDGE_DATA to another folder"),
        LibraryChecks.duckDb(),
        LibraryChecks.hdf5Writer(),
        LibraryChecks.inflater(),
        LibraryChecks.torch(),
        PlatformChecks.browser(System.getProperty("os.name"), environment),
        DataChecks.tables(FetchedTables::ofThisMachine),
        DataChecks.references(References.ofThisMachine()),
        PlatformChecks.proxies(environment));
  }
}
