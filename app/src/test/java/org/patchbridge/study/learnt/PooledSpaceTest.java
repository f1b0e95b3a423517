package org.patchbridge.study.learnt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.patchbridge.sequence.FoldVectors.Role;
import org.patchbridge.study.learnt.PooledSpace.CellInFold;
import org.patchbridge.study.learnt.VectorTable.StoredVector;

/** Cells of two folds that lie in one space, of which the second fold sees everything turned. */
class PooledSpaceTest {
  private static final int ANCHORS = 30;
  private static final int CELLS = 10;

  private final SplittableRandom random = new SplittableRandom(5);
  private final float[][] anchors = points(ANCHORS);
  private final float[][] cells = points(2 * CELLS);

  private float[][] points(int count) {
    float[][] points = new float[count][3];
    for (float[] point : points) {
      for (int i = 0; i < point.length; i++) {
        point[i] = (float) random.nextGaussian();
      }
    }
    return points;
  }

  /** A quarter turn, mirrored, three times as large and shifted. */
  private static float[] turned(float[] point) {
    return new float[] {3 * point[1] + 2, -3 * point[0], -3 * point[2] - 1};
  }

  /** Root of the mean squared distance from the mean. */
  private static double spread(float[][] points) {
    double sum = 0;
    for (float[] one : points) {
      for (float[] other : points) {
        for (int i = 0; i < one.length; i++) {
          sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
      }
    }
    return Math.sqrt(sum / 2) / points.length;
  }

  private List<StoredVector> stored(int tested) {
    List<StoredVector> stored = new ArrayList<>();
    for (int a = 0; a < ANCHORS; a++) {
      stored.add(new StoredVector(0, Role.ANCHOR, "mouse", "m" + a, anchors[a]));
      stored.add(new StoredVector(1, Role.ANCHOR, "mouse", "m" + a, turned(anchors[a])));
    }
    for (int c = 0; c < tested; c++) {
      stored.add(new StoredVector(0, Role.TESTED, "human", "a" + c, cells[c]));
      stored.add(new StoredVector(1, Role.TESTED, "human", "b" + c, turned(cells[CELLS + c])));
    }
    return stored;
  }

  @Test
  void cellsOfBothFoldsComeToLieInTheSpaceOfTheFirst() {
    PooledSpace space = PooledSpace.of(stored(CELLS)).orElseThrow();

    assertThat(space.cells()).extracting(CellInFold::cellId).isSorted().hasSize(2 * CELLS);
    assertThat(space.residuals())
        .singleElement()
        .satisfies(
            residual -> {
              assertThat(residual.fold()).isEqualTo(1);
              assertThat(residual.anchors()).isEqualTo(ANCHORS);
              assertThat(residual.share()).isLessThan(1e-10);
            });
    double spread = spread(anchors);
    for (int i = 0; i < 2 * CELLS; i++) {
      CellInFold cell = space.cells().get(i);
      int number = Integer.parseInt(cell.cellId().substring(1));
      float[] expected = cells[cell.fold() * CELLS + number];
      for (int k = 0; k < expected.length; k++) {
        assertThat(space.coordinates()[i][k]).isCloseTo(expected[k] / spread, within(1e-5));
      }
    }
  }

  @Test
  void cellsThatAreLookedAtHaveNoPartInTheAlignment() {
    double[][] few = PooledSpace.of(stored(1)).orElseThrow().coordinates();
    double[][] all = PooledSpace.of(stored(CELLS)).orElseThrow().coordinates();

    assertThat(few[0]).containsExactly(all[0]); // a0
    assertThat(few[1]).containsExactly(all[CELLS], within(1e-12)); // b0
  }

  @Test
  void foldsWithoutCommonAnchorsAreNoSpace() {
    List<StoredVector> apart =
        stored(CELLS).stream().filter(each -> each.isTested() || each.fold() == 0).toList();

    assertThat(PooledSpace.of(apart)).isEqualTo(Optional.empty());
    assertThat(PooledSpace.of(List.of())).isEmpty();
    assertThat(
            PooledSpace.of(apart.stream().filter(each -> each.fold() == 0).toList())
                .orElseThrow()
                .coordinates())
        .hasDimensions(CELLS, 3);
  }

  @Test
  void orderOfTheStoredVectorsChangesNothing() {
    List<StoredVector> other = new ArrayList<>(stored(CELLS));
    java.util.Collections.reverse(other);

    assertThat(Arrays.deepToString(PooledSpace.of(other).orElseThrow().coordinates()))
        .isEqualTo(Arrays.deepToString(PooledSpace.of(stored(CELLS)).orElseThrow().coordinates()));
  }
}
