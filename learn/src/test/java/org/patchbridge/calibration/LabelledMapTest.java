package org.patchbridge.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.random.RandomStream;

/** One feature of two classes, at 0 and 3 with the spread 1. */
class LabelledMapTest {
  private static final int CLASSES = 2;

  private static LabelledMap.Labelled cells(double scale, double shift, int each, long seed) {
    RandomStream random = RandomStream.of(seed);
    double[] values = new double[CLASSES * each];
    int[] labels = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      labels[i] = i % CLASSES;
      values[i] = scale * (3 * labels[i] + random.nextGaussian()) + shift;
    }
    return new LabelledMap.Labelled(
        new FeatureMatrix(values.length, List.of(new Column("f", "mV")), List.of("family"), values),
        labels,
        IntStream.range(0, values.length).toArray());
  }

  @Test
  void findsTheRigThatManyCellsWereSeenBy() {
    for (int seed = 1; seed <= 10; seed++) {
      RandomStream random = RandomStream.of(seed);
      double scale = Math.exp(0.2 * random.nextGaussian());
      double shift = random.nextGaussian();
      LabelledMap map =
          LabelledMap.fit(
              cells(1, 0, 1000, 100 + seed), cells(scale, shift, 1000, 200 + seed), CLASSES);
      for (double value : new double[] {-1, 0, 2, 4}) {
        assertThat(map.inLab(value, 0)).isCloseTo(scale * value + shift, within(0.2));
      }
    }
  }

  @Test
  void doesNotTakeOtherSharesOfClassesForAnotherRig() {
    LabelledMap.Labelled all = cells(1, 0, 500, 2);
    int[] mostlyOne =
        IntStream.range(0, 1000).filter(row -> row % 2 == 0 || row % 20 == 1).toArray();
    LabelledMap.Labelled skewed = new LabelledMap.Labelled(all.x(), all.labels(), mostlyOne);
    LabelledMap map = LabelledMap.fit(cells(1, 0, 1000, 3), skewed, CLASSES);
    assertThat(map.inLab(0, 0)).isCloseTo(0, within(0.15));
    assertThat(map.inLab(3, 0)).isCloseTo(3, within(0.25));
  }

  @Test
  void fewCellsMoveAFeatureLessThanMany() {
    LabelledMap.Labelled reference = cells(1, 0, 1000, 4);
    double few = LabelledMap.fit(reference, cells(1, 1.5, 1, 5), CLASSES).shift()[0];
    double many = LabelledMap.fit(reference, cells(1, 1.5, 500, 5), CLASSES).shift()[0];
    assertThat(Math.abs(few)).isLessThan(Math.abs(many));
  }

  @Test
  void aFeatureThatNoCellHasIsNotMoved() {
    LabelledMap.Labelled absent =
        new LabelledMap.Labelled(
            new FeatureMatrix(
                2,
                List.of(new Column("f", "mV")),
                List.of("family"),
                new double[] {Double.NaN, Double.NaN}),
            new int[] {0, 1},
            new int[] {0, 1});
    LabelledMap map = LabelledMap.fit(cells(1, 0, 100, 6), absent, CLASSES);
    assertThat(map.inLab(1.25, 0)).isCloseTo(1.25, within(1e-6));
  }
}
