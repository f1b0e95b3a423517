package org.patchbridge.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.mapper.Cover;
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
        new MapperChoice(new Cover(6, 0.4), OptionalInt.empty(), 20, 1),
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
