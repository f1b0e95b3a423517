package org.patchbridge.web.study;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.cli.console.ExitCode;

/**
 * This program once more, in a process of its own. The database of a study takes one process, and
 * what is computed must not take the window with it. The child's standard input is a pipe that
 * nothing is written to: when it ends, because the window says so or is no more, the child ends as
 * by Ctrl-C, on every system.
 */
public final class ProgramProcess {
  /** Says to the child that its input is such a pipe. */
  private static final String CHILD = "patchbridge.ends.with.input";

  private static final int SECONDS_BETWEEN_LINES = 2;

  private ProgramProcess() {}

  /**
   * Starts a command.
   *
   * @param mainClass of the program
   * @throws IOException where no process can be started
   */
  static Process start(String mainClass, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> each.startsWith("-X") || each.startsWith("--enable-native-access"))
        .forEach(command::add);
    command.add("-D" + CHILD + "=true");
    command.add("-Dpatchbridge.progress.seconds=" + SECONDS_BETWEEN_LINES);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String java() {
    Optional<String> own = ProcessHandle.current().info().command();
    return own.orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  /** In a child: watches the input and ends the process with it. Else nothing. */
  public static void endWithInputIfChild() {
    if (!Boolean.getBoolean(CHILD)) {
      return;
    }
    InputStream input = System.in;
    Thread watch =
        new Thread(
            () -> {
              waitForEnd(input);
              System.err.println("patchbridge: interrupted; the same command goes on where it was");
              System.exit(ExitCode.INTERRUPTED);
            },
            "end with input");
    watch.setDaemon(true);
    watch.start();
  }

  private static void waitForEnd(InputStream input) {
    try {
      input.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException broken) {
      // A pipe that broke has ended, too.
      return;
    }
  }
}
