package org.patchbridge.nwb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.recording.RecordingException;

/** Files that are refused whole: cases 1, 2, 4, 5, 6, 42 to 44 of the bad-input list. */
class NwbRefusalTest {
  private static final Path REAL = Path.of("../../shared/data/recordings/nwb");

  @TempDir Path folder;

  private Path fixture(Consumer<NwbFixture> change) {
    return NwbFixture.write(folder.resolve("cell.nwb"), change);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path file) {
    return assertThatThrownBy(() -> NwbReader.open(file))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void emptyFileIsNotHdf5() throws IOException {
    assertRefused(Files.createFile(folder.resolve("empty.nwb")))
        .hasMessageContaining("not HDF5")
        .hasMessageContaining("empty");
  }

  @Test
  void savedErrorPageIsNotHdf5() throws IOException {
    Path page = folder.resolve("page.nwb");
    Files.writeString(page, "<!DOCTYPE html><html><body>404 Not Found</body></html>");
    assertRefused(page).hasMessageContaining("not HDF5").hasMessageContaining("web page");
  }

  @Test
  void missingFileAndFolderAreToldApart() {
    assertRefused(folder.resolve("none.nwb")).hasMessageContaining("no such file");
    assertRefused(folder).hasMessageContaining("is a folder");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8, 9, 20, 60, 95, 200, 1000, 5000, 20_000})
  void truncatedFileIsToBeDownloadedAgain(int length) throws IOException {
    byte[] whole = Files.readAllBytes(fixture(f -> {}));
    Path cut = folder.resolve("cut.nwb");
    Files.write(cut, Arrays.copyOf(whole, Math.min(length, whole.length - 1)));
    assertRefused(cut).hasMessageContaining("truncated").hasMessageContaining("download");
  }

  @Test
  void fileWithoutVersionIsNoNwb() {
    assertRefused(fixture(f -> f.removeAttribute("/", "nwb_version")))
        .hasMessageContaining("nwb_version is missing");
  }

  @Test
  void versionOneIsNamed() {
    Path file =
        fixture(
            f -> {
              f.removeAttribute("/", "nwb_version");
              f.dataset("/nwb_version", "NWB-1.0.5");
            });
    assertRefused(file).hasMessageContaining("NWB 1.0.5");
  }

  @Test
  void realFileOfVersionOneIsRefusedWithItsVersion() {
    Path file = REAL.resolve("allen_nwb1_human.nwb");
    assumeTrue(Files.exists(file), file + " is missing");
    assertRefused(file).hasMessageContaining("NWB 1.0.5");
  }

  @Test
  void fileWithoutAcquisitionHasNoCurrentClampSweeps() {
    assertRefused(fixture(f -> f.remove("/acquisition")))
        .hasMessageContaining("no current-clamp sweeps");
  }

  @Test
  void voltageClampOnlyIsRefusedWithCounts() {
    Path file =
        fixture(
            f -> {
              f.attribute(NwbFixture.RESPONSE_0, "neurodata_type", "VoltageClampSeries");
              f.attribute(NwbFixture.RESPONSE_1, "neurodata_type", "IZeroClampSeries");
            });
    assertRefused(file)
        .hasMessageContaining("no current-clamp sweeps")
        .hasMessageContaining("1 in voltage clamp")
        .hasMessageContaining("1 with the current held at zero");
  }

  @Test
  void realVoltageClampFileIsRefusedWithCounts() {
    Path file = REAL.resolve("allen_mies_voltage_clamp_only.nwb");
    assumeTrue(Files.exists(file), file + " is missing");
    assertRefused(file).hasMessageContaining("1 in voltage clamp");
  }

  @Test
  void acquisitionInAnotherFileIsRefused() {
    Path file =
        fixture(
            f -> {
              f.remove("/acquisition");
              f.externalLink("/acquisition", "other.nwb", "/acquisition");
            });
    assertRefused(file).hasMessageContaining("other.nwb").hasMessageContaining("external links");
  }

  @Test
  void softLinksInACircleEnd() {
    Path file =
        fixture(
            f -> {
              f.remove("/acquisition");
              f.softLink("/acquisition", "/detour");
              f.softLink("/detour", "/acquisition");
            });
    assertRefused(file).hasMessageContaining("circle");
  }

  /** Every B-tree of a group becomes an inner node whose first child is the node itself. */
  @Test
  void indexThatLeadsToItselfEnds() throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(fixture(f -> {}))).order(ByteOrder.LITTLE_ENDIAN);
    int treeSignature =
        ByteBuffer.wrap("TREE".getBytes(StandardCharsets.US_ASCII))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt();
    int changed = 0;
    for (int node = 0; node < bytes.capacity() - 40; node++) {
      boolean ofGroup = bytes.getInt(node) == treeSignature && bytes.get(node + 4) == 0;
      if (ofGroup) {
        bytes.put(node + 5, (byte) 1);
        bytes.putLong(node + 32, node);
        changed++;
      }
    }
    assertThat(changed).isPositive();
    Path circular = folder.resolve("circular.nwb");
    Files.write(circular, bytes.array());
    assertTimeout(Duration.ofMinutes(1), () -> assertRefused(circular));
  }

  @Test
  void unknownFilterIsNamed() {
    int zstandard = 32015;
    Path file =
        fixture(
            f -> {
              for (String path : List.of(NwbFixture.RESPONSE_0, NwbFixture.RESPONSE_1)) {
                f.remove(path + "/data");
                f.foreignlyPacked(path + "/data", NwbFixture.SAMPLES, zstandard);
              }
            });
    assertRefused(file)
        .hasMessageContaining("no current-clamp sweeps")
        .hasMessageContaining("filter 32015");
  }

  @Test
  void messagesHoldNoStackTrace() {
    assertThatThrownBy(() -> NwbReader.open(fixture(f -> f.remove("/acquisition"))))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "Exception", "jhdf"));
  }
}
