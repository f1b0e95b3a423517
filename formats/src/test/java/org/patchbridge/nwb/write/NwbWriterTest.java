package org.patchbridge.nwb.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.Subject;

class NwbWriterTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 8191, 8192, 8193, 30_001})
  void samplesComeBackBitForBitWhateverTheirNumber(int samples) {
    ClampedSweep sweep = sweep(3, samples, 11);
    Path file = write(folder.resolve("cell.nwb"), List.of(sweep));
    try (HdfFile hdf = new HdfFile(file)) {
      assertThat((float[]) hdf.getDatasetByPath("/acquisition/data_00003_AD0/data").getData())
          .isEqualTo(sweep.millivolts());
      assertThat(
              (float[])
                  hdf.getDatasetByPath("/stimulus/presentation/data_00003_DA0/data").getData())
          .isEqualTo(sweep.picoamps());
    }
  }

  @Test
  void dataAreChunkedShuffledDeflatedAndExtensibleWithUnitAndConversion() {
    Path file = write(folder.resolve("cell.nwb"), List.of(sweep(0, 20_000, 1)));
    try (HdfFile hdf = new HdfFile(file)) {
      Dataset data = hdf.getDatasetByPath("/acquisition/data_00000_AD0/data");
      assertThat(data.getMaxSize()).containsExactly(-1);
      assertThat(data.getFilters()).extracting("name").containsExactly("shuffle", "deflate");
      assertThat(text(data, "unit")).isEqualTo("volts");
      assertThat(data.getAttribute("conversion").getData()).isEqualTo(1e-3f);
      Node start = hdf.getByPath("/acquisition/data_00000_AD0/starting_time");
      assertThat(start.getAttribute("rate").getData()).isEqualTo(50_000f);
      assertThat(text(hdf.getByPath("/stimulus/presentation/data_00000_DA0/data"), "unit"))
          .isEqualTo("amperes");
    }
  }

  @Test
  void theSweepTableHasOneRowForEverySeries() {
    Path file = write(folder.resolve("cell.nwb"), List.of(sweep(4, 100, 1), sweep(9, 100, 2)));
    try (HdfFile hdf = new HdfFile(file)) {
      String table = "/general/intracellular_ephys/sweep_table";
      assertThat((long[]) hdf.getDatasetByPath(table + "/sweep_number").getData())
          .containsExactly(4, 4, 9, 9);
      assertThat((long[]) hdf.getDatasetByPath(table + "/series").getData())
          .containsExactly(
              hdf.getByPath("/acquisition/data_00004_AD0").getAddress(),
              hdf.getByPath("/stimulus/presentation/data_00004_DA0").getAddress(),
              hdf.getByPath("/acquisition/data_00009_AD0").getAddress(),
              hdf.getByPath("/stimulus/presentation/data_00009_DA0").getAddress());
      assertThat((int[]) hdf.getDatasetByPath(table + "/id").getData()).containsExactly(0, 1, 2, 3);
      assertThat(text(hdf.getByPath(table), "neurodata_type")).isEqualTo("SweepTable");
      Node series = hdf.getByPath("/acquisition/data_00009_AD0");
      assertThat(series.getAttribute("sweep_number").getData()).isEqualTo(9L);
      assertThat(text(series, "stimulus_description")).isEqualTo("X4PS_SupraThresh_DA_0");
    }
  }

  @Test
  void sessionSubjectAndTextBeyondAsciiAreKept() {
    Path file = write(folder.resolve("cell.nwb"), List.of(sweep(0, 10, 1)));
    try (HdfFile hdf = new HdfFile(file)) {
      assertThat(text(hdf, "nwb_version")).startsWith("2.");
      assertThat(hdf.getDatasetByPath("/general/subject/subject_id").getData())
          .isEqualTo("donor-7");
      assertThat(hdf.getDatasetByPath("/session_description").getData())
          .isEqualTo("Großhirnrinde, µ");
      assertThat(hdf.getDatasetByPath("/session_start_time").getData())
          .isEqualTo("2020-02-03T04:05:06.000000+00:00");
    }
  }

  @Test
  void theSameCallsGiveTheSameBytes() throws IOException {
    Path one = write(folder.resolve("one.nwb"), List.of(sweep(0, 20_000, 1)));
    Path two = write(folder.resolve("two.nwb"), List.of(sweep(0, 20_000, 1)));
    assertThat(Files.mismatch(one, two)).isEqualTo(-1);
  }

  @Test
  void aWriterThatIsClosedBeforeItsEndLeavesNothingAndSparesTheOlderFile() throws IOException {
    Path file = write(folder.resolve("cell.nwb"), List.of(sweep(0, 100, 1)));
    byte[] before = Files.readAllBytes(file);
    try (NwbWriter writer = NwbWriter.create(file, session())) {
      writer.add(sweep(0, 100, 2));
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (var entries = Files.list(folder)) {
      assertThat(entries).containsExactly(file);
    }
  }

  /** On a full disk the library's own writing brings down the process. */
  @Test
  void nothingTouchesTheDiskBeforeTheFileIsWhole() throws IOException {
    try (NwbWriter writer = NwbWriter.create(folder.resolve("cell.nwb"), session());
        var entries = Files.list(folder)) {
      writer.add(sweep(0, 3_000_000, 1));
      assertThat(entries).isEmpty();
    }
  }

  @Test
  void aSweepNumberCannotOccurTwice() {
    try (NwbWriter writer = NwbWriter.create(folder.resolve("cell.nwb"), session())) {
      writer.add(sweep(5, 10, 1));
      assertThatThrownBy(() -> writer.add(sweep(5, 10, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("5");
    }
  }

  @Test
  void aFolderThatIsAFileIsRefusedWithItsPath() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("occupied"), "x");
    assertThatThrownBy(() -> NwbWriter.create(notAFolder.resolve("cell.nwb"), session()))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("cell.nwb")
        .hasMessageContaining("cannot be written");
  }

  @Test
  void writersOnSeveralThreadsDoNotDisturbOneAnother() throws IOException {
    Path alone = write(folder.resolve("alone.nwb"), List.of(sweep(0, 30_000, 3)));
    AtomicInteger equal = new AtomicInteger();
    IntStream.range(0, 8)
        .parallel()
        .forEach(
            i -> {
              Path file = write(folder.resolve(i + ".nwb"), List.of(sweep(0, 30_000, 3)));
              try {
                if (Files.mismatch(alone, file) == -1) {
                  equal.incrementAndGet();
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(equal).hasValue(8);
  }

  private static Path write(Path file, List<ClampedSweep> sweeps) {
    try (NwbWriter writer = NwbWriter.create(file, session())) {
      sweeps.forEach(writer::add);
      writer.finish();
    }
    return file;
  }

  private static NwbSession session() {
    return new NwbSession(
        "session-1",
        "1",
        "Großhirnrinde, µ",
        Instant.parse("2020-02-03T04:05:06Z"),
        new Subject(
            Optional.of("donor-7"),
            Optional.of("Mus musculus"),
            Optional.of("F"),
            Optional.of("P60D")),
        "made up",
        "written by a test");
  }

  private static ClampedSweep sweep(int number, int samples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] millivolts = new float[samples];
    float[] picoamps = new float[samples];
    for (int i = 0; i < samples; i++) {
      millivolts[i] = (float) (-70 + 10 * random.nextGaussian());
      picoamps[i] = i > samples / 2 ? 50 : 0;
    }
    return new ClampedSweep(
        number, "X4PS_SupraThresh", 50, 50_000, 2.5, 0, 12, millivolts, picoamps);
  }

  private static String text(Node node, String attribute) {
    return (String) node.getAttribute(attribute).getData();
  }
}
