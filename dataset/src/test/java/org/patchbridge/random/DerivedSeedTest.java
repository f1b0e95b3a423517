package org.patchbridge.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DerivedSeedTest {

  /** SplitMix64's first output for the seed 1234567, as published with xoshiro (Vigna). */
  @Test
  void emptyPathIsOneStepOfSplitMix64() {
    assertThat(Long.toUnsignedString(DerivedSeed.of(1234567))).isEqualTo("6457827717110365317");
  }

  @Test
  void seedsOfNeighbouringPartsAllDiffer() {
    Set<Long> seeds = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      for (int run = 0; run < 20; run++) {
        for (int fold = 0; fold < 20; fold++) {
          seeds.add(DerivedSeed.of(seed, run, fold));
        }
      }
    }
    assertThat(seeds).hasSize(8_000);
  }
}
