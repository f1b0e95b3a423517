package org.patchbridge.abf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.patchbridge.files.ByteSource;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.recording.SweepRefusedException;
import org.patchbridge.stimulus.StimulusOntology;
import org.patchbridge.stimulus.SweepProtocols;

/**
 * Damaged files: each is read or refused with its place, in bounded time and memory. By default
 * 1,000 of them; {@code -Dpatchbridge.fuzz=full} makes 20,000. Of what is damaged a quarter is
 * real, where the real files are there, the rest made up.
 */
class AbfFuzzTest {
  private static final boolean FULL = "full".equals(System.getProperty("patchbridge.fuzz"));
  private static final int MUTANTS = FULL ? 20_000 : 1_000;
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Path REAL = Path.of("../../shared/data/recordings/abf");

  /** Of a real file of 2 MB the samples of a sweep and its command, and the header's tables. */
  private static final long MAX_ALLOCATED_BYTES = 64L << 20;

  /** Header and tables; beyond are samples. */
  private static final int STRUCTURE_BYTES = 8192;

  private static final int SWEEPS_READ = 2;
  private static final int[] EXTREMES = {
    0, 1, -1, 2, 255, 65_535, 1 << 24, Integer.MAX_VALUE, Integer.MIN_VALUE
  };

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

  private static List<byte[]> originals() throws IOException {
    List<byte[]> originals = new ArrayList<>();
    for (boolean floats : new boolean[] {false, true}) {
      for (float version : new float[] {1.5f, 1.83f, 2}) {
        AbfFixture fixture =
            AbfFixture.currentClamp(
                3,
                400,
                AbfFixture.step(0, 20, 5, 50),
                new CommandEpoch(1, 2, 60, 5, 50, 2, 0, 0),
                new CommandEpoch(2, 3, 40, 0, 90, 0, 20, 5),
                new CommandEpoch(3, 5, 40, 0, 90, 0, 20, 5));
        fixture.inputs.add(AbfFixture.Input.of(1, "pA"));
        fixture.outputs.set(0, listed(fixture.outputs.get(0)));
        fixture.floats = floats;
        originals.add(AbfRoundTripTest.bytes(fixture.withSweeps(3, 400), version));
      }
    }
    for (String name : List.of("171116sh_0016.abf", "190619B_0003.abf")) {
      if (Files.exists(REAL.resolve(name))) {
        originals.add(Files.readAllBytes(REAL.resolve(name)));
      }
    }
    return originals;
  }

  private static OutputChannel listed(OutputChannel output) {
    return new OutputChannel(
        output.number(),
        output.name(),
        output.unit(),
        output.holdingLevel(),
        output.afterConditioning(),
        output.interEpisode(),
        output.waveform(),
        Optional.of(new UserList(31, List.of(10.0, 20.0), UserList.AfterTheLast.REPEATS)));
  }

  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    List<byte[]> originals = originals();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261122);
    int refused = 0;
    for (int mutant = 0; mutant < MUTANTS; mutant++) {
      byte[] bytes = mutated(originals.get(mutant % originals.size()), random);
      refused += isRefused("mutant " + mutant, bytes) ? 1 : 0;
    }
    // Most damage to a sample goes unnoticed, most damage to a table must not.
    assertThat(refused).isBetween(MUTANTS / 5, MUTANTS * 4 / 5);
  }

  private static byte[] mutated(byte[] original, RandomGenerator random) {
    byte[] bytes = original.clone();
    int structure = Math.min(STRUCTURE_BYTES, bytes.length);
    ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    switch (random.nextInt(5)) {
      case 0 -> {
        int flips = 1 + random.nextInt(8);
        for (int i = 0; i < flips; i++) {
          bytes[random.nextInt(structure)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 1 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      case 2 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 3 -> {
        int fields = 1 + random.nextInt(3);
        for (int i = 0; i < fields; i++) {
          int field = 2 * random.nextInt(Math.min(structure, 2600) / 2 - 4);
          view.putInt(field, EXTREMES[random.nextInt(EXTREMES.length)]);
        }
      }
      default -> {
        // One entry of the table of sections becomes a copy of another, in ABF 1 any field.
        int from = 76 + 16 * random.nextInt(18);
        int to = 76 + 16 * random.nextInt(18);
        int length = random.nextBoolean() ? 16 : 4;
        System.arraycopy(original, from, bytes, to, length);
      }
    }
    return bytes;
  }

  private static boolean isRefused(String description, byte[] bytes) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    boolean refused = false;
    try (Recording recording = open(bytes)) {
      List<SweepInfo> sweeps = recording.sweeps();
      for (SweepInfo sweep : sweeps.subList(0, Math.min(SWEEPS_READ, sweeps.size()))) {
        load(recording, sweep, description);
      }
    } catch (RecordingException e) {
      refused = true;
      assertThat(e.getMessage()).as(description).startsWith("damaged.abf");
      assertThat(!e.location().isEmpty() || e.fact().startsWith("not ABF"))
          .as(description + ": " + e.getMessage())
          .isTrue();
    } catch (RuntimeException | Error e) {
      fail(description + " is neither read nor refused", e);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as(description).isLessThan(LIMIT);
    assertThat(threads.getCurrentThreadAllocatedBytes() - allocated)
        .as(description + ", bytes allocated")
        .isLessThan(MAX_ALLOCATED_BYTES);
    return refused;
  }

  private static Recording open(byte[] bytes) {
    Recording recording = AbfReader.open(new InMemory(bytes), Path.of("damaged.abf"));
    return SweepProtocols.byDefault().settle(recording, StimulusOntology.builtIn());
  }

  private static void load(Recording recording, SweepInfo sweep, String description) {
    try {
      assertThat(recording.load(sweep).length()).as(description).isEqualTo((int) sweep.samples());
    } catch (SweepRefusedException e) {
      assertThat(e.finding().location()).as(description).isNotEmpty();
    }
  }
}
