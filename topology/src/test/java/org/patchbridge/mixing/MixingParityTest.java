package org.patchbridge.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.nearness.PythonOracle;
import org.patchbridge.random.RandomStream;

/** Scores of single cells equal those of bench/mixing/mixing.py, our own brute force (oracle). */
class MixingParityTest {
  private static final int CELLS = 120;
  private static final double TOLERANCE = 1e-7;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyCellsScoresAreThoseOfTheScript(long seed) throws IOException, InterruptedException {
    double[][] points = MixedClouds.gaussian(CELLS, 2 + (int) seed, seed);
    RandomStream random = RandomStream.of(seed);
    int[] classes = IntStream.range(0, CELLS).map(i -> random.nextInt(4) - 1).toArray();
    boolean[] human = new boolean[CELLS];
    for (int i = 0; i < CELLS; i++) {
      human[i] = random.nextInt(3) == 0;
      points[i][0] += 1.5 * classes[i];
      points[i][1] += human[i] ? 1.5 * (seed % 2) : 0;
    }
    MixedCells cells = MixedClouds.cells(points, i -> human[i], i -> classes[i], 5);
    MixingSettings settings = new MixingSettings(12, 0.05, 9, 0, 1);

    MixingProfile profile = MixingProfile.of(cells, settings);

    List<String> lines =
        PythonOracle.run(
            "mixing/mixing.py",
            folder,
            List.of(
                PythonOracle.write(table(cells), folder.resolve("cells.csv")).toString(),
                "12",
                "0.05",
                "9"));
    assertThat(lines).hasSameSizeAs(MixingMeasure.values());
    for (String line : lines) {
      String[] words = line.split(" ");
      double[] expected =
          Arrays.stream(words).skip(1).mapToDouble(MixingParityTest::number).toArray();
      assertThat(profile.scores(MixingMeasure.valueOf(words[0])))
          .as(words[0])
          .containsExactly(expected, within(TOLERANCE));
    }
  }

  private static double number(String text) {
    return text.equals("nan") ? Double.NaN : Double.parseDouble(text);
  }

  private static double[][] table(MixedCells cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            i ->
                IntStream.range(-2, cells.points()[i].length)
                    .mapToDouble(
                        k ->
                            k == -2
                                ? cells.species()[i]
                                : k == -1 ? cells.labels()[i] : cells.points()[i][k])
                    .toArray())
        .toArray(double[][]::new);
  }
}
