package org.patchbridge.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.patchbridge.web.PatchBridgeMain;

/** Runs blocks of the documentation as a reader would, with the program of this build. */
final class ManualShell {
  private static final long MINUTES = 20;
  private final Path home;

  /** What a block printed, errors among it, and the exit code of the command it ended with. */
  record Result(int exitCode, String printed) {}

  /**
   * @param home where references and tables are sought; nothing of this machine is found
   */
  ManualShell(Path home) {
    this.home = home;
  }

  /** Stops at the first command that fails. */
  Result run(Path folder, String block) throws IOException, InterruptedException {
    Path launcher = folder.resolve("patchbridge");
    if (!Files.exists(launcher)) {
      Files.writeString(launcher, launcher());
      launcher.toFile().setExecutable(true);
    }
    Path log = Files.createTempFile(home, "block", ".log");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-e", "-c", block)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("PATCHBRIDGE_CACHE", home.resolve("cache").toString());
    builder.environment().put("PATCHBRIDGE_DATA", home.resolve("data").toString());
    Process process = builder.start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IOException("not done after " + MINUTES + " minutes: " + block);
    }
    return new Result(process.exitValue(), Files.readString(log));
  }

  private static String launcher() {
    return String.join(
        "\n",
        "#!/usr/bin/env bash",
        "exec '"
            + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' -Xmx2g -cp '"
            + System.getProperty("java.class.path")
            + "' "
            + PatchBridgeMain.class.getName()
            + " \"$@\"",
        "");
  }
}
