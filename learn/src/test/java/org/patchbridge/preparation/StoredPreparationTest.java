package org.patchbridge.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/** What is written and read again gives the same bits; what nothing has written is refused. */
class StoredPreparationTest {
  private static final int[] TRAIN = IntStream.range(0, 30).toArray();
  private static final int[] ALL = IntStream.range(0, 40).toArray();
  private static final FeatureMatrix CELLS = cells();

  /** Values, values with ties and absences, and nothing at all. */
  private static FeatureMatrix cells() {
    RandomGenerator random = new SplittableRandom(6);
    double[] values = new double[3 * ALL.length];
    for (int row : ALL) {
      values[3 * row] = random.nextGaussian();
      values[3 * row + 1] = row % 7 == 3 ? Double.NaN : random.nextInt(5);
      values[3 * row + 2] = row < TRAIN.length ? Double.NaN : row;
    }
    return matrix(List.of("peak", "count", "sag"), values);
  }

  private static FeatureMatrix matrix(List<String> names, double... values) {
    return new FeatureMatrix(
        values.length / names.size(),
        names.stream().map(name -> new Column(name, "mV")).toList(),
        names.stream().map(name -> name.equals("sag") ? "passive" : "spike").toList(),
        values);
  }

  private static ParameterReader written(Consumer<ParameterWriter> write) {
    ParameterWriter out = ParameterWriter.root();
    write.accept(out);
    return ParameterReader.root(out.finish());
  }

  /** What comes later takes the place of what was written before it under the same name. */
  private static <T> void refused(
      Consumer<ParameterWriter> whole,
      Consumer<ParameterWriter> other,
      Function<ParameterReader, T> read,
      String message) {
    assertThatThrownBy(() -> read.apply(written(whole.andThen(other))))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(message);
  }

  @Test
  void meansAndDeviationsReadAgainScaleTheSame() {
    Standardiser.Fitted fitted = Standardiser.fit(CELLS, TRAIN);
    Standardiser.Fitted read = Standardiser.Fitted.read(written(fitted::write));

    FeatureMatrix scaled = fitted.transform(CELLS, ALL);
    assertThat(read.transform(CELLS, ALL).values()).isEqualTo(scaled.values());
    assertThat(scaled.columns())
        .containsExactly(new Column("peak", ""), new Column("count", ""), new Column("sag", ""));
    assertThat(scaled.familyOfColumn()).isEqualTo(CELLS.familyOfColumn());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1})
  void deviationThatIsNotPositiveIsRefused(double deviation) {
    refused(
        Standardiser.fit(CELLS, TRAIN)::write,
        out -> out.doubles("deviations", new double[] {1, deviation, 1}),
        Standardiser.Fitted::read,
        "deviations: hold one that is not positive");
  }

  @Test
  void meansAreOneForEachColumn() {
    refused(
        Standardiser.fit(CELLS, TRAIN)::write,
        out -> out.doubles("means", new double[2]),
        Standardiser.Fitted::read,
        "means: 2 values where there must be 3");
    refused(
        Standardiser.fit(CELLS, TRAIN)::write,
        out -> out.doubles("means", new double[] {0, Double.NaN, 0}),
        Standardiser.Fitted::read,
        "means: holds NaN");
  }

  @Test
  void mediansReadAgainFillTheSame() {
    MedianImputer.Fitted fitted = MedianImputer.fit(CELLS, TRAIN);
    MedianImputer.Fitted read = MedianImputer.Fitted.read(written(fitted::write));

    assertThat(read.columns()).isEqualTo(fitted.columns()).hasSize(5);
    assertThat(read.medians()).isEqualTo(fitted.medians());
    FeatureMatrix filled = read.transform(CELLS, ALL);
    assertThat(filled.values()).isEqualTo(fitted.transform(CELLS, ALL).values());
    assertThat(filled.familyOfColumn())
        .containsExactly("spike", "spike", "passive", "spike", "passive");
  }

  @Test
  void familiesAreOneForEachColumn() {
    refused(
        MedianImputer.fit(CELLS, TRAIN)::write,
        out -> out.texts("families", List.of("spike")),
        MedianImputer.Fitted::read,
        "families: 1 for 3 columns");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3})
  void maskOfAColumnThatThereIsNotIsRefused(int column) {
    refused(
        MedianImputer.fit(CELLS, TRAIN)::write,
        out -> out.wholes("masked", new int[] {column}),
        MedianImputer.Fitted::read,
        "masked: holds " + column);
  }

  @Test
  void ranksReadAgainScoreTheSame() {
    NormalScores.Fitted fitted = NormalScores.fit(CELLS, TRAIN);
    NormalScores.Fitted read = NormalScores.Fitted.read(written(fitted::write));

    FeatureMatrix scored = read.transform(CELLS, ALL);
    assertThat(read.width()).isEqualTo(fitted.width()).isEqualTo(3);
    assertThat(scored.values()).isEqualTo(fitted.transform(CELLS, ALL).values());
    assertThat(scored.familyOfColumn()).isEqualTo(CELLS.familyOfColumn());
  }

  @ParameterizedTest
  @CsvSource({
    "0;1, ends: 2 for 3 columns",
    "5;4;4, ends: fall from 5 to 4",
    "0;0;99, ends: holds 99",
  })
  void columnsWhoseRanksCannotBeToldApartAreRefused(String ends, String message) {
    refused(
        NormalScores.fit(CELLS, TRAIN)::write,
        out -> out.wholes("ends", wholes(ends)),
        NormalScores.Fitted::read,
        message);
  }

  private static int[] wholes(String text) {
    return List.of(text.split(";")).stream().mapToInt(Integer::parseInt).toArray();
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 2"})
  void trainingValuesThatDoNotAscendAreRefused(double first, double second) {
    Consumer<ParameterWriter> twoValues =
        out -> {
          out.texts("columns", List.of("peak"));
          out.doubles("values", new double[] {first, second});
          out.doubles("scores", new double[] {-1, 1});
          out.wholes("ends", new int[] {2});
        };
    refused(
        twoValues,
        out -> {},
        in -> in.checked(NormalScores.Fitted::read),
        "training values do not ascend");
  }

  @Test
  void scoresAreOneForEachValue() {
    refused(
        NormalScores.fit(CELLS, TRAIN)::write,
        out -> out.doubles("scores", new double[3]),
        NormalScores.Fitted::read,
        "scores: 3 values where there must be");
  }

  @Test
  void columnsInAnotherOrderAreRefusedByAll() {
    FeatureMatrix other = matrix(List.of("count", "peak", "sag"), 1, 2, 3);
    int[] first = {0};
    for (Function<FeatureMatrix, FeatureMatrix> transform :
        List.<Function<FeatureMatrix, FeatureMatrix>>of(
            x -> Standardiser.fit(CELLS, TRAIN).transform(x, first),
            x -> MedianImputer.fit(CELLS, TRAIN).transform(x, first),
            x -> NormalScores.fit(CELLS, TRAIN).transform(x, first))) {
      assertThatThrownBy(() -> transform.apply(other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("fitted on columns [peak, count, sag], but given [count, peak");
    }
  }

  @Test
  void matrixThatIsNoCovarianceIsRefused() {
    Consumer<ParameterWriter> whole = Covariance.of(new double[][] {{1, 0}, {0, 2}}, 0)::write;

    assertThat(Covariance.read(written(whole), 2)).isInstanceOf(FullCovariance.class);
    refused(
        whole,
        out -> out.matrix("covariance", new double[][] {{1, 2}, {2, 1}}, 2),
        in -> Covariance.read(in, 2),
        "covariance: is not positive definite");
    refused(whole, out -> {}, in -> Covariance.read(in, 3), "2 × 2 values where there must be 3");
  }

  @ParameterizedTest
  @CsvSource({"covariance-ridge, 0", "covariance-ridge, -1", "covariance-scale, -0.5"})
  void rowsWithoutARidgeAreRefused(String name, double value) {
    refused(
        Covariance.of(new double[][] {{1, 0, 3}, {0, 2, 1}}, 0)::write,
        out -> out.number(name, value),
        in -> Covariance.read(in, 3),
        "covariance-ridge: is");
  }

  /** Shrunk to the end, nothing is left of the rows. */
  @Test
  void rowsOfNoWeightAreACovarianceStill() {
    Covariance shrunk = Covariance.of(new double[][] {{1, 0, 3}, {0, 2, 1}}, 1);
    Covariance read = Covariance.read(written(shrunk::write), 3);
    double meanVariance = (1 + 9 + 4 + 1) / 2.0 / 3;

    double each = 1 / (meanVariance + 1e-9);
    assertThat(read.block(new int[] {0, 1, 2}).inverseDiagonal())
        .containsExactly(new double[] {each, each, each}, within(1e-12));
  }
}
