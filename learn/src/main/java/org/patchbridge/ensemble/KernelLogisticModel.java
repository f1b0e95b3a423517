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
    return new KernelLogisticModel(kernel, LogisticModel.read(in, kernel.size()));
  }

  @Override
  public void write(ParameterWriter out) {
    kernel.write(out);
    logistic.write(out);
  }

  @Override
  public String kind() {
    return ScoredClassifier.KERNEL_LOGISTIC;
  }

  @Override
  public int classes() {
    return logistic.classes();
  }

  @Override
  public double[][] probabilities(FeatureMatrix z) {
    return logistic.probabilities(kernel.coordinates(z));
  }
}
