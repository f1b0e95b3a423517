package org.patchbridge.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Literals are what Java 17.0.15 drew: on any other version they must come out the same. */
class RandomStreamTest {
  private static final int[] BOUNDS = {
    1, 2, 10, 1000, 1 << 30, (1 << 30) + 1, Integer.MAX_VALUE, (1 << 30) + 1
  };

  @Test
  @EnabledForJreRange(
      min = JRE.JAVA_17,
      max = JRE.JAVA_17,
      disabledReason = "another version's generator may draw other numbers")
  void numbersAreThoseThatJava17DrewFromTheSameSeed() {
    for (long seed = -500; seed < 500; seed++) {
      long wide = seed * 0x123456789abcdefL;
      SplittableRandom oracle = new SplittableRandom(wide);
      RandomStream random = RandomStream.of(wide);
      for (int i = 0; i < 20; i++) {
        assertThat(random.nextLong()).isEqualTo(oracle.nextLong());
        assertThat(random.nextDouble()).isEqualTo(oracle.nextDouble());
        for (int bound : BOUNDS) {
          assertThat(random.nextInt(bound)).as("below %d", bound).isEqualTo(oracle.nextInt(bound));
        }
      }
    }
  }

  @Test
  void wholeNumbersAndFractionsArePinned() {
    RandomStream longs = RandomStream.of(42);
    assertThat(new long[] {longs.nextLong(), longs.nextLong(), longs.nextLong()})
        .containsExactly(-4767286540954276203L, 2949826092126892291L, 5139283748462763858L);
    RandomStream doubles = RandomStream.of(42);
    assertThat(draw(3, i -> doubles.nextDouble()))
        .containsExactly(0.7415648787718233, 0.1599103928769201, 0.27860113025513866);
    RandomStream ints = RandomStream.of(42);
    assertThat(Arrays.stream(BOUNDS).map(ints::nextInt).toArray())
        .containsExactly(0, 1, 1, 172, 606489915, 95458856, 1373018519, 517437945);
  }

  @Test
  void streamsOfForestsArePinned() {
    RandomStream random = RandomStream.of(42, 7);
    assertThat(IntStream.range(0, 6).map(i -> random.nextIndex(1000)).toArray())
        .containsExactly(813, 913, 57, 319, 859, 566);
  }

  @Test
  void ordersArePinned() {
    int[] order = IntStream.range(0, 10).toArray();
    RandomStream.of(42).shuffle(order);
    assertThat(order).containsExactly(3, 4, 7, 0, 8, 5, 9, 2, 6, 1);
    int[] other = IntStream.range(0, 10).toArray();
    RandomStream.of(42, 0).shuffleByIndex(other);
    assertThat(other).containsExactly(5, 2, 1, 9, 0, 6, 4, 8, 7, 3);
  }

  @Test
  void gaussiansArePinned() {
    RandomStream random = RandomStream.of(42);
    assertThat(draw(4, i -> random.nextGaussian()))
        .containsExactly(
            0.49295065581737485, -0.6940056672160174, -1.2810773478777024, -0.901557193497174);
  }

  /** Bounds are 5 standard errors of a million draws: √(1/n), √(2/n), √(15/n), √(96/n). */
  @Test
  void gaussiansHaveTheMomentsOfTheNormalDistribution() {
    int n = 1_000_000;
    RandomStream random = RandomStream.of(2026);
    double[] drawn = draw(n, i -> random.nextGaussian());
    assertThat(moment(drawn, 1)).isBetween(-0.005, 0.005);
    assertThat(moment(drawn, 2)).isBetween(1 - 0.0071, 1 + 0.0071);
    assertThat(moment(drawn, 3)).isBetween(-0.0194, 0.0194);
    assertThat(moment(drawn, 4)).isBetween(3 - 0.049, 3 + 0.049);
    // P(|z| > 1.959964) = 0.05; standard error 0.00022.
    assertThat(Arrays.stream(drawn).filter(z -> Math.abs(z) > 1.959964).count() / (double) n)
        .isBetween(0.0489, 0.0511);
  }

  /**
   * The two of a pair come from one point in the disc and must still know nothing of each other.
   */
  @Test
  void neighbouringGaussiansAreNotCorrelated() {
    int n = 1_000_000;
    RandomStream random = RandomStream.of(7);
    double[] drawn = draw(n, i -> random.nextGaussian());
    double product = 0;
    double squares = 0;
    for (int i = 1; i < n; i++) {
      product += drawn[i] * drawn[i - 1] / n;
      squares += (drawn[i] * drawn[i] - 1) * (drawn[i - 1] * drawn[i - 1] - 1) / n;
    }
    assertThat(product).isBetween(-0.005, 0.005);
    assertThat(squares).isBetween(-0.01, 0.01);
  }

  @Test
  void aBoundBelowOneIsRefused() {
    RandomStream random = RandomStream.of(1);
    assertThatThrownBy(() -> random.nextInt(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] draw(int count, IntToDoubleFunction source) {
    double[] drawn = new double[count];
    for (int i = 0; i < count; i++) {
      drawn[i] = source.applyAsDouble(i);
    }
    return drawn;
  }

  private static double moment(double[] values, int order) {
    return Arrays.stream(values).map(z -> Math.pow(z, order)).average().orElseThrow();
  }
}
