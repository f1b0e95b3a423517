package org.patchbridge.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;

/** Chawla et al. 2002 as properties that hold for every draw. */
class SmoteTest {
  private static final int WIDTH = 3;
  private static final double ROUNDING = 1e-9;

  private static FeatureMatrix matrix(double[] values) {
    List<Column> columns =
        IntStream.range(0, WIDTH).mapToObj(i -> new Column("c" + i, "")).toList();
    return new FeatureMatrix(
        values.length / WIDTH, columns, Collections.nCopies(WIDTH, "f"), values);
  }

  private static FeatureMatrix gaussian(long seed, int rows) {
    return matrix(new Random(seed).doubles((long) rows * WIDTH, -3, 3).toArray());
  }

  /** Class 0: 40 cells, class 1: 9, class 2: 4; so 3 neighbours. */
  private static int[] labels() {
    return IntStream.range(0, 53).map(i -> i < 40 ? 0 : i < 49 ? 1 : 2).toArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void classesBecomeEqualAndTheCellsStayInFront(long seed) {
    FeatureMatrix x = gaussian(seed, 53);
    Smote.Balanced balanced = Smote.balance(x, labels(), 3, seed);

    assertThat(ClassWeights.counts(balanced.labels(), 3)).containsExactly(40, 40, 40);
    assertThat(Arrays.copyOf(balanced.x().values(), 53 * WIDTH)).containsExactly(x.values());
    assertThat(Arrays.copyOf(balanced.labels(), 53)).containsExactly(labels());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everySyntheticCellLiesBetweenACellAndOneOfItsNearestOfTheSameClass(long seed) {
    FeatureMatrix x = gaussian(seed, 53);
    int[] labels = labels();
    Smote.Balanced balanced = Smote.balance(x, labels, 3, seed);

    for (int row = 53; row < balanced.labels().length; row++) {
      double[] point = row(balanced.x(), row);
      int label = balanced.labels()[row];
      assertThat(
              IntStream.range(0, 53)
                  .filter(cell -> labels[cell] == label)
                  .anyMatch(cell -> isOnTheWayToANeighbour(x, labels, cell, point)))
          .isTrue();
    }
  }

  private static boolean isOnTheWayToANeighbour(
      FeatureMatrix x, int[] labels, int cell, double[] point) {
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      if (i != cell && labels[i] == labels[cell]) {
        others.add(i);
      }
    }
    double[] from = row(x, cell);
    others.sort((a, b) -> Double.compare(distance(from, row(x, a)), distance(from, row(x, b))));
    return others.subList(0, 3).stream()
        .anyMatch(
            other -> {
              double[] to = row(x, other);
              double detour = distance(from, point) + distance(point, to) - distance(from, to);
              return detour < ROUNDING;
            });
  }

  private static double[] row(FeatureMatrix x, int row) {
    return Arrays.copyOfRange(x.values(), row * WIDTH, (row + 1) * WIDTH);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  @Test
  void sameSeedGivesTheSameCellsAndAnotherSeedOthers() {
    FeatureMatrix x = gaussian(7, 53);
    double[] first = Smote.balance(x, labels(), 3, 1).x().values();
    assertThat(Smote.balance(x, labels(), 3, 1).x().values()).containsExactly(first);
    assertThat(Smote.balance(x, labels(), 3, 2).x().values()).isNotEqualTo(first);
  }

  @Test
  void classOfOneCellIsFilledWithCopies() {
    FeatureMatrix x = gaussian(7, 4);
    Smote.Balanced balanced = Smote.balance(x, new int[] {0, 0, 0, 1}, 2, 1);

    assertThat(balanced.labels()).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(row(balanced.x(), 4)).containsExactly(row(x, 3));
    assertThat(row(balanced.x(), 5)).containsExactly(row(x, 3));
  }

  @Test
  void whatACellLacksItsSyntheticCellsLackAndWhatANeighbourLacksIsTheCells() {
    double nan = Double.NaN;
    double[] values = {0, 0, 0, 9, 9, 9, 5, 5, 5, 1, nan, 2, 3, 4, nan};
    Smote.Balanced balanced = Smote.balance(matrix(values), new int[] {0, 0, 0, 1, 1}, 2, 3);

    double[] point = row(balanced.x(), 5);
    boolean fromFirst = Double.isNaN(point[1]);
    assertThat(point[0]).isBetween(1.0, 3.0);
    assertThat(point[1]).isEqualTo(Double.valueOf(fromFirst ? nan : 4));
    assertThat(point[2]).isEqualTo(Double.valueOf(fromFirst ? 2 : nan));
  }
}
