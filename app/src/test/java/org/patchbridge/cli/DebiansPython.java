package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Python with Debian's packages, and clients/python installed for it as a user does. */
final class DebiansPython {
  static final String PROGRAM = "/usr/bin/python3";
  private static final Path CLIENT = Path.of("..", "clients", "python");

  private DebiansPython() {}

  /** Whether modules can be imported, as in {@code numpy, pandas}. */
  static boolean has(String modules) throws IOException, InterruptedException {
    return Files.isExecutable(Path.of(PROGRAM))
        && run(Path.of("."), Map.of(), PROGRAM, "-c", "import " + modules).isEmpty();
  }

  /** What a command printed, errors among it. */
  static String run(Path folder, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    process.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    process.environment().putAll(environment);
    Process started = process.start();
    String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    started.waitFor();
    return said.strip();
  }

  /** The folder of a program that needs no build: a launcher of these classes. */
  static Path home(Path folder) throws IOException {
    Path home = Files.createDirectory(folder.resolve("a home"));
    Path launcher = home.resolve("patchbridge");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '"
            + java
            + "' -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("java.class.path")
            + "' "
            + PatchBridgeCommand.class.getName()
            + " \"$@\"\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    return home;
  }

  /**
   * An environment of its own with Debian's packages and the client, installed without a network;
   * what pip leaves behind is not left in the project.
   *
   * @return its Python
   */
  static String withClient(Path folder) throws IOException, InterruptedException {
    Path environment = folder.resolve("environment");
    run(
        folder,
        Map.of(),
        PROGRAM,
        "-m",
        "venv",
        "--system-site-packages",
        "--without-pip",
        environment.toString());
    Path source = folder.resolve("client");
    try (Stream<Path> files = Files.walk(CLIENT)) {
      for (Path file : files.toList()) {
        Files.copy(file, source.resolve(CLIENT.relativize(file).toString()));
      }
    }
    String python = environment.resolve("bin/python").toString();
    List<String> command = new ArrayList<>(List.of(python, "-m", "pip", "install"));
    command.addAll(List.of("--no-index", "--no-build-isolation", "--no-cache-dir"));
    command.add(source.toString());
    String said = run(folder, Map.of(), command.toArray(String[]::new));
    assertThat(said).contains("Successfully installed patchbridge-");
    return python;
  }
}
