package org.patchbridge.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;

class NearestNeighboursTest {
  private static final TrainingLabels LABELS =
      new TrainingLabels(new int[] {0, 1, 1, 0}, new int[] {2, 2, 0});

  private static double[] asked(int neighbours, double at) {
    double[][] rows = {{0}, {1}, {2}, {3}};
    FeatureMatrix z =
        new FeatureMatrix(1, List.of(new Column("a", "1")), List.of("passive"), new double[] {at});
    return NearestNeighbours.of(rows, LABELS, neighbours).probabilities(z)[0];
  }

  @Test
  void ofEquallyDistantRowsTheFirstVotes() {
    assertThat(asked(1, 0.5)).containsExactly(4 / 6.0, 1 / 6.0, 1 / 6.0);
    assertThat(asked(2, 1)).containsExactly(4 / 9.0, 4 / 9.0, 1 / 9.0);
  }

  /** A vote of all rows is the same everywhere, however unsure the model is. */
  @Test
  void atMostHalfOfTheRowsVote() {
    assertThat(asked(15, 100)).isEqualTo(asked(2, 100));
    assertThat(asked(4, 3)).isNotEqualTo(asked(4, 1.5));
  }

  @Test
  void noNeighboursAreRefused() {
    assertThatThrownBy(() -> new NearestNeighboursLearner(0)).hasMessageContaining("0 neighbours");
  }
}
