package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.cli.console.ExitCode;

class InspectCommandTest {
  private static final Path SHARED = Path.of("../../shared");

  @TempDir Path folder;

  @Test
  void nameThatNoFileCanHaveIsAUsersMistakeAndNoInternalError() {
    Program.Result result = Program.run("inspect", "a\0b.nwb");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .contains("no file can have this name here")
        .doesNotContain("Exception");
    assertThat(Program.run("inspect", "a.nwb", "--plot", "a\0b").err())
        .contains("'--plot'", "no file can have this name here")
        .doesNotContain("Exception");
  }

  @Test
  void tableShowsSweepsProtocolsFamiliesAndScalars() {
    Program.Result result = Program.run("inspect", golden("pvalb_01"));

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("donor 800000101, Mus musculus")
        .contains("21 current clamp, 3 voltage clamp")
        .containsPattern("12  long square +X3LP_Rheo +160 +0\\.600 +1\\.600 +50 +9 +used")
        .containsPattern("ramp +1 sweeps, 1 used")
        .containsPattern("psth +120 +Hz")
        .containsPattern("rheobase_i +160\\.0 +pA");
  }

  @Test
  void jsonHoldsTheSameAsDataAndNothingElseIsPrinted() throws IOException {
    Program.Result result =
        Program.run("inspect", golden("pvalb_01"), "--preset", "ipfx", "--json");

    JsonNode inspection = new ObjectMapper().readTree(result.out()).get("inspection");
    assertThat(inspection.get("preset").asText()).isEqualTo("ipfx");
    assertThat(inspection.get("sweeps")).hasSize(24);
    assertThat(inspection.get("sweeps").get(12).get("spikes").asInt()).isEqualTo(9);
    assertThat(inspection.get("sweeps").get(12).get("amplitudePicoamps").asDouble()).isEqualTo(160);
    assertThat(inspection.get("sweeps").get(0).get("spikes").isNull()).isTrue();
    assertThat(inspection.get("families").get(0).get("length").asInt()).isEqualTo(450);
  }

  @Test
  void figuresHaveTheSameDigitsWhateverTheLocaleOfTheSystem() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Program.run(
          "inspect",
          golden("pvalb_01"),
          "--plot",
          folder.resolve("svg").toString(),
          "--sweeps",
          "12");
    } finally {
      Locale.setDefault(before);
    }

    try (Stream<Path> figures = Files.list(folder.resolve("svg"))) {
      assertThat(figures.filter(file -> file.toString().endsWith(".svg")))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(file)
                      .content()
                      .doesNotContainPattern("[\\u0660-\\u0669\\u066b]")
                      .containsPattern(">[\u2212-]?\\d"));
    }
  }

  @Test
  void plotsOfTwoHundredKilohertzAreWritten() {
    Path figures = folder.resolve("deep/figures");

    Program.Result result =
        Program.run(
            "inspect", golden("edge_fs200k"), "--plot", figures.toString(), "--sweeps", "4,6");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Figures: 12 files in " + figures);
    assertThat(figures.toFile().list())
        .containsExactlyInAnyOrder(
            "sweep-004.png",
            "sweep-004.svg",
            "sweep-006.png",
            "sweep-006.svg",
            "long-squares.png",
            "long-squares.svg",
            "short-squares.png",
            "short-squares.svg",
            "ramps.png",
            "ramps.svg",
            "firing-rate.png",
            "firing-rate.svg");
  }

  @Test
  void unknownCodesOfARealFileAreListedAndAnOntologyFileHelps() throws IOException {
    String file = recording("hippocampus_steps_99111002");
    Path codes = Files.writeString(folder.resolve("codes.txt"), "[Long Square]\nStep\n");

    String without = Program.run("inspect", file).out();
    String with = Program.run("inspect", file, "--ontology", codes.toString()).out();

    assertThat(without).containsPattern("Step +16").contains("--ontology FILE");
    assertThat(with).doesNotContain("Unknown stimulus codes").contains("long square   16 sweeps");
  }

  @Test
  void voltageClampOnlyFileIsRefusedWithItsCount() {
    Program.Result result = Program.run("inspect", recording("allen_mies_voltage_clamp_only"));

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("/acquisition", "no current-clamp sweeps", "voltage clamp");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void fileThatIsNoRecordingIsRefusedWithoutAStackTrace() throws IOException {
    Path page = Files.writeString(folder.resolve("page.nwb"), "<html>404</html>");

    Program.Result result = Program.run("inspect", page.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("page.nwb", "HDF5").doesNotContain("\tat ");
  }

  @Test
  void brokenOntologyIsRefusedWithItsLine() throws IOException {
    Path codes = Files.writeString(folder.resolve("codes.txt"), "# mine\nStep\n");

    Program.Result result =
        Program.run("inspect", golden("pvalb_01"), "--ontology", codes.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("codes.txt at line 2");
  }

  @Test
  void sweepsWithoutPlotIsWrongUsage() {
    Program.Result result = Program.run("inspect", "cell.nwb", "--sweeps", "3");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--plot DIR");
  }

  private static String golden(String cell) {
    return existing(SHARED.resolve("golden/ipfx/nwb/" + cell + ".nwb"));
  }

  private static String recording(String name) {
    return existing(SHARED.resolve("data/recordings/nwb/" + name + ".nwb"));
  }

  private static String existing(Path file) {
    assumeTrue(Files.exists(file), file + " is missing: put the shared folder beside the checkout");
    return file.toString();
  }
}
