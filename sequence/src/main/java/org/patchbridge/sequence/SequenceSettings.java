package org.patchbridge.sequence;

import org.patchbridge.dataset.Species;
import org.patchbridge.sequence.network.EncoderShape;
import org.patchbridge.sequence.network.FamilyLayout;
import org.patchbridge.sequence.network.HeadKind;
import org.patchbridge.sequence.network.InputEncoding;
import org.patchbridge.sequence.network.Pooling;

/**
 * How a sequence model of one species is built and trained. Immutable.
 *
 * @param name as it stands in tables
 * @param hidden units of the LSTM in each direction
 * @param attention units of the attention's hidden layer
 * @param priorWeight at prediction this multiple of the logarithm of the class frequencies in
 *     training is added to the scores; negative where it is subtracted, 0 for none
 */
public record SequenceSettings(
    String name,
    InputEncoding encoding,
    int hidden,
    int attention,
    Pooling pooling,
    HeadKind head,
    Oversampling oversampling,
    LossKind loss,
    double priorWeight,
    TrainingSettings training) {

  /** Units of the LSTM in each direction, and of the attention's hidden layer. */
  private static final int PAPER_UNITS = 128;

  /** What is done about rare classes before training. */
  public enum Oversampling {
    NONE,
    SMOTE
  }

  /** Weights come from the cells that are trained on, synthetic ones included. */
  public enum LossKind {
    CROSS_ENTROPY,
    /** Weights inverse to class frequency. */
    WEIGHTED_CROSS_ENTROPY,
    /** Class-balanced, β = 0.999, γ = 2. */
    CLASS_BALANCED_FOCAL;

    private static final double BETA = 0.999;
    private static final double GAMMA = 2;

    /**
     * @param labels class of each training cell
     */
    public Objective objective(int[] labels, int classes) {
      float[] weights = weights(ClassWeights.counts(labels, classes));
      return this == CLASS_BALANCED_FOCAL
          ? new Objective.Focal(weights, GAMMA)
          : new Objective.CrossEntropy(weights);
    }

    /**
     * The class frequencies a model trained with this loss has seen: those of its cells times the
     * weights of the classes. A class without a cell counts as one of half a cell.
     *
     * @return positive, of sum 1
     */
    public double[] prior(int[] labels, int classes) {
      int[] counts = ClassWeights.counts(labels, classes);
      float[] weights = weights(counts);
      double[] prior = new double[classes];
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        prior[c] = counts[c] == 0 ? 0.5 : counts[c] * (double) weights[c];
        sum += prior[c];
      }
      for (int c = 0; c < classes; c++) {
        prior[c] /= sum;
      }
      return prior;
    }

    private float[] weights(int[] counts) {
      return switch (this) {
        case CROSS_ENTROPY -> ClassWeights.equal(counts.length);
        case WEIGHTED_CROSS_ENTROPY -> ClassWeights.inverseFrequency(counts);
        case CLASS_BALANCED_FOCAL -> ClassWeights.effectiveNumber(counts, BETA);
      };
    }
  }

  /**
   * The published models. Mouse models have no class weights and stop on accuracy, human ones have
   * them and stop on macro-F1; ArcFace stops on accuracy and adds 0.7 of the logarithm of the
   * training prior for mouse, but subtracts it, once, for human cells (as published).
   */
  public static SequenceSettings paper(SequenceVariant variant, Species species) {
    boolean arcFace = variant == SequenceVariant.ARCFACE_SMOTE;
    boolean smote = arcFace || variant == SequenceVariant.ATTENTION_SMOTE;
    boolean human = species == Species.HUMAN;
    LossKind loss = human ? LossKind.WEIGHTED_CROSS_ENTROPY : LossKind.CROSS_ENTROPY;
    double prior = human ? -1 : 0.7;
    StopMetric stop = human && !arcFace ? StopMetric.MACRO_F1 : StopMetric.ACCURACY;
    return new SequenceSettings(
        variant.label(),
        InputEncoding.ZERO_FILLED,
        PAPER_UNITS,
        PAPER_UNITS,
        variant == SequenceVariant.BILSTM ? Pooling.LAST_FAMILY : Pooling.ATTENTION,
        arcFace ? HeadKind.ARC_FACE : HeadKind.LINEAR,
        smote ? Oversampling.SMOTE : Oversampling.NONE,
        arcFace ? LossKind.CLASS_BALANCED_FOCAL : loss,
        arcFace ? prior : 0,
        TrainingSettings.paper().withStopMetric(stop));
  }

  /**
   * The same models with absence as a mask instead of zeros, class weights and macro-F1 for both
   * species, and no correction for the prior.
   */
  public static SequenceSettings defaults(SequenceVariant variant) {
    SequenceSettings human = paper(variant, Species.HUMAN);
    return new SequenceSettings(
        human.name,
        InputEncoding.MASKED,
        human.hidden,
        human.attention,
        human.pooling,
        human.head,
        human.oversampling,
        human.loss,
        0,
        human.training.withStopMetric(StopMetric.MACRO_F1));
  }

  public SequenceSettings withTraining(TrainingSettings other) {
    return new SequenceSettings(
        name, encoding, hidden, attention, pooling, head, oversampling, loss, priorWeight, other);
  }

  public SequenceSettings withEncoding(InputEncoding other) {
    return new SequenceSettings(
        name, other, hidden, attention, pooling, head, oversampling, loss, priorWeight, training);
  }

  /** The same number of units in the LSTM and in the attention. */
  public SequenceSettings withUnits(int units) {
    return new SequenceSettings(
        name, encoding, units, units, pooling, head, oversampling, loss, priorWeight, training);
  }

  /** The encoder for cells of this layout. */
  public EncoderShape shape(FamilyLayout layout) {
    return new EncoderShape(layout.size(), layout.paddedWidth(), hidden, attention, pooling);
  }
}
