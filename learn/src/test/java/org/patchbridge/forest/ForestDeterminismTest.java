package org.patchbridge.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForestDeterminismTest {
  private static final LabelledMatrix DATA = LabelledMatrix.clusters(300, 9, 3, 1, 11);

  @ParameterizedTest
  @EnumSource(Balance.class)
  void forestHasTheSameHashForAnyNumberOfThreads(Balance balance) throws Exception {
    ForestSettings settings = ForestSettings.defaults().withTrees(60).withBalance(balance);
    ForestModel single = DATA.fit(settings, 3, 42);
    String hash = hash(single);
    for (int threads : new int[] {1, 2, 4}) {
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      try {
        ForestModel model = DATA.fit(RandomForest.with(settings).using(pool, threads), 3, 42);
        assertThat(hash(model)).as("%d threads", threads).isEqualTo(hash);
        assertThat(model.outOfBagProbabilities().orElseThrow())
            .isDeepEqualTo(single.outOfBagProbabilities().orElseThrow());
      } finally {
        pool.shutdown();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Balance.class)
  void anotherSeedGrowsAnotherForest(Balance balance) {
    ForestSettings settings = ForestSettings.defaults().withTrees(10).withBalance(balance);
    ForestModel first = DATA.fit(settings, 3, 1);
    ForestModel second = DATA.fit(settings, 3, 2);
    assertThat(first.impurityImportance()).isNotEqualTo(second.impurityImportance());
  }

  private static String hash(ForestModel model) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(ForestFile.bytes(model)));
  }
}
