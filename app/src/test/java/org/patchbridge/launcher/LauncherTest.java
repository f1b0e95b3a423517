package org.patchbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on a machine where something is missing: it must say exactly what to do. */
class LauncherTest {
  private static final List<String> ORDINARY_TOOLS =
      List.of("bash", "dirname", "readlink", "id", "sed", "head", "find", "mkdir", "cat", "flock");

  @TempDir Path folder;
  private Path tools;
  private Path copy;

  @BeforeEach
  void copyLauncherToAProjectThatWasNeverBuilt() throws IOException {
    Path launcher = Path.of("..", "patchbridge").toAbsolutePath().normalize();
    assumeTrue(onPath("bash").isPresent(), "there is no bash on this machine");
    tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : ORDINARY_TOOLS) {
      Optional<Path> found = onPath(tool);
      if (found.isPresent()) {
        Files.createSymbolicLink(tools.resolve(tool), found.get());
      }
    }
    copy =
        Files.copy(
            launcher, Files.createDirectory(folder.resolve("project")).resolve("patchbridge"));
    Files.copy(
        launcher.resolveSibling("packaging/start.sh"),
        Files.createDirectory(copy.resolveSibling("packaging")).resolve("start.sh"));
    Files.writeString(copy.resolveSibling("pom.xml"), "<project/>");
  }

  @Test
  void missingJavaIsNamedWithTheCommandThatInstallsIt() throws Exception {
    Run run = launch(Optional.empty());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.text())
        .contains("Java runtime of version 17 or newer is missing")
        .contains("apt-get install openjdk-17-jdk-headless")
        .contains("JAVA_HOME");
  }

  @Test
  void missingMavenIsNamedWithTheCommandThatInstallsIt() throws Exception {
    Run run = launch(Optional.of(Path.of(System.getProperty("java.home"))));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.text()).contains("Maven (mvn)").contains("apt-get install maven");
  }

  @Test
  void oldJavaIsNotTaken() throws Exception {
    Path old = Files.createDirectories(folder.resolve("old-java/bin")).getParent();
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Files.copy(tools.resolve("cat"), old.resolve("bin/java"));

    assertThat(launch(Optional.of(old)).text()).contains("version 17 or newer is missing");
  }

  @Test
  void nativeAccessIsGrantedOnlyWhereJavaAsksForIt() throws Exception {
    Path out = Files.createDirectories(copy.resolveSibling("app/target/patchbridge"));
    Files.createDirectories(copy.resolveSibling("app/src/main"));
    Files.createFile(copy.resolveSibling("app/pom.xml"));
    Files.writeString(out.resolve("jars"), "program.jar\n");
    Files.createFile(out.resolve("built"));

    assertThat(launch(Optional.of(javaThatTellsItsOptions("17.0.15"))).text())
        .contains("org.patchbridge.web.PatchBridgeMain --help")
        .doesNotContain("--enable-native-access");
    assertThat(launch(Optional.of(javaThatTellsItsOptions("25"))).text())
        .contains("org.patchbridge.web.PatchBridgeMain --help")
        .contains("--enable-native-access=ALL-UNNAMED");
  }

  private Path javaThatTellsItsOptions(String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve("java-" + version + "/bin")).getParent();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Path java =
        Files.writeString(
            home.resolve("bin/java"), "#!" + onPath("bash").orElseThrow() + "\necho \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return home;
  }

  private record Run(int exitCode, String text) {}

  private Run launch(Optional<Path> javaHome) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(tools.resolve("bash").toString(), copy.toString(), "--help");
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    javaHome.ifPresent(home -> builder.environment().put("JAVA_HOME", home.toString()));
    Process process = builder.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), text);
  }

  private static Optional<Path> onPath(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(entry -> Path.of(entry, tool))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
