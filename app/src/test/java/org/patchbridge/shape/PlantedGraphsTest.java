package org.patchbridge.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.patchbridge.homology.inference.PlantedShape;
import org.patchbridge.mapper.MapperDocument;
import org.patchbridge.work.Progress;

/**
 * What the Mapper graph of the defaults counts in clouds of known shape. {@code
 * -Dpatchbridge.seeds=100} repeats it as docs/topology.md states it.
 */
class PlantedGraphsTest {
  private static final int SEEDS = Integer.getInteger("patchbridge.seeds", 5);
  private static final int CELLS = 400;
  private static final int DRAWS = 30;

  private record Counts(int loops, int parts, int ends) {
    static Counts of(PlantedShape shape, LensChoice lens) throws InterruptedException {
      int loops = 0;
      int parts = 0;
      int ends = 0;
      for (int seed = 1; seed <= SEEDS; seed++) {
        MapperDocument graph =
            new MapperAnalysis(
                    new MapperChoice(
                        lens,
                        OptionalInt.empty(),
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        DRAWS,
                        1),
                    1,
                    Progress.silent())
                .of("planted", shape.cells(CELLS, 4, 0.12, seed))
                .document();
        loops += graph.openLoops() > 0 ? 1 : 0;
        parts += graph.components() > 1 ? 1 : 0;
        ends += endsThatComeBack(graph) >= 3 ? 1 : 0;
      }
      System.out.printf(
          Locale.ROOT,
          "%s along %s: an open loop in %d, several parts in %d, three ends in %d of %d%n",
          shape,
          lens,
          loops,
          parts,
          ends,
          SEEDS);
      return new Counts(loops, parts, ends);
    }
  }

  /** A leaf that few draws show again is one of the cover. */
  private static long endsThatComeBack(MapperDocument graph) {
    return graph.leaves().stream()
        .filter(leaf -> graph.nodes().get(leaf).leafStability().orElseThrow() >= 0.5)
        .count();
  }

  @Test
  void loopsAndPartsAreCountedWhereTheyArePlanted() throws InterruptedException {
    int most = (int) Math.ceil(0.05 * SEEDS);
    int least = (int) Math.floor(0.9 * SEEDS);

    Counts loop = Counts.of(PlantedShape.LOOP, LensChoice.COMPONENTS);
    Counts blob = Counts.of(PlantedShape.BLOB, LensChoice.COMPONENTS);
    Counts branch = Counts.of(PlantedShape.BRANCH, LensChoice.COMPONENTS);
    Counts split = Counts.of(PlantedShape.SPLIT, LensChoice.COMPONENTS);

    assertThat(loop.loops()).isGreaterThanOrEqualTo(least);
    assertThat(split.parts()).isGreaterThanOrEqualTo(least);
    assertThat(blob.loops() + branch.loops() + split.loops()).isLessThanOrEqualTo(3 * most);
    assertThat(blob.parts() + branch.parts() + loop.parts()).isLessThanOrEqualTo(3 * most);
  }

  @Test
  void endsOfBranchesAreCountedAlongEccentricity() throws InterruptedException {
    Counts branch = Counts.of(PlantedShape.BRANCH, LensChoice.ECCENTRICITY);
    Counts blob = Counts.of(PlantedShape.BLOB, LensChoice.ECCENTRICITY);
    Counts loop = Counts.of(PlantedShape.LOOP, LensChoice.ECCENTRICITY);

    // 88 of 100; a third end is in one of a hundred blobs.
    assertThat(branch.ends()).isGreaterThanOrEqualTo((int) Math.floor(0.8 * SEEDS));
    assertThat(blob.ends() + loop.ends()).isLessThanOrEqualTo(2 * (int) Math.ceil(0.05 * SEEDS));
  }
}
