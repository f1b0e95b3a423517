package org.patchbridge.nwb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.patchbridge.nwb.NwbFixture.RESPONSE_0;
import static org.patchbridge.nwb.NwbFixture.SAMPLES;
import static org.patchbridge.nwb.NwbFixture.STIMULUS_0;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.nwb.Hdf5Fixture.Format;
import org.patchbridge.nwb.Hdf5Fixture.Packing;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.recording.SweepRefusedException;

/** Samples and what is noticed about them: cases 18 to 20, 23, 25 to 29, 42 and 44. */
class NwbSamplesTest {
  @TempDir Path folder;

  private Sweep load(Consumer<NwbFixture> change) {
    try (NwbRecording recording =
        NwbReader.open(NwbFixture.write(folder.resolve("cell.nwb"), change))) {
      return recording.load(recording.sweeps().get(0));
    }
  }

  private void assertRefused(String id, String place, String fact, Consumer<NwbFixture> change) {
    assertThatThrownBy(() -> load(change))
        .isInstanceOfSatisfying(
            SweepRefusedException.class,
            e -> {
              assertThat(e.finding().id()).isEqualTo(id);
              assertThat(e.finding().location()).isEqualTo(place);
              assertThat(e.finding().message()).contains(fact);
            });
  }

  private static float[] noise(int length) {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) random.nextGaussian(-70, 5);
    }
    return samples;
  }

  static Stream<Arguments> packings() {
    List<Packing> packings =
        List.of(
            Packing.CONTIGUOUS,
            Packing.ALLEN,
            new Packing(100, false, false, false, false),
            new Packing(333, false, false, true, false),
            new Packing(999, false, true, false, false),
            new Packing(64, false, true, true, true),
            new Packing(SAMPLES, false, false, false, true),
            new Packing(8, true, true, true, false),
            new Packing(4 * SAMPLES, true, false, false, false));
    return packings.stream()
        .flatMap(
            packing -> Arrays.stream(Format.values()).map(format -> Arguments.of(packing, format)));
  }

  @ParameterizedTest
  @MethodSource("packings")
  void everyPackingGivesTheSamplesWritten(Packing packing, Format format) {
    float[] written = noise(SAMPLES);
    Path file =
        NwbFixture.write(
            folder.resolve("packed.nwb"),
            format,
            f -> {
              f.remove(RESPONSE_0 + "/data");
              f.dataset(RESPONSE_0 + "/data", written, packing);
              f.attribute(RESPONSE_0 + "/data", "unit", "volts");
              f.attribute(RESPONSE_0 + "/data", "conversion", 1e-3);
            });
    try (NwbRecording recording = NwbReader.open(file)) {
      Sweep sweep = recording.load(recording.sweeps().get(0));
      // numpy: data * float32(0.001) * float32(1000), each product rounded to float32.
      double[] expected =
          IntStream.range(0, SAMPLES).mapToDouble(i -> written[i] * 1e-3f * 1e3f).toArray();
      assertThat(sweep.millivolts()).containsExactly(expected);
      assertThat(sweep.precision()).isEqualTo(SamplePrecision.SINGLE);
    }
  }

  @Test
  void wholeNumbersAreScaledInDoublePrecision() {
    short[] written = new short[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      written[i] = (short) (-2240 + 7 * i);
    }
    Sweep sweep = load(f -> f.replaceSamples(RESPONSE_0, written, "volts", 3.125e-5));
    double[] expected =
        IntStream.range(0, SAMPLES).mapToDouble(i -> written[i] * 3.125e-5 * 1e3).toArray();
    assertThat(sweep.millivolts()).containsExactly(expected);
    assertThat(sweep.precision()).isEqualTo(SamplePrecision.DOUBLE);
  }

  @Test
  void offsetIsAdded() {
    Sweep sweep = load(f -> f.attribute(RESPONSE_0 + "/data", "offset", -0.01));
    float expected = (-70f * 1e-3f + -0.01f) * 1e3f;
    assertThat(sweep.millivolts()[0]).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"volts, 0.001", "V, 0.001", "mV, 1", "millivolts, 1", "uV, 1000"})
  void knownUnitsGiveMillivolts(String unit, double conversion) {
    double[] written = new double[SAMPLES];
    Arrays.fill(written, -65);
    Sweep sweep = load(f -> f.replaceSamples(RESPONSE_0, written, unit, conversion));
    assertThat(sweep.millivolts()).containsOnly(-65.0);
  }

  @Test
  void responseOfNothingButNanIsRefused() {
    float[] nothing = new float[SAMPLES];
    Arrays.fill(nothing, Float.NaN);
    assertRefused(
        "response-empty",
        RESPONSE_0,
        "NaN",
        f -> f.replaceSamples(RESPONSE_0, nothing, "volts", 1e-3));
  }

  static Stream<Arguments> tails() {
    return Stream.of(Arguments.of(Float.NaN), Arguments.of(0f));
  }

  @ParameterizedTest
  @MethodSource("tails")
  void tailOfNanOrZerosEndsTheRecordedPart(float tail) {
    float[] stopped = NwbFixture.step(-70, -60);
    Arrays.fill(stopped, 750, SAMPLES, tail);
    Sweep sweep = load(f -> f.replaceSamples(RESPONSE_0, stopped, "volts", 1e-3));
    assertThat(Arrays.copyOf(sweep.millivolts(), 750)).doesNotContain(Double.NaN);
    assertThat(Arrays.copyOfRange(sweep.millivolts(), 750, SAMPLES)).containsOnly(Double.NaN);
    assertThat(sweep.findings())
        .extracting(Finding::id, Finding::severity, Finding::message)
        .containsExactly(
            tuple("response-ends-early", Severity.INFO, "recorded until 0.015 s of 0.020 s"));
  }

  @Test
  void zerosWithinTheResponseStay() {
    float[] crossing = NwbFixture.step(-70, 0);
    Sweep sweep = load(f -> f.replaceSamples(RESPONSE_0, crossing, "volts", 1e-3));
    assertThat(sweep.millivolts()[500]).isZero();
    assertThat(sweep.findings()).isEmpty();
  }

  @Test
  void responseOfNothingButZerosStays() {
    Sweep sweep = load(f -> f.replaceSamples(RESPONSE_0, new float[SAMPLES], "volts", 1e-3));
    assertThat(sweep.millivolts()).containsOnly(0.0);
  }

  @Test
  void stimulusThatNeverChangesHasNoAmplitude() {
    Sweep sweep = load(f -> f.replaceSamples(STIMULUS_0, new float[SAMPLES], "amperes", 1e-12));
    assertThat(sweep.findings())
        .extracting(Finding::id, Finding::location)
        .containsExactly(tuple("stimulus-constant", STIMULUS_0));
  }

  @Test
  void millivoltsStoredAsVoltsAreNoticedAndNotRepaired() {
    Sweep sweep = load(f -> f.attribute(RESPONSE_0 + "/data", "conversion", 1.0));
    assertThat(sweep.millivolts()[0]).isEqualTo(-70_000);
    assertThat(sweep.findings()).extracting(Finding::id).containsExactly("response-implausible");
  }

  @Test
  void amperesOutOfRangeAreNoticed() {
    Sweep sweep = load(f -> f.attribute(STIMULUS_0 + "/data", "conversion", 1.0));
    assertThat(sweep.findings()).extracting(Finding::id).containsExactly("stimulus-implausible");
  }

  @Test
  void swappedChannelsAreNoticed() {
    Sweep sweep =
        load(
            f -> {
              f.replaceSamples(RESPONSE_0, NwbFixture.step(1, 100), "volts", 1e-3);
              f.replaceSamples(STIMULUS_0, NwbFixture.step(-70, -60), "amperes", 1e-12);
            });
    assertThat(sweep.findings()).extracting(Finding::id).containsExactly("channels-swapped");
  }

  private static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void chunk(NwbFixture fixture, byte[] bytes) {
    fixture.remove(RESPONSE_0 + "/data");
    Packing packing = new Packing(SAMPLES, false, false, true, false);
    fixture.rawChunk(RESPONSE_0 + "/data", SAMPLES, packing, bytes);
    fixture.attribute(RESPONSE_0 + "/data", "unit", "volts");
  }

  @Test
  void chunkThatInflatesBeyondItsSizeIsRefused() {
    assertRefused(
        "samples-unreadable",
        RESPONSE_0 + "/data",
        "inflates beyond the 4000 bytes",
        f -> chunk(f, deflated(new byte[50_000_000])));
  }

  @Test
  void chunkThatInflatesToTooLittleIsRefused() {
    assertRefused(
        "samples-unreadable",
        RESPONSE_0 + "/data",
        "holds 100 bytes where 4000 are due",
        f -> chunk(f, deflated(new byte[100])));
  }

  @Test
  void chunkThatDoesNotInflateIsRefused() {
    byte[] junk = new byte[500];
    Arrays.fill(junk, (byte) 0xee);
    assertRefused("samples-unreadable", RESPONSE_0 + "/data", "damaged", f -> chunk(f, junk));
  }

  static Stream<Arguments> impossibleShapes() {
    return Stream.of(
        Arguments.of(new long[] {1L << 40}, "more than 16777216 are not read"),
        Arguments.of(new long[] {16_000_000}, "which the file cannot hold"),
        Arguments.of(new long[] {SAMPLES, 2}, "one dimension is expected"));
  }

  @ParameterizedTest
  @MethodSource("impossibleShapes")
  void impossibleShapeIsSkippedBeforeMemoryIsSetAside(long[] shape, String fact) {
    Path file =
        NwbFixture.write(
            folder.resolve("huge.nwb"),
            f -> {
              f.remove(RESPONSE_0 + "/data");
              f.emptyDataset(RESPONSE_0 + "/data", Packing.CONTIGUOUS, shape);
            });
    try (NwbRecording recording = NwbReader.open(file)) {
      assertThat(recording.sweeps()).extracting(SweepInfo::number).containsExactly(1);
      List<Finding> unreadable =
          recording.findings().stream().filter(f -> f.id().equals("series-unreadable")).toList();
      assertThat(unreadable).hasSize(1);
      assertThat(unreadable.get(0).location()).isEqualTo(RESPONSE_0);
      assertThat(unreadable.get(0).message()).contains(fact);
    }
  }

  @Test
  void sweepsLoadFromManyThreads() {
    Path file = NwbFixture.write(folder.resolve("cell.nwb"), f -> {});
    try (NwbRecording recording = NwbReader.open(file)) {
      double[] expected = recording.load(recording.sweeps().get(0)).millivolts();
      List<double[]> loaded =
          IntStream.range(0, 64)
              .parallel()
              .mapToObj(i -> recording.load(recording.sweeps().get(0)).millivolts())
              .toList();
      assertThat(loaded).allSatisfy(samples -> assertThat(samples).containsExactly(expected));
    }
  }

  @Test
  void nothingOfARecycledSweepIsSeenInTheNextEvenWhereNothingWasStored() {
    Packing chunked = new Packing(100, false, false, false, false);
    byte[] first = new byte[100 * Float.BYTES];
    ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).putFloat(-0.07f).putFloat(-0.06f);
    Path file =
        NwbFixture.write(
            folder.resolve("cell.nwb"),
            f -> {
              f.remove(RESPONSE_0 + "/data");
              f.rawChunk(RESPONSE_0 + "/data", SAMPLES, chunked, first);
              f.attribute(RESPONSE_0 + "/data", "unit", "volts");
            });
    try (NwbRecording recording = NwbReader.open(file)) {
      SweepInfo sparse = recording.sweeps().get(0);
      SweepInfo full = recording.sweeps().get(1);
      double[] expectedSparse = recording.load(sparse).millivolts();
      double[] expectedFull = recording.load(full).millivolts();

      recording.recycle(recording.load(full));
      Sweep afterFull = recording.load(sparse);
      assertThat(afterFull.millivolts()).containsExactly(expectedSparse);

      recording.recycle(afterFull);
      assertThat(recording.load(full).millivolts()).containsExactly(expectedFull);
      assertThat(expectedSparse[1]).isCloseTo(-60, within(1e-3));
      assertThat(expectedSparse[2]).isNaN();
    }
  }
}
