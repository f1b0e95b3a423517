package org.patchbridge.sequence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.random.DerivedSeed;
import org.patchbridge.sequence.network.EncoderShape;
import org.patchbridge.sequence.network.EncoderWeights;
import org.patchbridge.sequence.network.HeadWeights;
import org.patchbridge.sequence.network.Pooling;

/**
 * Learns subclasses with a bidirectional LSTM over the feature families (arXiv 2603.11000).
 * Validation cells steer early stopping; without any, all epochs are run.
 */
public final class SequenceLearner implements VectorLearner {
  private static final int ENCODER = 0;
  private static final int HEAD = 1;
  private static final int TRAINING = 2;
  private static final int OVERSAMPLING = 3;
  private static final int ANCHORS = 4;
  private final SequenceSettings settings;
  private final EpochListener listener;

  private SequenceLearner(SequenceSettings settings, EpochListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  public static SequenceLearner with(SequenceSettings settings) {
    return new SequenceLearner(settings, EpochListener.NONE);
  }

  /** The same, reporting its epochs; called from every thread that fits. */
  public SequenceLearner with(EpochListener other) {
    return new SequenceLearner(settings, other);
  }

  @Override
  public String name() {
    return settings.name();
  }

  public SequenceSettings settings() {
    return settings;
  }

  /**
   * @throws IllegalArgumentException where there are no training cells, or a training or validation
   *     cell has no subclass
   */
  @Override
  public SequenceClassifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
    int classes = cohort.classes().size();
    SequenceInput input = SequenceInput.fit(cohort, train, settings.encoding());
    ScaledCells trained = input.labelled(cohort, train);
    int[] counts = ClassWeights.counts(trained.labels(), classes);
    if (settings.oversampling() == SequenceSettings.Oversampling.SMOTE) {
      trained = trained.balanced(classes, DerivedSeed.of(seed, OVERSAMPLING));
    }
    EncoderShape shape = settings.shape(input.layout());
    EncoderWeights encoder = EncoderWeights.initial(shape, DerivedSeed.of(seed, ENCODER));
    HeadWeights head =
        HeadWeights.initial(settings.head(), shape.outputs(), classes, DerivedSeed.of(seed, HEAD));
    NetworkTraining.Task task =
        new NetworkTraining.Task(
            head,
            input.sequences(trained),
            trained.labels(),
            settings.loss().objective(trained.labels(), classes),
            1);
    SequenceModel model =
        NetworkTraining.with(settings.training())
            .with(listener)
            .fit(
                encoder,
                List.of(task),
                Optional.of(input.validation(cohort, validation)),
                DerivedSeed.of(seed, TRAINING));
    return new SequenceClassifier(input, model, PriorOffsets.of(counts, settings.priorWeight()));
  }

  /**
   * Of the attention model trained on cells as they are; its variants with synthetic cells or
   * another head have none. Anchors are drawn from all cells of the split and leave out those that
   * the fold tests, so that two folds share those that neither tests.
   */
  @Override
  public Optional<FoldVectors> vectors(Cohort cohort, Split split, Classifier fitted) {
    if (settings.pooling() != Pooling.ATTENTION
        || settings.oversampling() != SequenceSettings.Oversampling.NONE
        || !(fitted instanceof SequenceClassifier network)) {
      return Optional.empty();
    }
    int[] test = split.test();
    int[] anchors = anchors(split);
    return Optional.of(
        new FoldVectors(
            List.of(
                new FoldVectors.Part(
                    FoldVectors.Role.TESTED, cohort, test, network.pooled(cohort, test)),
                new FoldVectors.Part(
                    FoldVectors.Role.ANCHOR, cohort, anchors, network.pooled(cohort, anchors)))));
  }

  private static int[] anchors(Split split) {
    int[] all =
        Stream.of(split.train(), split.validation(), split.test())
            .flatMapToInt(Arrays::stream)
            .sorted()
            .toArray();
    int[] drawn = VectorLearner.sample(all, DerivedSeed.of(split.seed(), split.run(), ANCHORS));
    return Arrays.stream(drawn).filter(row -> Arrays.binarySearch(split.test(), row) < 0).toArray();
  }
}
