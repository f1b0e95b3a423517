package org.patchbridge.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.evaluation.WaveCells;
import org.patchbridge.explain.Occlusion;
import org.patchbridge.explain.RankCorrelation;
import org.patchbridge.explain.Segment;
import org.patchbridge.explain.TypicalRanges;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.forest.RandomForestLearner;
import org.patchbridge.sequence.network.EncoderWeights;
import org.patchbridge.sequence.network.HeadWeights;

/**
 * Adebayo et al. 2018, "Sanity checks for saliency maps": what a map shows must come from what the
 * model has learnt. A model of the same kind that has learnt nothing, from shuffled labels or with
 * shuffled weights, must give another map.
 */
class SaliencySanityTest {
  private static final Cohort COHORT = WaveCells.cohort(Species.HUMAN, 260, 0, 5);
  private static final int[] TRAIN = IntStream.range(0, 200).toArray();
  private static final int[] TEST = IntStream.range(200, 260).toArray();
  private static final int SHUFFLES = 5;

  private static Learner forest() {
    return RandomForestLearner.with(ForestSettings.defaults().withTrees(150));
  }

  private static SequenceLearner lstm() {
    SequenceSettings settings = SequenceSettings.defaults(SequenceVariant.ATTENTION);
    return SequenceLearner.with(
        settings
            .withUnits(12)
            .withTraining(settings.training().withEpochs(15).withLearningRate(1e-2)));
  }

  private static Cohort withShuffledLabels(long seed) {
    List<Optional<String>> labels = new ArrayList<>();
    COHORT.cells().forEach(cell -> labels.add(cell.subclass()));
    Collections.shuffle(labels, new Random(seed));
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < COHORT.size(); i++) {
      Cell cell = COHORT.cells().get(i);
      cells.add(new Cell(cell.id(), cell.species(), cell.donor(), labels.get(i), cell.condition()));
    }
    return new Cohort("shuffled labels", cells, COHORT.families(), List.of());
  }

  private static float[] shuffled(float[] weights, Random random) {
    float[] shuffled = weights.clone();
    for (int i = shuffled.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      float kept = shuffled[i];
      shuffled[i] = shuffled[other];
      shuffled[other] = kept;
    }
    return shuffled;
  }

  private static Classifier withShuffledWeights(SequenceClassifier real, long seed) {
    Random random = new Random(seed);
    EncoderWeights encoder = real.model().encoder();
    HeadWeights head = real.model().head();
    return new SequenceClassifier(
        real.input(),
        new SequenceModel(
            new EncoderWeights(encoder.shape(), shuffled(encoder.values(), random)),
            new HeadWeights(
                head.kind(), head.inputs(), head.classes(), shuffled(head.values(), random))),
        new double[head.classes()]);
  }

  /** Effect of every column for the true class of each test cell, one array a cell. */
  private static List<double[]> saliency(Classifier model) {
    TypicalRanges typical = TypicalRanges.fit(COHORT, TRAIN);
    List<Segment> columns =
        COHORT.families().stream().flatMap(f -> Segment.columnsOf(f).stream()).toList();
    int[] labels = COHORT.labels();
    List<double[]> maps = new ArrayList<>();
    for (int row : TEST) {
      maps.add(
          Occlusion.of(model, COHORT, row, typical, columns).stream()
              .mapToDouble(effect -> effect.of(labels[row]))
              .toArray());
    }
    return maps;
  }

  /** Mean over cells of the rank correlation of their two maps. */
  private static double agreement(List<double[]> maps, List<double[]> others) {
    return IntStream.range(0, maps.size())
        .mapToDouble(i -> RankCorrelation.of(maps.get(i), others.get(i)))
        .filter(Double::isFinite)
        .average()
        .orElse(0);
  }

  @Test
  void mapOfAForestSurvivesAnotherSeedButNotShuffledLabels() {
    List<double[]> real = saliency(forest().fit(COHORT, TRAIN, new int[0], 1));
    double sameLabels = agreement(real, saliency(forest().fit(COHORT, TRAIN, new int[0], 2)));
    double shuffled =
        IntStream.range(0, SHUFFLES)
            .mapToDouble(
                s ->
                    agreement(
                        real, saliency(forest().fit(withShuffledLabels(s), TRAIN, new int[0], 1))))
            .average()
            .orElseThrow();
    // Measured: 0.77 with the same labels, 0.02 with shuffled ones.
    assertThat(sameLabels).isGreaterThan(0.7);
    assertThat(shuffled).isCloseTo(0, within(0.2));
  }

  @Test
  void mapOfASequenceModelSurvivesAnotherSeedButNeitherShuffledLabelsNorWeights() {
    SequenceClassifier model = lstm().fit(COHORT, TRAIN, new int[0], 1);
    List<double[]> real = saliency(model);
    double sameLabels = agreement(real, saliency(lstm().fit(COHORT, TRAIN, new int[0], 2)));
    double labels =
        IntStream.range(0, SHUFFLES)
            .mapToDouble(
                s ->
                    agreement(
                        real, saliency(lstm().fit(withShuffledLabels(s), TRAIN, new int[0], 1))))
            .average()
            .orElseThrow();
    double weights =
        IntStream.range(0, 4 * SHUFFLES)
            .mapToDouble(s -> agreement(real, saliency(withShuffledWeights(model, s))))
            .average()
            .orElseThrow();
    // Measured: 0.70 with the same labels, 0.12 with shuffled ones, -0.03 with shuffled weights.
    assertThat(sameLabels).isGreaterThan(0.6);
    assertThat(labels).isCloseTo(0, within(0.2));
    assertThat(weights).isCloseTo(0, within(0.2));
  }
}
