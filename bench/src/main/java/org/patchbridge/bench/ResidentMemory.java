package org.patchbridge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Memory of this process that is in use: Linux's {@code VmRSS}. */
record ResidentMemory(double megabytes, double ofHeapMegabytes) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double MEGABYTE = 1 << 20;

  /** Now, after a collection, so that the heap's part is what is held. */
  static ResidentMemory now() {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    try {
      String line =
          Files.readAllLines(STATUS).stream()
              .filter(text -> text.startsWith("VmRSS:"))
              .findFirst()
              .orElseThrow(() -> new IOException(STATUS + " has no VmRSS"));
      double kilobytes = Double.parseDouble(line.replaceAll("\\D", ""));
      return new ResidentMemory(kilobytes * 1024 / MEGABYTE, heap / MEGABYTE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "resident %.0f MB, heap %.0f MB of it", megabytes, ofHeapMegabytes);
  }
}
