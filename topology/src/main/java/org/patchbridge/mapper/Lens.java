package org.patchbridge.mapper;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.patchbridge.nearness.Euclidean;
import org.patchbridge.nearness.NearestCells;
import org.patchbridge.spca.SparsePca;
import org.patchbridge.spca.SparsePcaSettings;

/** What a cloud is looked at through: one or two values of every cell. */
public sealed interface Lens {
  /** More would leave too few cells in each piece of a cover. */
  int MOST_VALUES = 2;

  /** As it stands in a caption. */
  String label();

  /**
   * @param points {@code cells × coordinates}, finite
   * @return {@code cells × values}, new
   */
  double[][] of(double[][] points);

  /** The same lens for some of the cells: those of the rows, in that order. */
  default Lens select(int[] rows) {
    return this;
  }

  /**
   * Scores on the first principal components of the cells at hand, centred and not scaled.
   *
   * @param components 1 or 2; the points need as many coordinates and more cells
   */
  record Principal(int components) implements Lens {
    public Principal {
      if (components < 1 || components > MOST_VALUES) {
        throw new IllegalArgumentException(components + " components; 1 or 2");
      }
    }

    @Override
    public String label() {
      return components == 1 ? "first principal component" : "first two principal components";
    }

    @Override
    public double[][] of(double[][] points) {
      return SparsePca.with(SparsePcaSettings.ordinary(components)).fit(points).transform(points);
    }
  }

  /**
   * How far from all others a cell lies: (mean over cells of distance^p)^(1/p), the cell itself
   * counted with 0.
   *
   * @param exponent p, at least 1; infinite for the distance to the farthest cell
   */
  record Eccentricity(double exponent) implements Lens {
    public Eccentricity {
      if (!(exponent >= 1)) {
        throw new IllegalArgumentException("exponent " + exponent + "; at least 1");
      }
    }

    @Override
    public String label() {
      return Double.isInfinite(exponent)
          ? "distance to the farthest cell"
          : String.format(Locale.ROOT, "eccentricity, exponent %s", exponent);
    }

    @Override
    public double[][] of(double[][] points) {
      double[] sums = new double[points.length];
      for (int i = 0; i < points.length; i++) {
        for (int j = 0; j < i; j++) {
          double distance = Euclidean.distance(points[i], points[j]);
          double term = Double.isInfinite(exponent) ? distance : power(distance);
          sums[i] = added(sums[i], term);
          sums[j] = added(sums[j], term);
        }
      }
      return columns(Arrays.stream(sums).map(sum -> root(sum, points.length)).toArray());
    }

    private double power(double distance) {
      return exponent == 1 ? distance : StrictMath.pow(distance, exponent);
    }

    private double added(double sum, double term) {
      return Double.isInfinite(exponent) ? Math.max(sum, term) : sum + term;
    }

    private double root(double sum, int cells) {
      return Double.isInfinite(exponent) ? sum : StrictMath.pow(sum / cells, 1 / exponent);
    }
  }

  /**
   * Mean Gaussian kernel between a cell and all cells, itself included: the density but for its
   * constant factor.
   *
   * @param bandwidth standard deviation of the kernel, above 0
   */
  record GaussianDensity(double bandwidth) implements Lens {
    public GaussianDensity {
      if (!(bandwidth > 0 && Double.isFinite(bandwidth))) {
        throw new IllegalArgumentException("bandwidth " + bandwidth + "; above 0");
      }
    }

    /**
     * A kernel as wide as the median distance to the k-th nearest cell.
     *
     * @throws IllegalArgumentException where that is 0: most cells are copies of each other
     */
    public static GaussianDensity reaching(double[][] points, int neighbours) {
      return new GaussianDensity(NeighbourDensity.medianReach(points, neighbours));
    }

    @Override
    public String label() {
      return String.format(Locale.ROOT, "Gaussian density, bandwidth %.4g", bandwidth);
    }

    @Override
    public double[][] of(double[][] points) {
      double[] sums = new double[points.length];
      Arrays.fill(sums, 1);
      for (int i = 0; i < points.length; i++) {
        for (int j = 0; j < i; j++) {
          double kernel =
              StrictMath.exp(
                  -Euclidean.squared(points[i], points[j]) / (2 * bandwidth * bandwidth));
          sums[i] += kernel;
          sums[j] += kernel;
        }
      }
      return columns(Arrays.stream(sums).map(sum -> sum / points.length).toArray());
    }
  }

  /**
   * Minus the root mean squared distance to the k nearest cells (minus the distance to a measure of
   * Chazal, Cohen-Steiner &amp; M&eacute;rigot 2011): larger where cells lie closer.
   *
   * @param neighbours k, at least 1; fewer where there are fewer cells
   */
  record NeighbourDensity(int neighbours) implements Lens {
    public NeighbourDensity {
      if (neighbours < 1) {
        throw new IllegalArgumentException(neighbours + " neighbours; at least 1");
      }
    }

    @Override
    public String label() {
      return "closeness of the " + neighbours + " nearest cells";
    }

    @Override
    public double[][] of(double[][] points) {
      return columns(
          Arrays.stream(NearestCells.of(points, neighbours).distances())
              .mapToDouble(
                  near ->
                      -Math.sqrt(Arrays.stream(near).map(each -> each * each).average().orElse(0)))
              .toArray());
    }

    private static double medianReach(double[][] points, int neighbours) {
      double[] reach =
          Arrays.stream(NearestCells.of(points, neighbours).distances())
              .mapToDouble(near -> near.length == 0 ? 0 : near[near.length - 1])
              .sorted()
              .toArray();
      return reach[reach.length / 2];
    }
  }

  /**
   * Values from elsewhere: a class's probability by a model that did not train on the cell, or a
   * latent axis from mouse to human.
   *
   * @param name as it stands in a caption
   * @param values {@code cells × 1 or 2}, finite; not copied, treat as read-only
   */
  record Given(String name, double[][] values) implements Lens {
    public Given {
      Euclidean.checked(values);
      if (values[0].length > MOST_VALUES) {
        throw new IllegalArgumentException(values[0].length + " values a cell; 1 or 2");
      }
    }

    /** One value a cell. */
    public static Given of(String name, double[] values) {
      return new Given(name, columns(values));
    }

    @Override
    public String label() {
      return name;
    }

    @Override
    public double[][] of(double[][] points) {
      if (points.length != values.length) {
        throw new IllegalArgumentException(
            values.length + " values for " + points.length + " cells");
      }
      return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public Lens select(int[] rows) {
      return new Given(
          name, IntStream.of(rows).mapToObj(row -> values[row]).toArray(double[][]::new));
    }
  }

  private static double[][] columns(double[] values) {
    return Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
  }
}
