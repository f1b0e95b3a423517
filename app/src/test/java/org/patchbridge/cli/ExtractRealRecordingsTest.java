package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of other laboratories, none of which follows the Allen Institute's protocol. */
class ExtractRealRecordingsTest {
  private static final Path RECORDINGS = Path.of("../../shared/data/recordings/nwb");

  @TempDir Path folder;

  @BeforeEach
  void recordingsAreThere() {
    assumeTrue(Files.isDirectory(RECORDINGS), "real recordings are missing: " + RECORDINGS);
  }

  private Program.Result extract(String... arguments) {
    List<String> command = new ArrayList<>(List.of("extract", RECORDINGS.toString()));
    command.addAll(List.of("--study", folder.resolve("study").toString()));
    command.addAll(List.of(arguments));
    return Program.run(command.toArray(String[]::new));
  }

  @Test
  void eachThatCannotBeUsedIsRefusedWithPlaceFactAndRemedy() {
    Program.Result result = extract();

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out())
        .contains("3 recordings: 0 extracted, 0 done before, 3 refused")
        .containsPattern(
            "allen_mies_voltage_clamp_only\\.nwb at /acquisition: no current-clamp sweeps: the file"
                + " holds 1 in voltage clamp")
        .containsPattern("allen_nwb1_human\\.nwb at /: the file is of NWB 1\\.0\\.5; NWB 2 is read")
        .containsPattern(
            "hippocampus_steps_99111002\\.nwb: .*ontology does not know: \"Step\" \\(16\\);"
                + " --protocol stimulus tells from the current what they are");
  }

  @Test
  void hippocampalStepsGiveSpikesAndFamiliesOnceTheirCodeIsKnown() throws IOException {
    Path ontology = Files.writeString(folder.resolve("codes.txt"), "[Long Square]\nStep\n");

    Program.Result result = extract("--ontology", ontology.toString());

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.out())
        .contains("3 recordings: 1 extracted, 0 done before, 2 refused")
        .contains("no silent long square sweep with 200 ms before and after the step")
        .contains("of species 'Rattus norvegicus', which is neither mouse nor human");
    Path tables = folder.resolve("tables");
    Program.run("export", "--study", folder.resolve("study").toString(), "--to", tables.toString());
    assertThat(Files.readAllLines(tables.resolve("spikes.csv"))).hasSizeBetween(100, 400);
    assertThat(Files.readString(tables.resolve("scalars.csv")))
        .contains("rheobase_i", "upstroke_downstroke_ratio_rheo");
    assertThat(Files.readString(tables.resolve("findings.csv")))
        .contains("quality-failed", "bridge-balance-missing");
  }
}
