package org.patchbridge.spca;

import java.util.Arrays;

/** Principal components by singular value decomposition. */
final class OrdinaryComponents {
  private OrdinaryComponents() {}

  static FittedSparsePca fit(CentredData data, int components) {
    Decompositions.RightSingular svd = Decompositions.rightSingular(data.values());
    double total = Arrays.stream(svd.values()).map(value -> value * value).sum();
    double[] explained = new double[components];
    RowMajor loadings = RowMajor.zeros(data.values().columns(), components);
    for (int k = 0; k < components; k++) {
      explained[k] = total > 0 ? svd.values()[k] * svd.values()[k] / total : 0;
      for (int column = 0; column < loadings.rows(); column++) {
        loadings.values()[column * components + k] = svd.vectors().at(column, k);
      }
    }
    return FittedSparsePca.ordinary(loadings, data.means(), explained);
  }
}
