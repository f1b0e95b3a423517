package org.patchbridge.certainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.Species;
import org.patchbridge.evaluation.WaveCells;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/** What is written and read again flags the same cells; what nothing has written is refused. */
class StoredNoveltyTest {
  private static final Cohort COHORT = WaveCells.cohort(Species.HUMAN, 120, 0, 1);
  private static final FeatureMatrix CELLS = COHORT.matrix();
  private static final NoveltyScreen SCREEN =
      NoveltyScreen.fit(COHORT, IntStream.range(0, 100).toArray(), 0.2, 3);

  private static NoveltyScreen read(Consumer<ParameterWriter> replaced) {
    ParameterWriter out = ParameterWriter.root();
    SCREEN.write(out);
    replaced.accept(out);
    return NoveltyScreen.read(ParameterReader.root(out.finish()));
  }

  @Test
  void screenReadAgainFlagsTheSameCells() {
    NoveltyScreen again = read(out -> {});

    assertThat(again.limit()).isEqualTo(SCREEN.limit());
    assertThat(again.novelty().width()).isEqualTo(15);
    boolean[] flagged = new boolean[CELLS.rows()];
    for (int row = 0; row < CELLS.rows(); row++) {
      assertThat(again.novelty().of(CELLS, row)).isEqualTo(SCREEN.novelty().of(CELLS, row));
      assertThat(again.isNovel(CELLS, row)).isEqualTo(SCREEN.isNovel(CELLS, row));
      flagged[row] = SCREEN.isNovel(CELLS, row);
    }
    assertThat(flagged).contains(true).contains(false);
  }

  @ParameterizedTest
  @CsvSource({"NaN, 0.5", "2, -0.01", "2, 1.01", "2, NaN"})
  void limitThatIsNoneIsRefused(double greatest, double leastPresent) {
    assertThatThrownBy(
            () -> read(out -> out.doubles("limit", new double[] {greatest, leastPresent})))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("limit: is " + greatest + " with " + leastPresent);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void limitThatCouldNotBeLearntIsInfiniteAndAnyShareOfFeaturesIsAllowed(double leastPresent) {
    double infinite = Double.POSITIVE_INFINITY;
    NoveltyScreen screen = read(out -> out.doubles("limit", new double[] {infinite, leastPresent}));
    assertThat(screen.limit().isLearnt()).isFalse();
    assertThat(screen.limit().leastPresent()).isEqualTo(leastPresent);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -2})
  void spreadThatIsNotPositiveIsRefused(double spread) {
    double[] spreads = new double[15];
    Arrays.fill(spreads, 1);
    spreads[4] = spread;
    assertThatThrownBy(() -> read(out -> out.doubles("spreads", spreads)))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("spreads: hold one that is not positive");
  }

  @Test
  void meansOfOtherColumnsAreRefused() {
    assertThatThrownBy(() -> read(out -> out.matrix("means", new double[3][2], 2)))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("means: 2 columns where there must be 15");
  }

  @Test
  void cellAtTheLimitIsOrdinaryAndOneBeyondItIsNot() {
    double novelty = SCREEN.novelty().of(CELLS, 0);
    double present = NoveltyLimit.present(CELLS, 0);

    assertThat(new NoveltyLimit(novelty, present).isExceeded(SCREEN.novelty(), CELLS, 0)).isFalse();
    assertThat(
            new NoveltyLimit(Math.nextDown(novelty), present)
                .isExceeded(SCREEN.novelty(), CELLS, 0))
        .isTrue();
    assertThat(
            new NoveltyLimit(novelty, Math.nextUp(present)).isExceeded(SCREEN.novelty(), CELLS, 0))
        .isTrue();
  }

  @Test
  void presentIsTheShareOfTheColumnsWithAValue() {
    FeatureMatrix x =
        new FeatureMatrix(
            1,
            CELLS.columns().subList(0, 4),
            CELLS.familyOfColumn().subList(0, 4),
            new double[] {1, Double.NaN, 0, -1});
    assertThat(NoveltyLimit.present(x, 0)).isEqualTo(0.75);
  }
}
