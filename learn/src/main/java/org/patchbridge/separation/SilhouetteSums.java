package org.patchbridge.separation;

/** Weighted sums of silhouettes: of all cells, of each class, of each pair of classes. */
final class SilhouetteSums {
  private final int classes;
  private final double[] sum;
  private final double[] weight;

  SilhouetteSums(int classes) {
    this.classes = classes;
    this.sum = new double[1 + classes + Separations.pairs(classes)];
    this.weight = new double[sum.length];
  }

  void add(int c, double silhouette, int times) {
    add(silhouette, times, 0);
    add(silhouette, times, 1 + c);
  }

  void addPair(int a, int b, double silhouette, int times) {
    int low = Math.min(a, b);
    int high = Math.max(a, b);
    int before = low * classes - low * (low + 1) / 2;
    add(silhouette, times, 1 + classes + before + high - low - 1);
  }

  private void add(double silhouette, int times, int at) {
    if (!Double.isNaN(silhouette)) {
      sum[at] += times * silhouette;
      weight[at] += times;
    }
  }

  /** Means in the order overall, classes, pairs; NaN where nothing was added. */
  double[] means() {
    double[] means = new double[sum.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = sum[i] / weight[i];
    }
    return means;
  }
}
