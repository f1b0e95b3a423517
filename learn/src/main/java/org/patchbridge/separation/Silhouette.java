package org.patchbridge.separation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

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
  private final Parts parts;

  /** {@code cells × parts}: sum over the part's cells. */
  private final double[][] distance;

  private Silhouette(int[] label, int[] unitOfCell, int classes, Parts parts, double[][] distance) {
    this.label = label;
    this.unitOfCell = unitOfCell;
    this.classes = classes;
    this.parts = parts;
    this.distance = distance;
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
        sums[i][parts.ofCell()[j]] += distance;
        sums[j][parts.ofCell()[i]] += distance;
      }
    }
    return new Silhouette(label, unitOfCell, classes, parts, sums);
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
    double[] weights = parts.weights(once);
    double[] cells = parts.cellsPerClass(weights);
    return IntStream.range(0, label.length)
        .mapToDouble(cell -> ofMeans(meanDistances(cell, weights, cells, 1), label[cell]))
        .toArray();
  }

  /** Adds the resampled cells' silhouettes to running sums. */
  void addTo(SilhouetteSums sums, int[] times) {
    double[] weights = parts.weights(times);
    double[] cells = parts.cellsPerClass(weights);
    for (int cell = 0; cell < label.length; cell++) {
      int weight = times[unitOfCell[cell]];
      if (weight == 0) {
        continue;
      }
      int own = label[cell];
      double[] mean = meanDistances(cell, weights, cells, weight);
      sums.add(own, ofMeans(mean, own), weight);
      for (int other = 0; other < classes; other++) {
        if (other != own) {
          sums.addPair(own, other, ofPair(mean[own], mean[other]), weight);
        }
      }
    }
  }

  /**
   * To each class; NaN where it has no cell but this one.
   *
   * @param copies how often the cell itself was drawn
   */
  private double[] meanDistances(int cell, double[] weights, double[] cells, int copies) {
    double[] mean = new double[classes];
    double[] to = distance[cell];
    for (int c = 0; c < classes; c++) {
      double sum = 0;
      for (int part = parts.firstOfClass()[c]; part < parts.firstOfClass()[c + 1]; part++) {
        sum += weights[part] * to[part];
      }
      double others = cells[c] - (c == label[cell] ? copies : 0);
      mean[c] = others > 0 ? sum / others : Double.NaN;
    }
    return mean;
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

  /**
   * Cells by class and resampling unit, the parts of a class next to each other.
   *
   * @param ofCell part of each cell
   * @param unit of each part
   * @param cells of each part
   * @param firstOfClass part each class begins with; one more at the end
   */
  private record Parts(int[] ofCell, int[] unit, int[] cells, int[] firstOfClass) {
    static Parts of(int[] label, int classes, int[] unitOfCell) {
      int[] ofCell = new int[label.length];
      int[] unit = new int[label.length];
      int[] cells = new int[label.length];
      int[] first = new int[classes + 1];
      int count = 0;
      for (int c = 0; c < classes; c++) {
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int cell = 0; cell < label.length; cell++) {
          if (label[cell] == c) {
            int part = numbers.computeIfAbsent(unitOfCell[cell], any -> numbers.size());
            ofCell[cell] = count + part;
            unit[count + part] = unitOfCell[cell];
            cells[count + part]++;
          }
        }
        count += numbers.size();
        first[c + 1] = count;
      }
      return new Parts(ofCell, Arrays.copyOf(unit, count), Arrays.copyOf(cells, count), first);
    }

    int count() {
      return unit.length;
    }

    double[] weights(int[] times) {
      return Arrays.stream(unit).mapToDouble(each -> times[each]).toArray();
    }

    double[] cellsPerClass(double[] weights) {
      double[] sums = new double[firstOfClass.length - 1];
      for (int c = 0; c < sums.length; c++) {
        for (int part = firstOfClass[c]; part < firstOfClass[c + 1]; part++) {
          sums[c] += weights[part] * cells[part];
        }
      }
      return sums;
    }
  }
}
