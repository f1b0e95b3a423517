package org.patchbridge.transfer;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.InnerFolds;
import org.patchbridge.dataset.Split;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.dataset.StratifiedKFold;
import org.patchbridge.random.DerivedSeed;
import org.patchbridge.sequence.FoldVectors;
import org.patchbridge.sequence.NetworkTraining;
import org.patchbridge.sequence.PriorOffsets;
import org.patchbridge.sequence.SequenceClassifier;
import org.patchbridge.sequence.SequenceInput;
import org.patchbridge.sequence.SequenceModel;
import org.patchbridge.sequence.VectorLearner;
import org.patchbridge.sequence.network.CellSequences;
import org.patchbridge.sequence.network.EncoderShape;
import org.patchbridge.sequence.network.EncoderWeights;
import org.patchbridge.sequence.network.HeadWeights;
import org.patchbridge.sequence.network.InputEncoding;

/**
 * The mouse cells of one run: four fifths to train on, one to stop on, scaled by the former, to a
 * mix of classes where one is stated.
 */
final class MousePart {
  /** The first of five folds is for validation: 80/20. */
  private static final int FOLDS = 5;

  private static final int ANCHORS = 3;
  private static final int PARTS = 4;

  private final Cohort mouse;
  private final Split split;
  private final long seed;
  private final SequenceInput input;
  private final CellSequences training;
  private final int[] labels;
  private final NetworkTraining.Validation validation;
  private final int classes;
  private final Set<Integer> absent;

  /**
   * @param mix that mouse features are scaled to; empty for the mix of the cells themselves
   * @param outer scheme of the human cells: where it groups donors, so does the mouse's division
   */
  MousePart(
      Cohort mouse,
      SplitScheme outer,
      TransferSettings settings,
      Optional<ClassMix> mix,
      long seed) {
    this.mouse = mouse;
    this.seed = seed;
    split = split(mouse, outer, seed);
    InputEncoding encoding = settings.model().encoding();
    input =
        mix.map(each -> SequenceInput.toMix(mouse, split.train(), each.toArray(), encoding))
            .orElseGet(() -> SequenceInput.fit(mouse, split.train(), encoding));
    absent = absent(mouse.matrix(), split.train());
    training = input.sequences(mouse, split.train());
    labels = SequenceInput.labels(mouse, split.train());
    validation = input.validation(mouse, split.test());
    classes = mouse.classes().size();
  }

  private static Set<Integer> absent(FeatureMatrix x, int[] rows) {
    return IntStream.range(0, x.width())
        .filter(column -> IntStream.of(rows).allMatch(row -> Double.isNaN(x.at(row, column))))
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Columns without any value in training: what a model makes of one there is chance. */
  Set<Integer> absentColumns() {
    return Collections.unmodifiableSet(absent);
  }

  /**
   * A rare class is in the training part, not always in that for validation. Where there are too
   * few donors to keep them together, single cells are divided: human test cells are of other
   * donors anyway, and only early stopping notices the difference.
   */
  private static Split split(Cohort mouse, SplitScheme outer, long seed) {
    return Optional.of(mouse)
        .filter(cells -> outer.groupsDonors())
        .flatMap(cells -> InnerFolds.withEveryClass(cells, FOLDS, seed))
        .filter(folds -> folds.size() == FOLDS)
        .orElseGet(() -> new StratifiedKFold(FOLDS).repetition(mouse, 0, seed))
        .get(0);
  }

  /**
   * What a network makes of mouse cells, scaled as those that it was trained on: those held out,
   * each in one fold of the human cells, and some that were trained on, the same in every fold.
   *
   * @param folds of the human cells
   */
  List<FoldVectors.Part> vectors(SequenceModel model, int fold, int folds) {
    SequenceClassifier network =
        new SequenceClassifier(input, model, PriorOffsets.none(model.head().classes()));
    int[] tested = heldOut(fold, folds);
    int[] anchors = VectorLearner.sample(split.train(), DerivedSeed.of(seed, ANCHORS));
    return List.of(
        new FoldVectors.Part(FoldVectors.Role.TESTED, mouse, tested, network.pooled(mouse, tested)),
        new FoldVectors.Part(
            FoldVectors.Role.ANCHOR, mouse, anchors, network.pooled(mouse, anchors)));
  }

  /**
   * Donors are kept together here, too: then what a fold's space does to donors is like in both.
   */
  private int[] heldOut(int fold, int folds) {
    int[] rows = split.test();
    List<Split> parts =
        InnerFolds.ofDonors(mouse.select(rows), folds, DerivedSeed.of(seed, PARTS))
            .orElseGet(() -> List.of(everyCellIn(rows.length)));
    return parts.stream()
        .filter(part -> part.fold() == fold)
        .flatMapToInt(part -> Arrays.stream(part.test()))
        .map(at -> rows[at])
        .sorted()
        .toArray();
  }

  /** Of one donor. */
  private static Split everyCellIn(int cells) {
    return new Split(0, 0, 0, new int[0], new int[0], IntStream.range(0, cells).toArray());
  }

  /** The mouse half of joint training. */
  NetworkTraining.Task task(
      TransferSettings settings, EncoderShape shape, double weight, long seed) {
    HeadWeights head = HeadWeights.initial(settings.model().head(), shape.outputs(), classes, seed);
    return new NetworkTraining.Task(
        head, training, labels, settings.model().loss().objective(labels, classes), weight);
  }

  /** Class frequencies as the pretrained model has seen them. */
  double[] prior(TransferSettings settings) {
    return settings.model().loss().prior(labels, classes);
  }

  SequenceModel pretrain(TransferSettings settings, NetworkTraining trainer, long seed) {
    EncoderShape shape = settings.model().shape(input.layout());
    return trainer.fit(
        EncoderWeights.initial(shape, DerivedSeed.of(seed, 0)),
        List.of(task(settings, shape, 1, DerivedSeed.of(seed, 1))),
        Optional.of(validation),
        DerivedSeed.of(seed, 2));
  }
}
