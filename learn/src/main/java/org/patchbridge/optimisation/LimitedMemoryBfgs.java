package org.patchbridge.optimisation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a smooth convex function by L-BFGS (Nocedal &amp; Wright 2006, algorithms 7.4 and 7.5)
 * with a backtracking line search. None of the libraries at hand has it; their conjugate gradients
 * need some twenty evaluations a step where this needs one.
 */
public final class LimitedMemoryBfgs {
  private static final int MEMORY = 12;
  private static final int MOST_STEPS = 500;
  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final double SHORTEST_STEP = 1e-12;

  /** A step and the change of the gradient over it. */
  private record Curvature(double[] step, double[] change, double inverseProduct) {}

  private final Deque<Curvature> memory = new ArrayDeque<>();
  private final DifferentiableFunction function;
  private double[] point;
  private double[] gradient;
  private double value;

  private LimitedMemoryBfgs(DifferentiableFunction function, double[] start) {
    this.function = function;
    this.point = start.clone();
    this.gradient = new double[start.length];
    this.value = function.valueAt(point, gradient);
  }

  /**
   * @param tolerance largest component of the gradient at which the search ends
   * @return where it ends: there, where no step makes the value smaller, or after 500 steps
   */
  public static double[] minimise(
      DifferentiableFunction function, double[] start, double tolerance) {
    LimitedMemoryBfgs search = new LimitedMemoryBfgs(function, start);
    int steps = 0;
    while (steps++ < MOST_STEPS && largest(search.gradient) > tolerance && search.step()) {
      // every step is its own progress
    }
    return search.point;
  }

  private boolean step() {
    double[] direction = direction();
    double slope = dot(direction, gradient);
    double length = memory.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    double[] next = new double[point.length];
    double[] nextGradient = new double[point.length];
    for (; length > SHORTEST_STEP; length /= 2) {
      for (int i = 0; i < next.length; i++) {
        next[i] = point[i] + length * direction[i];
      }
      double nextValue = function.valueAt(next, nextGradient);
      if (nextValue <= value + SUFFICIENT_DECREASE * length * slope) {
        remember(next, nextGradient);
        point = next;
        gradient = nextGradient;
        value = nextValue;
        return true;
      }
    }
    return false;
  }

  private void remember(double[] next, double[] nextGradient) {
    double[] step = new double[next.length];
    double[] change = new double[next.length];
    for (int i = 0; i < next.length; i++) {
      step[i] = next[i] - point[i];
      change[i] = nextGradient[i] - gradient[i];
    }
    double product = dot(step, change);
    // Without curvature along the step there is nothing to learn from it.
    if (product <= 1e-14 * dot(change, change)) {
      return;
    }
    memory.addFirst(new Curvature(step, change, 1 / product));
    if (memory.size() > MEMORY) {
      memory.removeLast();
    }
  }

  private double[] direction() {
    double[] direction = new double[gradient.length];
    addScaled(direction, -1, gradient);
    double[] shares = new double[memory.size()];
    int at = 0;
    for (Curvature known : memory) {
      shares[at] = known.inverseProduct() * dot(known.step(), direction);
      addScaled(direction, -shares[at++], known.change());
    }
    if (!memory.isEmpty()) {
      Curvature last = memory.getFirst();
      double scale = 1 / (last.inverseProduct() * dot(last.change(), last.change()));
      for (int i = 0; i < direction.length; i++) {
        direction[i] *= scale;
      }
    }
    for (Iterator<Curvature> oldest = memory.descendingIterator(); oldest.hasNext(); ) {
      Curvature known = oldest.next();
      double share = known.inverseProduct() * dot(known.change(), direction);
      addScaled(direction, shares[--at] - share, known.step());
    }
    return direction;
  }

  private static void addScaled(double[] sum, double factor, double[] addend) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * addend[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
