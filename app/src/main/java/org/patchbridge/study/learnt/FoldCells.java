package org.patchbridge.study.learnt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.patchbridge.study.learnt.VectorTable.StoredVector;

/**
 * The cells of one fold in the space of its network, in units of the spread of its anchors: the
 * root of their mean squared distance from their mean. A network's space may be of any size.
 *
 * @param tested by cohort and id
 * @param anchors likewise
 */
record FoldCells(int fold, Map<Key, double[]> tested, Map<Key, double[]> anchors) {

  /** Which cell. */
  record Key(String cohort, String cellId) implements Comparable<Key> {
    private static Key of(StoredVector stored) {
      return new Key(stored.cohort(), stored.cellId());
    }

    @Override
    public int compareTo(Key other) {
      int byCohort = cohort.compareTo(other.cohort);
      return byCohort != 0 ? byCohort : cellId.compareTo(other.cellId);
    }
  }

  /** In the order of the folds' numbers. */
  static List<FoldCells> of(List<StoredVector> vectors) {
    Map<Integer, List<StoredVector>> folds =
        vectors.stream()
            .collect(Collectors.groupingBy(StoredVector::fold, TreeMap::new, Collectors.toList()));
    List<FoldCells> cells = new ArrayList<>();
    folds.forEach((fold, stored) -> cells.add(of(fold, stored)));
    return cells;
  }

  private static FoldCells of(int fold, List<StoredVector> stored) {
    Map<Key, double[]> tested = new TreeMap<>();
    Map<Key, double[]> anchors = new TreeMap<>();
    for (StoredVector each : stored) {
      double[] point = new double[each.vector().length];
      Arrays.setAll(point, i -> each.vector()[i]);
      (each.isTested() ? tested : anchors).put(Key.of(each), point);
    }
    double spread = spread(anchors.values());
    for (Map<Key, double[]> points : List.of(tested, anchors)) {
      points.values().forEach(point -> Arrays.setAll(point, i -> point[i] / spread));
    }
    return new FoldCells(fold, tested, anchors);
  }

  /** 1 without anchors, or where all lie in one place. */
  private static double spread(Collection<double[]> points) {
    if (points.isEmpty()) {
      return 1;
    }
    double[] mean = new double[points.iterator().next().length];
    for (double[] point : points) {
      Arrays.setAll(mean, i -> mean[i] + point[i] / points.size());
    }
    double squares = 0;
    for (double[] point : points) {
      for (int i = 0; i < mean.length; i++) {
        squares += (point[i] - mean[i]) * (point[i] - mean[i]);
      }
    }
    return squares > 0 ? Math.sqrt(squares / points.size()) : 1;
  }
}
