package org.patchbridge.sequence;

import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.MatrixClassifier;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.parameters.StoredClassifier;
import org.patchbridge.sequence.network.EncoderShape;
import org.patchbridge.sequence.network.EncoderWeights;
import org.patchbridge.sequence.network.HeadKind;
import org.patchbridge.sequence.network.HeadWeights;
import org.patchbridge.sequence.network.Pooling;

/**
 * A trained sequence model with the scaling of its training cells. Takes matrices as cohorts give
 * them, absent values included; a permutation importance of it shuffles a value together with its
 * absence. Holds nothing outside the heap.
 */
public final class SequenceClassifier implements StoredClassifier, MatrixClassifier {
  public static final String KIND = "sequence";

  /** Far above any real network; keeps a wrong file from asking for memory. */
  private static final int LARGEST_SIZE = 1 << 12;

  private static final int LARGEST_WEIGHT = 1 << 26;

  private final SequenceInput input;
  private final SequenceModel model;
  private final double[] offsets;

  /**
   * @param offsets added to the score of each class, see {@link PriorOffsets}
   */
  public SequenceClassifier(SequenceInput input, SequenceModel model, double[] offsets) {
    this.input = input;
    this.model = model;
    this.offsets = offsets.clone();
  }

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  public static SequenceClassifier read(ParameterReader in) {
    SequenceInput input = SequenceInput.read(in.part("input"));
    EncoderShape shape =
        new EncoderShape(
            input.layout().size(),
            input.layout().paddedWidth(),
            in.whole("hidden", 1, LARGEST_SIZE),
            in.whole("attention", 1, LARGEST_SIZE),
            in.choice("pooling", Pooling.class));
    if ((long) shape.width() * shape.hidden() > LARGEST_WEIGHT) {
      throw in.wrong("hidden", shape.hidden() + " units for inputs of " + shape.width());
    }
    double[] offsets = in.doubles("offsets");
    HeadKind head = in.choice("head", HeadKind.class);
    return new SequenceClassifier(
        input,
        new SequenceModel(
            new EncoderWeights(shape, in.floats("encoder", shape.parameters())),
            new HeadWeights(
                head,
                shape.outputs(),
                offsets.length,
                in.floats(
                    "head weights", HeadWeights.size(head, shape.outputs(), offsets.length)))),
        offsets);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int classes() {
    return offsets.length;
  }

  @Override
  public void write(ParameterWriter out) {
    EncoderShape shape = model.encoder().shape();
    input.write(out.part("input"));
    out.whole("hidden", shape.hidden());
    out.whole("attention", shape.attention());
    out.choice("pooling", shape.pooling());
    out.choice("head", model.head().kind());
    out.floats("encoder", model.encoder().values());
    out.floats("head weights", model.head().values());
    out.doubles("offsets", offsets);
  }

  @Override
  public double[][] probabilities(Cohort cohort, int[] rows) {
    return probabilities(cohort.matrix(), rows);
  }

  @Override
  public double[][] probabilities(FeatureMatrix x, int[] rows) {
    return model.predict(input.sequences(x, rows)).probabilities(offsets);
  }

  /**
   * How much each family weighed: {@code rows × families}, each row of sum 1, in the order of
   * {@link #families()}. Without attention all weight is on the last family.
   */
  public double[][] attention(Cohort cohort, int[] rows) {
    return model.predict(input.sequences(cohort, rows)).attention();
  }

  /**
   * The vector that the network makes of each cell before its last normalisation: {@code rows ×
   * outputs}, for the published networks 256 wide.
   */
  public float[][] pooled(Cohort cohort, int[] rows) {
    return rows.length == 0
        ? new float[0][]
        : model.predict(input.sequences(cohort, rows)).pooled();
  }

  public List<String> families() {
    return input.families();
  }

  public SequenceInput input() {
    return input;
  }

  public SequenceModel model() {
    return model;
  }
}
