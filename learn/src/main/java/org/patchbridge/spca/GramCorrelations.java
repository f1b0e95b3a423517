package org.patchbridge.spca;

/** Correlations carried along the path by its directions: the cheapest way. */
final class GramCorrelations implements Correlations {
  private final RowMajor gram;
  private final double shrinkage;
  private final double[] values;

  GramCorrelations(RowMajor gram, double shrinkage) {
    this.gram = gram;
    this.shrinkage = shrinkage;
    this.values = new double[gram.columns()];
  }

  @Override
  public double[] start(double[] rotation) {
    double[] products = gram.times(new RowMajor(rotation.length, 1, rotation)).values();
    for (int i = 0; i < values.length; i++) {
      values[i] = products[i] * shrinkage;
    }
    return values;
  }

  @Override
  public void step(Direction direction, double length, byte[] signs, double[] coefficients) {
    double[] entries = direction.entries();
    double shared = length * direction.rate();
    for (int i = 0; i < values.length; i++) {
      values[i] -= signs[i] == 0 ? length * entries[i] : shared * signs[i];
    }
  }

  /** Of a matrix taller than wide, rounding stays rounding. */
  @Override
  public void finish(PathEnd end, double[] coefficients) {}
}
