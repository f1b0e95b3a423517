package org.patchbridge.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.random.RandomStream;
import org.patchbridge.work.Progress;

class MapperAnalysisTest {
  @TempDir Path folder;

  @Test
  void aRingHasOneOpenLoopThatComesBack() throws InterruptedException {
    MapperShape ring = analysis(1).of("ring", ring(800));

    assertEquals(1, ring.document().components());
    assertEquals(1, ring.document().openLoops());
    assertTrue(ring.document().donorStability().orElseThrow().loops().any() > 0.5);
  }

  /** With the defaults: what a user sees who states nothing. */
  @Test
  void plantedLoopsAreCountedAndNoOthers() throws InterruptedException {
    for (int seed = 1; seed <= 3; seed++) {
      assertOpenLoops(1, noisy(ring(400), 0.12, seed));
      assertOpenLoops(2, noisy(eight(600), 0.1, seed));
      assertOpenLoops(0, noisy(new double[400][3], 1, seed));
    }
  }

  private static void assertOpenLoops(int expected, double[][] points) throws InterruptedException {
    MapperShape shape = analysis(1).of("planted", points);

    assertEquals(1, shape.document().components());
    assertEquals(expected, shape.document().openLoops());
  }

  private static double[][] noisy(double[][] points, double sd, long seed) {
    RandomStream random = RandomStream.of(seed, 2);
    return Arrays.stream(points)
        .map(point -> Arrays.stream(point).map(x -> x + sd * random.nextGaussian()).toArray())
        .toArray(double[][]::new);
  }

  /** Two circles that touch. */
  private static double[][] eight(int cells) {
    double[][] points = ring(cells);
    for (int i = 0; i < cells; i++) {
      points[i] = new double[] {(i % 2 == 0 ? 1 : -1) * (1 - points[i][0]), points[i][1], 0};
    }
    return points;
  }

  @Test
  void threadsChangeNoByteOfTheFiles() throws Exception {
    for (int threads : new int[] {1, 3}) {
      FolderOfFiles files = FolderOfFiles.of(folder.resolve("of" + threads));
      new ShapeFiles(files).write(analysis(threads).of("ring", ring(300)), "Ring");
    }

    for (String file : new String[] {"mapper-ring.json", "mapper-ring.svg", "mapper-ring.png"}) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("of1").resolve(file)),
          Files.readAllBytes(folder.resolve("of3").resolve(file)),
          file);
    }
  }

  @Test
  void cloudsTooSmallForComponentsHaveAGraphOfTheirCoordinates() throws InterruptedException {
    assertEquals(1, analysis(1).of("one", new double[][] {{1, 2}}).document().nodes().size());
    assertEquals(2, analysis(1).of("two", new double[][] {{1}, {5}}).document().nodes().size());
  }

  @Test
  void copiesOfOnePointAreOneNode() throws InterruptedException {
    double[][] copies = new double[40][];
    Arrays.setAll(copies, at -> new double[] {1, 2, 3});

    assertEquals(1, analysis(1).of("copies", copies).document().nodes().size());
  }

  private static MapperAnalysis analysis(int threads) {
    return new MapperAnalysis(
        new MapperChoice(OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty(), 20, 1),
        threads,
        Progress.silent());
  }

  private static double[][] ring(int cells) {
    RandomStream random = RandomStream.of(7, 1);
    double[][] points = new double[cells][];
    Arrays.setAll(
        points,
        at -> {
          double angle = 2 * Math.PI * random.nextDouble();
          return new double[] {StrictMath.cos(angle), StrictMath.sin(angle)};
        });
    return points;
  }
}
