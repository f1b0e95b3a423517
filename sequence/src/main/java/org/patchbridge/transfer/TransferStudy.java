package org.patchbridge.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.Split;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.CrossValidation;
import org.patchbridge.random.DerivedSeed;
import org.patchbridge.sequence.EpochListener;
import org.patchbridge.sequence.FoldVectors;
import org.patchbridge.sequence.NetworkTraining;
import org.patchbridge.sequence.PriorOffsets;
import org.patchbridge.sequence.SequenceClassifier;
import org.patchbridge.sequence.SequenceInput;
import org.patchbridge.sequence.SequenceLearner;
import org.patchbridge.sequence.SequenceModel;
import org.patchbridge.sequence.network.EncoderShape;
import org.patchbridge.sequence.network.EncoderWeights;

/**
 * Transfer from mouse to human on the folds of the human cohort; {@link TransferLearner} makes a
 * learner of each condition. A model depends on the cohorts, the settings and its split alone, so
 * folds may be fitted in any order, side by side, or after an interruption, and come out bit for
 * bit the same. Mouse and human cells are scaled apart, each by its own training cells; in direct
 * conditions with a stated mix of subclasses, the mouse by what its training cells would have in
 * that mix.
 *
 * <p>Mouse pretraining depends on the run but not on the fold. It is computed for the first fold of
 * a run that needs it and remembered; folds of the same run that come meanwhile wait. Safe for many
 * threads.
 */
public final class TransferStudy {
  private static final int MOUSE = -1;
  private static final int ENCODER = 0;
  private static final int HEAD = 1;
  private static final int MOUSE_HEAD = 2;
  private static final int FIRST_STAGE = 3;
  private static final int SECOND_STAGE = 4;
  private static final int SUBSET = 5;
  private static final int VALIDATION_SUBSET = 6;
  private final Cohort mouse;
  private final Cohort human;
  private final SplitScheme scheme;
  private final TransferSettings settings;
  private final EpochListener listener;
  private final Map<MouseRun, MousePart> mouseParts = new ConcurrentHashMap<>();
  private final Map<MouseRun, SequenceModel> mouseModels = new ConcurrentHashMap<>();
  private final DirectLogistic.Source logistic;

  /** What mouse pretraining depends on. */
  private record MouseRun(long seed, Optional<ClassMix> mix) {}

  private TransferStudy(
      Cohort mouse,
      Cohort human,
      SplitScheme scheme,
      TransferSettings settings,
      EpochListener listener) {
    this.mouse = mouse;
    this.human = human;
    this.scheme = scheme;
    this.settings = settings;
    this.listener = listener;
    logistic = new DirectLogistic.Source(mouse);
  }

  /**
   * @param scheme that makes the splits of the human cohort; if it groups donors, mouse donors are
   *     kept together, too
   * @throws IllegalArgumentException where the cohorts differ in classes, features or families
   */
  public static TransferStudy of(
      Cohort mouse, Cohort human, SplitScheme scheme, TransferSettings settings) {
    requireSame("classes", mouse.classes(), human.classes());
    requireSame("features", features(mouse), features(human));
    requireSame("families", mouse.matrix().familyOfColumn(), human.matrix().familyOfColumn());
    return new TransferStudy(mouse, human, scheme, settings, EpochListener.NONE);
  }

  private static List<String> features(Cohort cohort) {
    return cohort.matrix().columns().stream().map(Column::name).toList();
  }

  private static void requireSame(String what, List<String> ofMouse, List<String> ofHuman) {
    if (!ofMouse.equals(ofHuman)) {
      throw new IllegalArgumentException(
          what
              + " differ: mouse has "
              + ofMouse
              + ", human has "
              + ofHuman
              + "; import both species with a pair of aligned schemas");
    }
  }

  /** The same, reporting its epochs; called from every thread that computes. */
  public TransferStudy with(EpochListener other) {
    return new TransferStudy(mouse, human, scheme, settings, other);
  }

  /**
   * The model of one condition and fold, fitted on the calling thread.
   *
   * @param trainingCells human training cells that are used, for a learning curve; empty for all
   * @param mix of subclasses that is stated for the cells of a direct condition; others ignore it
   * @throws IllegalArgumentException where a training or validation cell has no subclass
   */
  Classifier fit(
      TransferCondition condition, Split split, OptionalInt trainingCells, Optional<ClassMix> mix) {
    Split used = trainingCells.isEmpty() ? split : limited(split, trainingCells.getAsInt());
    return switch (condition) {
      case CONTROL -> control(used);
      case DIRECT -> direct(used, mix);
      case DIRECT_LOGISTIC -> DirectLogistic.of(logistic, human, used.train(), mix);
      case ENCODER -> encoder(used);
      case JOINT -> joint(used);
    };
  }

  /**
   * What the network of a fold makes of its human test cells, and of mouse cells on which no
   * condition trains: the fifth that pretraining stops on, divided over the folds by donor.
   *
   * @param fitted network of a condition without a stated mix
   */
  FoldVectors vectors(SequenceClassifier fitted, Split split) {
    int folds = scheme.repetition(human, split.run(), split.seed()).size();
    List<FoldVectors.Part> parts = new ArrayList<>();
    parts.add(
        new FoldVectors.Part(
            FoldVectors.Role.TESTED, human, split.test(), fitted.pooled(human, split.test())));
    parts.addAll(mousePart(split, Optional.empty()).vectors(fitted.model(), split.fold(), folds));
    return new FoldVectors(parts);
  }

  /** The cohort that is classified. */
  public Cohort human() {
    return human;
  }

  /**
   * With fewer training cells, and validation cells in proportion: their labels cost as much. At
   * least one validation cell a class.
   */
  private Split limited(Split split, int size) {
    int forValidation =
        (int) Math.round((double) size * split.validation().length / split.train().length);
    int[] train = subset(split.train(), size, DerivedSeed.of(split.seed(), SUBSET));
    int[] validation =
        subset(
            split.validation(),
            Math.max(forValidation, human.classes().size()),
            DerivedSeed.of(split.seed(), VALIDATION_SUBSET));
    return new Split(split.run(), split.fold(), split.seed(), train, validation, split.test());
  }

  private int[] subset(int[] rows, int size, long seed) {
    return NestedSubsets.take(rows, SequenceInput.labels(human, rows), size, seed);
  }

  private SequenceClassifier control(Split split) {
    return SequenceLearner.with(settings.model())
        .with(listener)
        .fit(human, split.train(), split.validation(), CrossValidation.fitSeed(split));
  }

  /** Weights in the loss have made the mouse prior uniform, which the offsets take into account. */
  private SequenceClassifier direct(Split split, Optional<ClassMix> mix) {
    MousePart part = mousePart(split, mix);
    SequenceInput input =
        SequenceInput.fit(human, split.train(), settings.model().encoding(), part.absentColumns());
    double[] offsets =
        mix.map(each -> PriorOffsets.between(part.prior(settings), each.toArray()))
            .orElseGet(() -> PriorOffsets.none(human.classes().size()));
    return new SequenceClassifier(input, mouseModel(split, mix), offsets);
  }

  private SequenceClassifier encoder(Split split) {
    long seed = CrossValidation.fitSeed(split);
    HumanPart part = new HumanPart(human, split, settings);
    EncoderWeights copied = mouseModel(split, Optional.empty()).encoder();
    SequenceModel frozen =
        NetworkTraining.with(settings.frozen())
            .with(NetworkTraining.Scope.HEADS_ONLY)
            .with(NetworkTraining.Keep.LAST)
            .with(listener)
            .fit(
                copied,
                List.of(part.task(copied.shape(), DerivedSeed.of(seed, HEAD))),
                part.validation(),
                DerivedSeed.of(seed, FIRST_STAGE));
    SequenceModel tuned =
        NetworkTraining.with(settings.fineTuning())
            .with(listener)
            .fit(
                frozen.encoder(),
                List.of(part.task(frozen.head())),
                part.validation(),
                DerivedSeed.of(seed, SECOND_STAGE));
    return part.classifier(tuned);
  }

  private SequenceClassifier joint(Split split) {
    long seed = CrossValidation.fitSeed(split);
    HumanPart part = new HumanPart(human, split, settings);
    EncoderShape shape = part.shape();
    NetworkTraining.Task ofMouse =
        mousePart(split, Optional.empty())
            .task(settings, shape, settings.jointMouseWeight(), DerivedSeed.of(seed, MOUSE_HEAD));
    SequenceModel both =
        NetworkTraining.with(settings.joint())
            .with(listener)
            .fit(
                EncoderWeights.initial(shape, DerivedSeed.of(seed, ENCODER)),
                List.of(part.task(shape, DerivedSeed.of(seed, HEAD)), ofMouse),
                part.validation(),
                DerivedSeed.of(seed, FIRST_STAGE));
    SequenceModel tuned =
        NetworkTraining.with(settings.jointFineTuning())
            .with(listener)
            .fit(
                both.encoder(),
                List.of(part.task(both.head())),
                part.validation(),
                DerivedSeed.of(seed, SECOND_STAGE));
    return part.classifier(tuned);
  }

  private MousePart mousePart(Split split, Optional<ClassMix> mix) {
    return mouseParts.computeIfAbsent(
        mouseRun(split, mix), run -> new MousePart(mouse, scheme, settings, run.mix(), run.seed()));
  }

  private SequenceModel mouseModel(Split split, Optional<ClassMix> mix) {
    MousePart part = mousePart(split, mix);
    NetworkTraining trainer = NetworkTraining.with(settings.model().training()).with(listener);
    return mouseModels.computeIfAbsent(
        mouseRun(split, mix), run -> part.pretrain(settings, trainer, run.seed()));
  }

  private static MouseRun mouseRun(Split split, Optional<ClassMix> mix) {
    return new MouseRun(DerivedSeed.of(split.seed(), split.run(), MOUSE), mix);
  }
}
