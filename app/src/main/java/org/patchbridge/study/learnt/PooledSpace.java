package org.patchbridge.study.learnt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.patchbridge.space.Procrustes;
import org.patchbridge.study.learnt.VectorTable.StoredVector;

/**
 * The spaces of all folds of one evaluation laid into that of the first fold: a shift and a
 * rotation for each of the others, learnt from the anchors that it shares with the first, which are
 * cells that neither looks at. Labels play no part. Distances within a fold stay what they are.
 *
 * @param cells tested cells of all folds, ordered by cohort and id
 * @param coordinates {@code cells × numbers of a vector}
 * @param residuals of each fold but the first, see {@link Procrustes#residual}
 */
public record PooledSpace(
    List<CellInFold> cells, double[][] coordinates, List<Residual> residuals) {

  /** A cell, and the fold whose network its vector is of. */
  public record CellInFold(String cohort, String cellId, int fold) {
    private static CellInFold of(StoredVector stored) {
      return new CellInFold(stored.cohort(), stored.cellId(), stored.fold());
    }
  }

  /**
   * How well a fold's anchors fit those of the first fold.
   *
   * @param anchors that both folds have
   * @param share of the anchors' variance that is left; 0 where they coincide
   */
  public record Residual(int fold, int anchors, double share) {}

  private record Placed(CellInFold cell, double[] point) {}

  /**
   * Empty where there is no tested cell, or a fold shares no anchor with the first.
   *
   * @param vectors of one evaluation
   */
  public static Optional<PooledSpace> of(List<StoredVector> vectors) {
    Map<Integer, List<StoredVector>> folds =
        vectors.stream()
            .collect(Collectors.groupingBy(StoredVector::fold, TreeMap::new, Collectors.toList()));
    List<Placed> placed = new ArrayList<>();
    List<Residual> residuals = new ArrayList<>();
    List<StoredVector> first = List.of();
    for (List<StoredVector> fold : folds.values()) {
      List<StoredVector> tested = fold.stream().filter(StoredVector::isTested).toList();
      double[][] points = tested.stream().map(PooledSpace::point).toArray(double[][]::new);
      if (first.isEmpty()) {
        first = fold;
      } else if (points.length > 0) {
        double[][][] shared = sharedAnchors(fold, first);
        if (shared[0].length == 0) {
          return Optional.empty();
        }
        Procrustes alignment = Procrustes.fit(shared[0], shared[1]);
        points = alignment.apply(points);
        residuals.add(new Residual(fold.get(0).fold(), shared[0].length, alignment.residual()));
      }
      for (int i = 0; i < points.length; i++) {
        placed.add(new Placed(CellInFold.of(tested.get(i)), points[i]));
      }
    }
    placed.sort(
        Comparator.comparing((Placed each) -> each.cell().cohort())
            .thenComparing(each -> each.cell().cellId()));
    return placed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PooledSpace(
                placed.stream().map(Placed::cell).toList(),
                placed.stream().map(Placed::point).toArray(double[][]::new),
                residuals));
  }

  /** The anchors that both folds have, in one order: as the one has them, as the other. */
  private static double[][][] sharedAnchors(List<StoredVector> one, List<StoredVector> other) {
    Map<String, double[]> ofOne = anchors(one);
    Map<String, double[]> ofOther = anchors(other);
    List<String> shared = ofOne.keySet().stream().filter(ofOther::containsKey).toList();
    return new double[][][] {
      shared.stream().map(ofOne::get).toArray(double[][]::new),
      shared.stream().map(ofOther::get).toArray(double[][]::new)
    };
  }

  private static Map<String, double[]> anchors(List<StoredVector> fold) {
    Map<String, double[]> anchors = new TreeMap<>();
    fold.stream()
        .filter(each -> !each.isTested())
        .forEach(each -> anchors.put(each.cohort() + '\n' + each.cellId(), point(each)));
    return anchors;
  }

  private static double[] point(StoredVector stored) {
    double[] point = new double[stored.vector().length];
    Arrays.setAll(point, i -> stored.vector()[i]);
    return point;
  }
}
