package org.patchbridge.nwb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.files.ByteSource;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.recording.SweepRefusedException;

/**
 * Damaged golden files: each is read or refused, in bounded time and memory. By default a sample of
 * the files and places; {@code -Dpatchbridge.fuzz=full} takes every file, 200 truncations and 500
 * flipped bytes of each.
 */
class NwbFuzzTest {
  private static final Path GOLDEN = Path.of("../../shared/golden/ipfx/nwb");
  private static final boolean FULL = "full".equals(System.getProperty("patchbridge.fuzz"));
  private static final int FILES = FULL ? Integer.MAX_VALUE : 3;
  private static final int TRUNCATIONS = FULL ? 200 : 40;
  private static final int FLIPS = FULL ? 500 : 40;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Most structures stand near the start of a golden file; elsewhere are samples. */
  private static final int STRUCTURE_BYTES = 60_000;

  @BeforeAll
  static void goldenFilesAreThere() {
    assumeTrue(Files.isDirectory(GOLDEN), "golden files are not at " + GOLDEN);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      List<Path> sorted = files.filter(f -> f.toString().endsWith(".nwb")).sorted().toList();
      // Spread over the list: the layouts differ (index_, latest format, int16).
      int step = Math.max(1, sorted.size() / Math.min(FILES, sorted.size()));
      return sorted.stream().filter(f -> sorted.indexOf(f) % step == 0).toList();
    }
  }

  private record InMemory(byte[] bytes) implements ByteSource {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public byte[] fetch(long position, int length) {
      return Arrays.copyOfRange(bytes, (int) position, (int) position + length);
    }

    @Override
    public void close() {}
  }

  private static NwbRecording open(byte[] bytes) {
    return NwbReader.open("damaged.nwb", "damaged", Optional.empty(), new InMemory(bytes));
  }

  @Test
  void truncatedFilesAreRefusedAsTruncated() throws IOException {
    for (Path file : files()) {
      byte[] whole = Files.readAllBytes(file);
      for (int i = 0; i < TRUNCATIONS; i++) {
        int length = (int) ((long) whole.length * i / TRUNCATIONS);
        byte[] cut = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> open(cut))
            .as("%s cut to %d bytes", file, length)
            .isInstanceOf(RecordingException.class)
            .hasMessageContaining(length == 0 ? "not HDF5" : "truncated");
      }
    }
  }

  @Test
  void flippedBytesGiveAResultOrALocatedRefusal() throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20260101);
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i < FLIPS; i++) {
        int bound = i % 2 == 0 ? Math.min(STRUCTURE_BYTES, bytes.length) : bytes.length;
        int position = random.nextInt(bound);
        byte was = bytes[position];
        bytes[position] ^= (byte) (1 + random.nextInt(255));
        readWithin(file + " with byte " + position + " changed", bytes);
        bytes[position] = was;
      }
    }
  }

  private static void readWithin(String description, byte[] bytes) {
    long start = System.nanoTime();
    try (NwbRecording recording = open(bytes)) {
      for (SweepInfo sweep :
          recording.sweeps().subList(0, Math.min(2, recording.sweeps().size()))) {
        try {
          assertThat(recording.load(sweep).length()).isEqualTo((int) sweep.samples());
        } catch (SweepRefusedException e) {
          assertThat(e.finding().location()).as(description).isNotEmpty();
        }
      }
    } catch (RecordingException e) {
      assertThat(e.getMessage()).as(description).startsWith("damaged.nwb");
    } catch (RuntimeException | Error e) {
      fail(description + " is neither read nor refused", e);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as(description).isLessThan(LIMIT);
  }
}
