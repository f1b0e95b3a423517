package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.bundle.cells.KeptCells;
import org.patchbridge.dataset.Cohort;

/**
 * Damaged bundles are refused or mean the same. With {@code -Dpatchbridge.fuzz=full} 20,000 of
 * them, else a sample.
 */
class BundleFuzzTest {
  private static final int MUTATIONS =
      "full".equals(System.getProperty("patchbridge.fuzz")) ? 10_000 : 250;
  private static final Duration CAP = Duration.ofMinutes(1);

  @TempDir static Path scratch;
  private static Path folder;
  private static Map<String, byte[]> files;
  private static Cohort cells;
  private static double[][] expected;

  @BeforeAll
  static void write() throws IOException {
    Bundle bundle = BundleExample.ofAllKinds();
    folder = scratch.resolve("bundle");
    BundleFolder.write(folder, bundle);
    files = new LinkedHashMap<>();
    for (String line : Files.readAllLines(folder.resolve("SHA256SUMS"))) {
      String name = line.substring(66);
      files.put(name, Files.readAllBytes(folder.resolve(name)));
    }
    cells = BundleExample.cells(3).select(IntStream.range(0, 5).toArray());
    expected = probabilities(bundle);
  }

  private static double[][] probabilities(Bundle bundle) {
    return bundle.model().probabilities(cells, IntStream.range(0, cells.size()).toArray());
  }

  @Test
  void damagedBundleIsRefusedOrMeansTheSame() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      String name = anyFile(random, true);
      byte[] intact = content(name);
      Files.write(folder.resolve(name), mutated(intact, random));
      Outcome outcome = read();
      Files.write(folder.resolve(name), intact);
      if (outcome.bundle() == null) {
        refused++;
      } else {
        assertThat(probabilities(outcome.bundle())).isDeepEqualTo(expected);
      }
    }
    assertThat(refused).isGreaterThan(MUTATIONS / 2);
  }

  /** As someone would who means harm: the digests fit. */
  @Test
  void bundleThatIsDamagedAndSignedAnewGivesProbabilitiesOrIsRefused() throws IOException {
    SplittableRandom random = new SplittableRandom(2);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      String name = anyFile(random, false);
      Map<String, byte[]> changed = new LinkedHashMap<>(files);
      changed.put(name, mutated(files.get(name), random));
      Files.write(folder.resolve(name), changed.get(name));
      sign(changed);
      Outcome outcome = read();
      Files.write(folder.resolve(name), files.get(name));
      if (outcome.bundle() == null) {
        refused++;
        assertThat(outcome.refusal()).contains(folder.toString());
      } else {
        assertGivesProbabilitiesOrRefusesTheCells(outcome.bundle());
      }
    }
    sign(files);
    assertThat(refused).isGreaterThan(MUTATIONS / 4);
  }

  /** Names and units of columns may have changed, and are then others than the cells'. */
  private static void assertGivesProbabilitiesOrRefusesTheCells(Bundle bundle) {
    Cohort input;
    try {
      input = bundle.input().align(cells).cohort();
    } catch (MismatchException otherColumns) {
      return;
    }
    int[] all = IntStream.range(0, cells.size()).toArray();
    for (double[] row : bundle.model().probabilities(input, all)) {
      assertThat(Arrays.stream(row).sum()).isBetween(0.999, 1.001);
    }
  }

  private record Outcome(Bundle bundle, String refusal) {}

  private static Outcome read() {
    return Assertions.assertTimeoutPreemptively(
        CAP,
        () -> {
          try {
            Bundle bundle = BundleFolder.read(folder);
            bundle.cells().ifPresent(KeptCells::material);
            return new Outcome(bundle, "");
          } catch (BundleException e) {
            return new Outcome(null, e.getMessage());
          }
        });
  }

  private static void sign(Map<String, byte[]> content) throws IOException {
    Files.write(
        folder.resolve("SHA256SUMS"), Digests.of(content).text().getBytes(StandardCharsets.UTF_8));
  }

  private static String anyFile(SplittableRandom random, boolean withList) {
    List<String> names = List.copyOf(files.keySet());
    int at = random.nextInt(names.size() + (withList ? 1 : 0));
    return at < names.size() ? names.get(at) : "SHA256SUMS";
  }

  private static byte[] content(String name) throws IOException {
    return files.containsKey(name) ? files.get(name) : Files.readAllBytes(folder.resolve(name));
  }

  private static byte[] mutated(byte[] intact, SplittableRandom random) {
    byte[] bytes = intact.clone();
    switch (random.nextInt(5)) {
      case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      case 2 -> {
        for (int i = 0; i < 8; i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
      }
      case 3 -> {
        int from = random.nextInt(bytes.length);
        Arrays.fill(
            bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(16)), (byte) 0xff);
      }
      default -> digit(bytes, random);
    }
    return bytes;
  }

  /** Numbers of headers are where lengths and offsets are. */
  private static void digit(byte[] bytes, SplittableRandom random) {
    int from = random.nextInt(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int at = (from + i) % bytes.length;
      if (bytes[at] >= '0' && bytes[at] <= '9') {
        bytes[at] = (byte) ('0' + random.nextInt(10));
        return;
      }
    }
  }
}
