package org.patchbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What releases are made of: one version everywhere, scripts that bash can read, an image's
 * launcher.
 */
class ReleaseFilesTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path PACKAGING = HOME.resolve("packaging");

  @TempDir Path folder;

  @BeforeEach
  void bashIsThere() {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash on this machine");
  }

  static Stream<Path> scripts() throws IOException {
    List<Path> scripts =
        new ArrayList<>(List.of(HOME.resolve("patchbridge"), HOME.resolve("release")));
    scripts.add(HOME.resolve("run-tests"));
    scripts.add(HOME.resolve("patchbridge-spark"));
    try (Stream<Path> files = Files.list(PACKAGING)) {
      files.filter(ReleaseFilesTest::isScript).forEach(scripts::add);
    }
    return scripts.stream();
  }

  private static boolean isScript(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && (name.endsWith(".sh") || !name.contains("."))
        && !name.equals("Containerfile");
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void bashReadsEveryScript(Path script) throws Exception {
    assertThat(bash("bash -n '" + script + "'")).isEmpty();
  }

  @Test
  void oneVersionStandsEverywhere() throws Exception {
    String version = element("pom.xml", "version");
    assertThat(element("bom/pom.xml", "version")).isEqualTo(version);
    assertThat(read("CITATION.cff")).contains("\nversion: " + version + "\n");
    assertThat(read("CHANGELOG.md")).contains("\n## " + version + " (");
    assertThat(read("clients/python/src/patchbridge/_version.py"))
        .contains("VERSION = \"" + version + "\"");
    assertThat(read("packaging/Containerfile")).contains("ARG VERSION=" + version + "\n");
    assertThat(read("examples/CallCell.java")).contains("patchbridge-predict:" + version + "\n");
    JsonNode catalogue = new ObjectMapper().readTree(read("jbang-catalog.json"));
    assertThat(catalogue.at("/aliases/patchbridge/script-ref").asText())
        .isEqualTo("org.patchbridge:patchbridge-web:" + version);
    assertThat(HOME.resolve(catalogue.at("/aliases/call-cell/script-ref").asText())).exists();
  }

  @Test
  void recipesTakeVersionAndAddressFromTheOnePlace() throws Exception {
    assertThat(read("bom/pom.xml")).contains("<url>" + element("pom.xml", "repository.url") + "<");
    try (Stream<Path> recipes = Files.list(PACKAGING.resolve("recipes"))) {
      assertThat(recipes)
          .hasSize(2)
          .allSatisfy(
              recipe ->
                  assertThat(Files.readString(recipe))
                      .contains("@VERSION@", "@ADDRESS@", "SHA256@")
                      .doesNotContain("://"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', yes",
    "'--help', yes",
    "'evaluate --help', yes",
    "'doctor', yes",
    "'demo', no",
    "'extract CELL.nwb', yes",
    "'extract CELL.nwb --study s', yes",
    "'extract CELL.nwb other.nwb', no",
    "'extract .', no",
    "'predict model CELL.nwb', yes",
    "'predict model table.csv', no"
  })
  void shortCommandsAreKnown(String arguments, String isShort) throws Exception {
    Files.createFile(folder.resolve("CELL.nwb"));

    assertThat(sourced("is_short " + arguments + " && echo yes || echo no")).isEqualTo(isShort);
  }

  @ParameterizedTest
  @CsvSource({
    "'--points cloud.csv --draws 2', cloud.csv",
    "'--draws 2 --points=cloud.csv', cloud.csv",
    "'--points cloud.csv --dimension 2', ''",
    "'--study mine', ''"
  })
  void tableOfACloudIsFoundUnlessCavitiesAreAskedFor(String arguments, String table)
      throws Exception {
    assertThat(sourced("cloud_of " + arguments)).isEqualTo(table);
  }

  @Test
  void imageStartsItsOwnJavaAndSaysHowTorchIsInstalled() throws Exception {
    Path image = image();

    assertThat(start(image))
        .contains("-Dpatchbridge.torch.command=tar -xzf torch.tar.gz -C " + image)
        .contains("-cp " + image.resolve("program/lib/program.jar") + " org.patchbridge.web")
        .endsWith("PatchBridgeMain demo");

    Path torch = Files.createDirectory(image.resolve("program/torch")).resolve("torch.jar");
    Files.createFile(torch);
    assertThat(start(image))
        .doesNotContain("torch.command")
        .contains(image.resolve("program/lib/program.jar") + ":" + torch + " org.patchbridge.web");
  }

  /** A made-up one, whose Java tells its arguments. */
  private Path image() throws IOException {
    Path image = folder.toRealPath().resolve("an image");
    Path program = Files.createDirectories(image.resolve("program"));
    Path launcher = Files.createDirectory(image.resolve("bin")).resolve("patchbridge");
    Files.copy(PACKAGING.resolve("launcher"), launcher);
    Files.copy(PACKAGING.resolve("start.sh"), program.resolve("start.sh"));
    Files.writeString(program.resolve("versions"), "1.2.3\n17.0.15\n");
    Files.writeString(program.resolve("jars"), "program.jar\n");
    Files.writeString(program.resolve("torch-command"), "tar -xzf torch.tar.gz -C HERE\n");
    Path java = Files.createDirectories(image.resolve("runtime/bin")).resolve("java");
    Files.writeString(java, "#!/bin/bash\necho \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    return image;
  }

  private String start(Path image) throws Exception {
    return bash("'" + image.resolve("bin/patchbridge") + "' demo 2>/dev/null");
  }

  private String sourced(String command) throws Exception {
    return bash(". '" + PACKAGING.resolve("start.sh") + "'; " + command);
  }

  private String bash(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("/bin/bash", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text.strip();
  }

  private static String read(String file) throws IOException {
    return Files.readString(HOME.resolve(file));
  }

  private static String element(String file, String name) throws IOException {
    Matcher found = Pattern.compile("<" + Pattern.quote(name) + ">([^<]*)<").matcher(read(file));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
