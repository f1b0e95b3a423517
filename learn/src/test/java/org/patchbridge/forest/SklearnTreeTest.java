package org.patchbridge.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbridge.forest.ForestSettings.Bootstrap;

/**
 * Against scikit-learn 1.2.1: a tree without randomness must be its tree. {@code sklearn_trees.py}
 * next to the fixture made it. What differs is the order of additions, hence 1e-12.
 */
class SklearnTreeTest {
  private static final int TRAIN = 160;
  private static final ForestSettings TREE =
      ForestSettings.defaults().withTrees(1).withFeaturesPerSplit(4).withBootstrap(Bootstrap.NONE);

  @Test
  void plainTreeIsTheOneOfScikitLearn() throws IOException {
    compare("plain", TREE.withBalance(Balance.NONE).withMaxDepth(3).withMinLeaf(5));
  }

  @Test
  void treeWithBalancedWeightsIsTheOneOfScikitLearn() throws IOException {
    compare("balanced", TREE.withBalance(Balance.BALANCED).withMaxDepth(4).withMinLeaf(8));
  }

  private static void compare(String name, ForestSettings settings) throws IOException {
    List<String[]> lines = lines();
    double[][] rows = numbers(lines, "row ", 4);
    int[] labels =
        lines.stream()
            .filter(line -> line[0].startsWith("row "))
            .mapToInt(line -> Integer.parseInt(line[0].substring(4)))
            .toArray();
    LabelledMatrix data = LabelledMatrix.of(rows, labels);
    ForestModel model =
        RandomForest.with(settings).fit(data.x(), data.rows(0, TRAIN), labels, 3, 1);
    double[][] predicted = model.probabilities(data.x(), data.rows(TRAIN, rows.length));
    double[][] expected = numbers(lines, name + " probabilities", 3);
    assertThat(predicted).hasDimensions(expected.length, 3);
    for (int i = 0; i < expected.length; i++) {
      assertThat(predicted[i]).containsExactly(expected[i], within(1e-12));
    }
    assertThat(model.impurityImportance())
        .containsExactly(numbers(lines, name + " importances", 4)[0], within(1e-12));
  }

  private static List<String[]> lines() throws IOException {
    try (InputStream in = SklearnTreeTest.class.getResourceAsStream("sklearn_trees.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(",", -1))
          .toList();
    }
  }

  private static double[][] numbers(List<String[]> lines, String start, int width) {
    return lines.stream()
        .filter(line -> line[0].startsWith(start))
        .map(line -> Arrays.stream(line, 1, 1 + width).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }
}
