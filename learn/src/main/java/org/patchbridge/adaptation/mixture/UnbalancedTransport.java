package org.patchbridge.adaptation.mixture;

import java.util.Arrays;

/**
 * Entropic unbalanced optimal transport between two clouds of points of equal weights (Chizat et
 * al. 2018; scaling algorithm in logarithms): mass may be made and destroyed at a cost, so that a
 * class that one cloud lacks need not be sent anywhere.
 */
public final class UnbalancedTransport {
  private static final int MOST_ROUNDS = 500;
  private static final double TOLERANCE = 1e-6;

  private UnbalancedTransport() {}

  /**
   * @param cost from × to, not negative
   * @param blur weight of the entropy, positive, in units of the cost
   * @param slack weight of the divergence between the weights and the plan's margins; infinite for
   *     balanced transport
   * @return the plan, from × to
   */
  public static double[][] plan(double[][] cost, double blur, double slack) {
    int from = cost.length;
    int to = cost[0].length;
    double power = Double.isInfinite(slack) ? 1 : slack / (slack + blur);
    double[] f = new double[from];
    double[] g = new double[to];
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double change = 0;
      for (int i = 0; i < from; i++) {
        double next = -power * blur * (softSum(cost[i], g, blur) - Math.log(to));
        change = Math.max(change, Math.abs(next - f[i]));
        f[i] = next;
      }
      updateColumns(cost, f, g, blur, power);
      if (change < TOLERANCE * blur) {
        break;
      }
    }
    double[][] plan = new double[from][to];
    for (int i = 0; i < from; i++) {
      for (int j = 0; j < to; j++) {
        plan[i][j] = Math.exp((f[i] + g[j] - cost[i][j]) / blur) / from / to;
      }
    }
    return plan;
  }

  /** Logarithm of the sum of exp((potential − cost) / blur). */
  private static double softSum(double[] cost, double[] potential, double blur) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < cost.length; j++) {
      greatest = Math.max(greatest, (potential[j] - cost[j]) / blur);
    }
    double sum = 0;
    for (int j = 0; j < cost.length; j++) {
      sum += Math.exp((potential[j] - cost[j]) / blur - greatest);
    }
    return greatest + Math.log(sum);
  }

  private static void updateColumns(
      double[][] cost, double[] f, double[] g, double blur, double power) {
    double[] greatest = new double[g.length];
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < f.length; i++) {
      for (int j = 0; j < g.length; j++) {
        greatest[j] = Math.max(greatest[j], (f[i] - cost[i][j]) / blur);
      }
    }
    double[] sums = new double[g.length];
    for (int i = 0; i < f.length; i++) {
      for (int j = 0; j < g.length; j++) {
        sums[j] += Math.exp((f[i] - cost[i][j]) / blur - greatest[j]);
      }
    }
    for (int j = 0; j < g.length; j++) {
      g[j] = -power * blur * (greatest[j] + Math.log(sums[j]) - Math.log(f.length));
    }
  }

  /**
   * Where each point goes: the mean of the others, weighted by the plan. A point without mass
   * stays.
   *
   * @param plan from × to
   * @param points those that the plan leads from
   * @param targets those that it leads to, without NaN
   */
  public static double[][] barycentres(double[][] plan, double[][] points, double[][] targets) {
    double[][] result = new double[points.length][];
    for (int i = 0; i < points.length; i++) {
      double mass = Arrays.stream(plan[i]).sum();
      result[i] = points[i].clone();
      if (mass > 0) {
        for (int column = 0; column < result[i].length; column++) {
          double sum = 0;
          for (int j = 0; j < targets.length; j++) {
            sum += plan[i][j] * targets[j][column];
          }
          result[i][column] = Double.isNaN(points[i][column]) ? Double.NaN : sum / mass;
        }
      }
    }
    return result;
  }
}
