package org.patchbridge.cli.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.archive.Catalogue;
import org.patchbridge.archive.FetchedTables;
import org.patchbridge.reference.ReferenceModel;
import org.patchbridge.reference.References;
import org.patchbridge.work.InputException;
import picocli.CommandLine;

class DoctorCommandTest {
  @TempDir Path folder;

  private static String told(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine command = new CommandLine(new DoctorCommand()).setOut(new PrintWriter(out));
    assertThat(command.execute(arguments)).isZero();
    return out.toString();
  }

  @Test
  void aLineEachSaysWhatIsThereAndWhatIsMissing() {
    List<String> lines = told().lines().toList();

    assertThat(lines)
        .filteredOn(line -> line.startsWith("ok       ") || line.startsWith("missing  "))
        .hasSize(lines.size() - 2)
        .anyMatch(line -> line.startsWith("ok       Java: "))
        .anyMatch(line -> line.startsWith("ok       DuckDB: "));
    assertThat(lines)
        .filteredOn(line -> line.startsWith("missing"))
        .allMatch(line -> line.contains(". How: "));
    assertThat(lines.get(lines.size() - 1)).endsWith("work on this machine.");
  }

  @Test
  void programsReadTheSameAsJson() throws IOException {
    JsonNode json = new ObjectMapper().readTree(told("--json"));

    assertThat(json.at("/works").asBoolean()).isTrue();
    assertThat(json.at("/checks").findValuesAsText("name"))
        .contains("Java", "memory", "DuckDB", "HDF5 writer", "libtorch", "browser", "network");
    json.at("/checks")
        .forEach(
            check ->
                assertThat(check.get("how").isNull()).isEqualTo(check.get("isThere").asBoolean()));
  }

  @Test
  void onlyWhatIsNeededIsInTheWay() {
    MachineCheck old = PlatformChecks.java(11, "11.0.2");
    MachineCheck small = PlatformChecks.memory(100L << 20, 2048L << 20);
    MachineCheck blind = PlatformChecks.browser("Linux", Map.of());

    assertThat(List.of(old, small, blind))
        .filteredOn(MachineCheck::isInTheWay)
        .containsExactly(old, small);
    assertThat(old.line())
        .isEqualTo(
            "missing  Java: 11.0.2, but 17 or newer is needed. How: install a JDK of version 17 or"
                + " newer, or set JAVA_HOME to one");
    assertThat(small.line()).contains("100 MB for Java of 2,048 MB", "-Xmx1g");
    assertThat(DoctorCommand.verdict(List.of(old, small)))
        .isEqualTo("Nothing works without: Java, memory.");
  }

  @Test
  void folderThatIsNotThereYetIsJudgedByTheOneAboveIt() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(PlatformChecks.folder("cache", folder.resolve("a/b"), 1, "how").isThere()).isTrue();
    assertThat(PlatformChecks.folder("cache", file.resolve("a"), 1, "how").line())
        .contains("cannot be written. How: how");
    assertThat(PlatformChecks.folder("cache", folder, Long.MAX_VALUE, "how").line())
        .contains("MB free, less than 9,223,372,036,854,775,807");
  }

  @Test
  void proxiesOfTheEnvironmentAreNamedAndAWrongOneIsToldWithoutItsPassword() {
    assertThat(PlatformChecks.proxies(Map.of()).fact()).contains("no proxy is set");
    assertThat(PlatformChecks.proxies(Map.of("https_proxy", "http://proxy.lab:3128")).fact())
        .contains("https through", "proxy.lab", "3128");
    MachineCheck wrong =
        PlatformChecks.proxies(Map.of("https_proxy", "http://me:secret@proxy.lab:3128"));
    assertThat(wrong.isThere()).isFalse();
    assertThat(wrong.line()).contains("https_proxy").doesNotContain("secret");
  }

  @Test
  void browserNeedsAScreenAndAProgramThatOpensOne() throws IOException {
    Path program = Files.writeString(folder.resolve("xdg-open"), "");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Map<String, String> screen = Map.of("DISPLAY", ":0", "PATH", "/nowhere:" + folder);

    assertThat(PlatformChecks.browser("Linux", screen).fact()).isEqualTo("through " + program);
    assertThat(PlatformChecks.browser("Linux", Map.of("DISPLAY", ":0", "PATH", "")).line())
        .contains("no xdg-open", "xdg-utils");
    assertThat(PlatformChecks.browser("Mac OS X", Map.of()).isThere()).isTrue();
  }

  @Test
  void librariesOfAnotherPlatformAreMissing() {
    assertThat(LibraryChecks.torch("plan9-mips").line())
        .startsWith("missing  libtorch: none for plan9-mips; only sequence models");
    assertThat(LibraryChecks.hdf5Writer("org.bytedeco.no.such.type").line())
        .startsWith("missing  HDF5 writer");
  }

  @Test
  void tablesAndReferencesAtHandAreNamed() throws IOException {
    References built = new References(folder.resolve("references"));
    assertThat(DataChecks.references(built).line()).contains("patchbridge reference human");
    Path place = Files.createDirectories(built.placeOf(ReferenceModel.HUMAN));
    Files.writeString(place.resolve("SHA256SUMS"), "");

    assertThat(DataChecks.references(built).fact()).isEqualTo("human");
    assertThat(DataChecks.tables(() -> FetchedTables.in(folder, Catalogue.shipped())).line())
        .contains("none fetched", "patchbridge fetch allen");
  }

  @Test
  void wrongCatalogueOfTheUserIsToldAndStopsNothing() {
    MachineCheck wrong =
        DataChecks.tables(
            () -> {
              throw new InputException("catalogue.yaml, line 3: no name");
            });

    assertThat(wrong.line()).contains("missing  public tables: catalogue.yaml, line 3: no name");
    assertThat(wrong.isInTheWay()).isFalse();
  }
}
