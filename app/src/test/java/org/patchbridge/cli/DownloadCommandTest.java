package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.archive.dandi.FakeArchive;
import org.patchbridge.cli.console.ExitCode;

/** Against an archive of this machine. */
class DownloadCommandTest {
  @TempDir Path root;
  private FakeArchive fake;
  private Path folder;

  @BeforeEach
  void startArchive() throws IOException {
    fake = new FakeArchive();
    folder = root.resolve("mouse");
    fake.add("sub-1/sub-1_icephys.nwb", "one".getBytes(StandardCharsets.UTF_8));
    fake.add("sub-2/sub-2_icephys.nwb", "two".getBytes(StandardCharsets.UTF_8));
    fake.add("sub-2/sub-2_ecephys.nwb", "three".getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopArchive() {
    fake.close();
  }

  private Program.Result download(String... arguments) {
    List<String> all = new ArrayList<>(List.of("download", "--api", fake.api().toString()));
    all.addAll(List.of(arguments));
    return Program.run(all.toArray(new String[0]));
  }

  @Test
  void aDandisetIsListedWithItsVersionTermsAndSizes() {
    Program.Result result = download("DANDI:000020", "--list");
    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .contains("DANDI:000020/0.210913.1639: Patch-seq recordings")
        .contains("terms: spdx:CC-BY-4.0")
        .contains("please cite: Someone (2021)")
        .contains("sub-1/sub-1_icephys.nwb")
        .contains("3 files of 2 subjects");
    assertThat(fake.askedOfStore()).isEmpty();
  }

  @Test
  void whatIsChosenComesAndASecondRunIsNoError() throws IOException {
    String[] arguments = {
      "DANDI:000020/0.210913.1639", "--modality", "icephys", "--to", folder.toString()
    };
    Program.Result first = download(arguments);
    assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.OK);
    assertThat(first.out()).contains("2 files fetched and checked").contains("0 were there");
    assertThat(first.err()).contains("download DANDI:000020/0.210913.1639 to").contains("2 files");
    assertThat(Files.readString(folder.resolve("sub-2/sub-2_icephys.nwb"))).isEqualTo("two");
    Program.Result second = download(arguments);
    assertThat(second.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(second.out()).contains("0 files fetched").contains("2 were there");
  }

  @Test
  void aFolderIsCheckedAndMendedFromItsManifest() throws IOException {
    download("DANDI:000020", "--to", folder.toString());
    assertThat(Program.run("download", "--verify", folder.toString()).exitCode())
        .isEqualTo(ExitCode.OK);
    Files.writeString(folder.resolve("sub-1/sub-1_icephys.nwb"), "own");
    Program.Result checked = Program.run("download", "--verify", folder.toString());
    assertThat(checked.exitCode()).isEqualTo(ExitCode.NETWORK);
    assertThat(checked.out())
        .contains("2 of 3 files whole")
        .contains("sub-1/sub-1_icephys.nwb: its bytes are not the archive's")
        .contains("--existing refresh");
    String manifest = folder.resolve("dandi-manifest.json").toString();
    Program.Result mended =
        Program.run(
            "download", "--manifest", manifest, "--to", folder.toString(), "--existing", "refresh");
    assertThat(mended.exitCode()).as(mended.err()).isEqualTo(ExitCode.OK);
    assertThat(mended.out()).contains("1 file fetched").contains("2 were there");
    assertThat(Program.run("download", "--verify", folder.toString()).exitCode())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void filesNamedInAListComeAndAZarrFolderIsToldAsPartialResult() throws IOException {
    fake.addZarr("sub-1/sub-1_image.zarr");
    Path names = Files.writeString(root.resolve("names.txt"), "sub-1/sub-1_image.zarr\n\n");
    Program.Result zarr =
        download("DANDI:000020", "--files", names.toString(), "--to", folder.toString());
    assertThat(zarr.exitCode()).isEqualTo(ExitCode.PARTIAL_RESULT);
    assertThat(zarr.out()).contains("! sub-1/sub-1_image.zarr: a Zarr folder");
  }

  @Test
  void programsGetJson() throws IOException {
    JsonNode list = new ObjectMapper().readTree(download("DANDI:000020", "--list", "--json").out());
    assertThat(list.get("version").get("version").asText()).isEqualTo("0.210913.1639");
    assertThat(list.get("assets")).hasSize(3);
    JsonNode done =
        new ObjectMapper()
            .readTree(download("DANDI:000020", "--json", "--to", folder.toString()).out());
    assertThat(done.get("files").get(0).get("way").asText()).isEqualTo("FETCHED");
  }

  @Test
  void bytesThatAreNotTheArchivesAreAFailureOfTheNetwork() {
    fake.add("sub-3/sub-3_icephys.nwb", new byte[10]).state("0".repeat(32) + "-1", null);
    Program.Result result = download("DANDI:000020", "--to", folder.toString());
    assertThat(result.exitCode()).isEqualTo(ExitCode.NETWORK);
    assertThat(result.out())
        .contains("3 files fetched")
        .contains("! sub-3/sub-3_icephys.nwb from")
        .contains("not those that the archive states");
    assertThat(folder.resolve("sub-3/sub-3_icephys.nwb")).doesNotExist();
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThat(download().exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(download("DANDI:000020", "--verify", "x").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(download("DANDI:000020", "--jobs", "0").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(download("--verify", "x", "--first", "1").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(download("mouse").exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(download("DANDI:000021").exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(download("DANDI:000020", "--first", "-1").exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(download("DANDI:000020", "--files", "gone.txt").exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(download("DANDI:000020", "--api", "http://example.org/api/").exitCode())
        .isNotEqualTo(ExitCode.OK);
    assertThat(Program.run("download", "--verify", root.toString()).exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
  }
}
