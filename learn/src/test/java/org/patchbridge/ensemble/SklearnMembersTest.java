package org.patchbridge.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;

/** Against scikit-learn 1.2.1; {@code sklearn_members.py} next to the fixture made it. */
class SklearnMembersTest {
  private static final int TRAIN = 45;
  private List<String[]> lines;
  private FeatureMatrix train;
  private FeatureMatrix test;
  private TrainingLabels labels;

  @BeforeEach
  void readFixture() throws IOException {
    try (InputStream in = SklearnMembersTest.class.getResourceAsStream("sklearn_members.csv")) {
      lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.split(",", -1))
              .toList();
    }
    double[][] rows = numbers("row ");
    train = matrix(Arrays.copyOf(rows, TRAIN));
    test = matrix(Arrays.copyOfRange(rows, TRAIN, rows.length));
    int[] all =
        lines.stream()
            .filter(line -> line[0].startsWith("row "))
            .mapToInt(line -> Integer.parseInt(line[0].substring(4)))
            .toArray();
    int[] counts = new int[3];
    IntStream.range(0, TRAIN).forEach(i -> counts[all[i]]++);
    labels = new TrainingLabels(Arrays.copyOf(all, TRAIN), counts);
  }

  @Test
  void discriminantHasTheShrinkageOfLedoitAndWolf() {
    compare(ShrinkageDiscriminant.fit(train, labels).probabilities(test), "discriminant", 1e-7);
  }

  @Test
  void kernelLogisticRegressionEndsAtTheSameMinimum() {
    RadialKernel kernel = RadialKernel.fit(train, 0.1, 1);
    LogisticModel model = LogisticModel.fit(kernel.coordinates(train), labels, 3, 1e-9);
    compare(model.probabilities(kernel.coordinates(test)), "logistic", 1e-7);
  }

  @Test
  void logisticRegressionEndsAtTheSameMinimum() {
    LogisticModel model = LogisticModel.fit(MatrixRows.of(train), labels, 0.1, 1e-9);
    compare(model.probabilities(test), "linear", 1e-7);
  }

  @Test
  void theSameNeighboursVote() {
    NearestNeighbours model = NearestNeighbours.of(MatrixRows.of(train), labels, 7);
    compare(model.probabilities(test), "neighbours", 1e-12);
  }

  private void compare(double[][] measured, String name, double tolerance) {
    double[][] expected = numbers(name);
    assertThat(measured).hasDimensions(expected.length, 3);
    for (int i = 0; i < expected.length; i++) {
      assertThat(measured[i]).containsExactly(expected[i], within(tolerance));
    }
  }

  private double[][] numbers(String prefix) {
    return lines.stream()
        .filter(line -> line[0].startsWith(prefix))
        .map(line -> Arrays.stream(line).skip(1).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  private static FeatureMatrix matrix(double[][] rows) {
    List<Column> columns =
        IntStream.range(0, rows[0].length).mapToObj(i -> new Column("z" + i, "")).toList();
    return new FeatureMatrix(
        rows.length,
        columns,
        columns.stream().map(column -> "scores").toList(),
        Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
  }
}
