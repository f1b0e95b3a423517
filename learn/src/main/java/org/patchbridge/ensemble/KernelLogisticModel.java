package org.patchbridge.ensemble;

import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/** Logistic regression on coordinates of a radial kernel. */
record KernelLogisticModel(RadialKernel kernel, LogisticModel logistic)
    implements ScoredClassifier.ScoreModel {
  /**
   * @param width of rows of normal scores
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  static KernelLogisticModel read(ParameterReader in, int width) {
    RadialKernel kernel = RadialKernel.read(in, width);
    int classes = in.rows("weights", kernel.size());
    return new KernelLogisticModel(
        kernel,
        new LogisticModel(
            in.matrix("weights", classes, kernel.size()), in.doubles("offsets", classes)));
  }

  @Override
  public void write(ParameterWriter out) {
    kernel.write(out);
    out.matrix("weights", logistic.weights(), kernel.size());
    out.doubles("offsets", logistic.offsets());
  }

  @Override
  public String kind() {
    return ScoredClassifier.KERNEL_LOGISTIC;
  }

  @Override
  public int classes() {
    return logistic.offsets().length;
  }

  @Override
  public double[][] probabilities(FeatureMatrix z) {
    return logistic.probabilities(kernel.coordinates(z));
  }
}
