package org.patchbridge.cli.machine;

import java.io.File;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbridge.files.EnvironmentProxies;

/** What a platform gives every program: Java, memory, folders, a browser, a way to the network. */
final class PlatformChecks {
  private static final int LEAST_JAVA = 17;
  private static final long MEGABYTE = 1L << 20;

  /** Extraction has a heap of 80 MB and 130 MB for each recording at a time. */
  private static final long LEAST_HEAP = 210 * MEGABYTE;

  private PlatformChecks() {}

  /**
   * @param feature version, for example 17
   * @param version at length
   */
  static MachineCheck java(int feature, String version) {
    return (feature >= LEAST_JAVA
            ? MachineCheck.ok("Java", version)
            : MachineCheck.missing(
                "Java",
                version + ", but " + LEAST_JAVA + " or newer is needed",
                "install a JDK of version 17 or newer, or set JAVA_HOME to one"))
        .needed();
  }

  /**
   * @param heap most memory that Java takes, in bytes
   * @param physical memory of the machine, or of its container
   */
  static MachineCheck memory(long heap, long physical) {
    String fact =
        String.format(
            Locale.ROOT, "%,d MB for Java of %,d MB", heap / MEGABYTE, physical / MEGABYTE);
    return (heap >= LEAST_HEAP
            ? MachineCheck.ok("memory", fact)
            : MachineCheck.missing(
                "memory",
                fact + ", but one recording takes " + LEAST_HEAP / MEGABYTE + " MB",
                "set PATCHBRIDGE_JAVA_OPTIONS=-Xmx1g on a machine that has so much"))
        .needed();
  }

  /**
   * Whether a folder can be written and has room; one that is not there yet is judged by the folder
   * that it would be made in.
   *
   * @param leastMegabytes that it should have room for
   * @param how to name another
   */
  static MachineCheck folder(String name, Path folder, long leastMegabytes, String how) {
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
      return MachineCheck.missing(name, folder + " cannot be written", how);
    }
    long free = there.toFile().getUsableSpace() / MEGABYTE;
    String fact = String.format(Locale.ROOT, "%s, %,d MB free", folder, free);
    return free >= leastMegabytes
        ? MachineCheck.ok(name, fact)
        : MachineCheck.missing(
            name, fact + String.format(Locale.ROOT, ", less than %,d", leastMegabytes), how);
  }

  /**
   * What {@code open} shows its pages with.
   *
   * @param system the property {@code os.name}
   */
  static MachineCheck browser(String system, Map<String, String> environment) {
    String small = system.toLowerCase(Locale.ROOT);
    if (small.startsWith("mac") || small.startsWith("windows")) {
      return MachineCheck.ok("browser", "the system's");
    }
    if (Stream.of("DISPLAY", "WAYLAND_DISPLAY").noneMatch(environment::containsKey)) {
      return MachineCheck.missing(
          "browser",
          "no screen (neither DISPLAY nor WAYLAND_DISPLAY is set); only 'open' starts a browser",
          "patchbridge open --no-browser, and open the address that it prints");
    }
    return onPath("xdg-open", environment)
        .map(program -> MachineCheck.ok("browser", "through " + program))
        .orElseGet(
            () ->
                MachineCheck.missing(
                    "browser",
                    "no xdg-open; only 'open' starts a browser",
                    "sudo apt-get install xdg-utils, or patchbridge open --no-browser"));
  }

  private static Optional<Path> onPath(String program, Map<String, String> environment) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What the environment says of proxies; nothing is asked over the network. */
  static MachineCheck proxies(Map<String, String> environment) {
    try {
      EnvironmentProxies named = EnvironmentProxies.of(environment);
      List<String> told = new ArrayList<>();
      for (String scheme : List.of("https", "http")) {
        Proxy proxy = named.select(URI.create(scheme + "://example.org/")).get(0);
        if (proxy.type() != Proxy.Type.DIRECT) {
          told.add(scheme + " through " + proxy.address());
        }
      }
      return MachineCheck.ok(
          "network",
          told.isEmpty() ? "no proxy is set; servers are asked directly" : String.join(", ", told));
    } catch (IllegalArgumentException wrong) {
      return MachineCheck.missing(
          "network",
          wrong.getMessage(),
          "correct the variable; only fetch, download and the DANDI archive need the network");
    }
  }
}
