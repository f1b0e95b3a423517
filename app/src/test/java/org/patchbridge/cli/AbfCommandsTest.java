package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.cli.console.ExitCode;

/** The commands take real ABF files as they take NWB files. */
class AbfCommandsTest {
  private static final Path ABF = Path.of("../../shared/data/recordings/abf");

  @TempDir Path folder;

  @BeforeEach
  void recordingsAreThere() {
    assumeTrue(Files.isDirectory(ABF), "recordings are missing: " + ABF);
  }

  private static String recording(String name) {
    return ABF.resolve(name + ".abf").toString();
  }

  @Test
  void inspectTellsLongSquaresFromTheirStimulus() {
    Program.Result result = Program.run("inspect", recording("190619B_0003"));

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("10 current clamp")
        .contains("10 as Long Square")
        .containsPattern("4 +long square +Long Square +120 +1\\.048 +2\\.048 +10 +3")
        .containsPattern("9 +long square +Long Square +420 +1\\.048 +2\\.048 +10 +16")
        // IPFX 2.1.2 on the converted recording (golden real_190619B_0003_10kHz).
        .containsPattern("rheobase_i +120")
        .containsPattern("sag +0\\.0401\\n")
        .containsPattern("fi_fit_slope +0\\.0429");
  }

  @Test
  void stepOfZeroIsNotTakenForTheStepAfterIt() {
    Program.Result result = Program.run("inspect", recording("171116sh_0018"));

    assertThat(result.out())
        .containsPattern("3 +long square +Long Square +-25 +0\\.147 +0\\.647")
        .containsPattern("4 +long square +Long Square +0 +- +- +20 +0  skipped")
        .contains("its step is 0 pA")
        .containsPattern("5 +long square +Long Square +25 +0\\.147 +0\\.647");
  }

  @Test
  void cellThatFiresByItselfIsNotSaidToBeNoisy() {
    Program.Result result = Program.run("inspect", recording("17o05028_ic_steps"));

    assertThat(result.out())
        .containsPattern(
            "1 +long square +Long Square +-40 .*\\n +the cell fires before the stimulus,"
                + " 1 spike in 0\\.15 s");
  }

  @Test
  void whatNoSweepTestsIsToldOnce() {
    Program.Result result = Program.run("inspect", recording("171116sh_0016"));

    assertThat(result.out().split("not judged", -1)).hasSize(2);
    assertThat(result.out())
        .contains("not judged, as no sweep tests it: current of the electrode in the bath, seal");
  }

  @Test
  void sweepsThatFireOutsideTheStimulusAreNotDrawnAsSilent() throws IOException {
    Path plots = folder.resolve("plots");
    Program.run(
        "inspect", recording("2019_07_24_0055_fsi"), "--sweeps", "1", "--plot", plots.toString());

    assertThat(plots.resolve("long-squares.svg"))
        .content()
        .contains("spikes only before or after the stimulus (4)", "hero: 50 pA above rheobase")
        .doesNotContain("Silent (mV)");
  }

  @Test
  void inspectTellsRamps() {
    Program.Result result = Program.run("inspect", recording("171116sh_0016"));

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).containsPattern("ramp +11 sweeps, 10 used");
  }

  @Test
  void protocolMayBeNamedByAFile() throws IOException {
    Path protocols =
        Files.writeString(
            folder.resolve("protocols.txt"), "[Long Square]\n11 - 15 pulse AHP w_laser: 0\n");
    Program.Result result =
        Program.run("inspect", recording("18425108"), "--protocol", protocols.toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).containsPattern("long square +1 sweeps");
    assertThat(Program.run("inspect", recording("18425108")).out())
        .containsPattern("long square +absent");
  }

  @Test
  void unknownProtocolIsBadInput() {
    Program.Result result =
        Program.run("inspect", recording("18425108"), "--protocol", "no such file");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("no such file: is neither stimulus").doesNotContain("\tat ");
  }

  @Test
  void extractTakesFoldersOfBothAndListsWhatIsDamaged() throws IOException {
    Path input = Files.createDirectory(folder.resolve("input"));
    Files.copy(ABF.resolve("190619B_0003.abf"), input.resolve("steps.abf"));
    byte[] whole = Files.readAllBytes(ABF.resolve("171116sh_0016.abf"));
    Files.write(input.resolve("cut.ABF"), Arrays.copyOf(whole, 100_000));
    Path labels = Files.writeString(folder.resolve("labels.csv"), "id,species\nsteps,mouse\n");

    Program.Result result =
        Program.run(
            "extract",
            input.toString(),
            "--labels",
            labels.toString(),
            "--study",
            folder.resolve("study").toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.PARTIAL_RESULT);
    assertThat(result.out() + result.err())
        .contains("cut.ABF at data section: truncated")
        .contains("extracted-mouse");
  }
}
