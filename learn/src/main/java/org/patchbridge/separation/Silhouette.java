package org.patchbridge.separation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Silhouettes of cells (Rousseeuw 1987): (b − a) / max(a, b), where a is a cell's mean Euclidean
 * distance to the other cells of its class and b that to the cells of the nearest other class. 1:
 * deep in its own class; 0: between two; negative: nearer to another one.
 *
 * <p>Resampled cells: distances are kept as sums for each class and resampling unit, so a resample
 * never goes back to the points. Copies of a cell do not count as its neighbours, or every resample
 * would look better separated than the sample.
 */
final class Silhouette {
  private final int[] label;
  private final int[] unitOfCell;
  private final int classes;
  private final int[] classOfPart;
  private final int[] unitOfPart;
  private final int[] cellsOfPart;
  private final double[][] distanceToPart;

  private Silhouette(
      int[] label,
      int[] unitOfCell,
      int classes,
      int[] classOfPart,
      int[] unitOfPart,
      int[] cellsOfPart,
      double[][] distanceToPart) {
    this.label = label;
    this.unitOfCell = unitOfCell;
    this.classes = classes;
    this.classOfPart = classOfPart;
    this.unitOfPart = unitOfPart;
    this.cellsOfPart = cellsOfPart;
    this.distanceToPart = distanceToPart;
  }

  /**
   * @param points {@code cells × components}
   * @param label class of each cell, below {@code classes}
   * @param unitOfCell resampling unit of each cell
   */
  static Silhouette of(double[][] points, int[] label, int classes, int[] unitOfCell) {
    Parts parts = Parts.of(label, classes, unitOfCell);
    double[][] sums = new double[points.length][parts.count()];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < i; j++) {
        double distance = distance(points[i], points[j]);
        sums[i][parts.partOfCell()[j]] += distance;
        sums[j][parts.partOfCell()[i]] += distance;
      }
    }
    return new Silhouette(
        label,
        unitOfCell,
        classes,
        parts.classOfPart(),
        parts.unitOfPart(),
        parts.cellsOfPart(),
        sums);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      double difference = a[k] - b[k];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /** Silhouette of each cell, every cell once; 0 for the only cell of a class. */
  double[] samples(int[] once) {
    double[] samples = new double[label.length];
    for (int cell = 0; cell < samples.length; cell++) {
      double[] mean = meanDistances(cell, once);
      samples[cell] = ofMeans(mean, label[cell]);
    }
    return samples;
  }

  /** Adds the resampled cells' silhouettes to running sums. */
  void addTo(SilhouetteSums sums, int[] times) {
    for (int cell = 0; cell < label.length; cell++) {
      int weight = times[unitOfCell[cell]];
      if (weight == 0) {
        continue;
      }
      int own = label[cell];
      double[] mean = meanDistances(cell, times);
      sums.add(own, ofMeans(mean, own), weight);
      for (int other = 0; other < classes; other++) {
        if (other != own) {
          sums.addPair(own, other, ofPair(mean[own], mean[other]), weight);
        }
      }
    }
  }

  /** To each class; NaN where it has no cell but this one. */
  private double[] meanDistances(int cell, int[] times) {
    double[] sum = new double[classes];
    double[] count = new double[classes];
    double[] distances = distanceToPart[cell];
    for (int part = 0; part < distances.length; part++) {
      int weight = times[unitOfPart[part]];
      sum[classOfPart[part]] += weight * distances[part];
      count[classOfPart[part]] += (double) weight * cellsOfPart[part];
    }
    count[label[cell]] -= times[unitOfCell[cell]];
    for (int c = 0; c < classes; c++) {
      sum[c] = count[c] > 0 ? sum[c] / count[c] : Double.NaN;
    }
    return sum;
  }

  /** NaN where there is no other class. */
  private static double ofMeans(double[] mean, int own) {
    double nearest = Double.NaN;
    for (int c = 0; c < mean.length; c++) {
      if (c != own && !(mean[c] >= nearest)) {
        nearest = Double.isNaN(mean[c]) ? nearest : mean[c];
      }
    }
    return ofPair(mean[own], nearest);
  }

  private static double ofPair(double within, double between) {
    if (Double.isNaN(between)) {
      return Double.NaN;
    }
    double larger = Math.max(within, between);
    return Double.isNaN(within) || larger == 0 ? 0 : (between - within) / larger;
  }

  /** Cells by class and resampling unit. */
  private record Parts(int[] partOfCell, int[] classOfPart, int[] unitOfPart, int[] cellsOfPart) {
    static Parts of(int[] label, int classes, int[] unitOfCell) {
      Map<Integer, Integer> numbers = new HashMap<>();
      int[] partOfCell = new int[label.length];
      int[] classOfPart = new int[label.length];
      int[] unitOfPart = new int[label.length];
      int[] cells = new int[label.length];
      for (int cell = 0; cell < label.length; cell++) {
        int key = unitOfCell[cell] * classes + label[cell];
        numbers.putIfAbsent(key, numbers.size());
        int part = numbers.get(key);
        partOfCell[cell] = part;
        classOfPart[part] = label[cell];
        unitOfPart[part] = unitOfCell[cell];
        cells[part]++;
      }
      int count = numbers.size();
      return new Parts(
          partOfCell,
          Arrays.copyOf(classOfPart, count),
          Arrays.copyOf(unitOfPart, count),
          Arrays.copyOf(cells, count));
    }

    int count() {
      return classOfPart.length;
    }
  }
}
