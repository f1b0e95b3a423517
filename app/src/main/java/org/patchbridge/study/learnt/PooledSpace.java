package org.patchbridge.study.learnt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.space.Procrustes;
import org.patchbridge.study.learnt.FoldCells.Key;
import org.patchbridge.study.learnt.VectorTable.StoredVector;

/**
 * The spaces of all folds of one evaluation laid into that of the first fold. Each is first divided
 * by the spread of its anchors, since a network's space may be of any size. Then it is shifted and
 * turned so that the anchors that it shares with the first, cells that neither looks at, come to
 * lie as near as can be. Labels play no part, and distances within a fold keep their ratios.
 *
 * @param cells tested cells of all folds, ordered by cohort and id
 * @param coordinates {@code cells × numbers of a vector}
 * @param residuals of each fold but the first, see {@link Procrustes#residual}
 */
public record PooledSpace(
    List<CellInFold> cells, double[][] coordinates, List<Residual> residuals) {

  public PooledSpace {
    cells = List.copyOf(cells);
    residuals = List.copyOf(residuals);
  }

  /** A cell, and the fold whose network its vector is of. */
  public record CellInFold(String cohort, String cellId, int fold) {}

  /**
   * How well a fold's anchors fit those of the first fold.
   *
   * @param anchors that both folds have
   * @param share of the anchors' variance that is left; 0 where they coincide
   */
  public record Residual(int fold, int anchors, double share) {}

  private record Placed(CellInFold cell, double[] point) {
    private static List<Placed> of(FoldCells fold, double[][] points) {
      List<Placed> placed = new ArrayList<>();
      for (Key key : fold.tested().keySet()) {
        placed.add(
            new Placed(
                new CellInFold(key.cohort(), key.cellId(), fold.fold()), points[placed.size()]));
      }
      return placed;
    }
  }

  /**
   * Empty where there is no tested cell, or a fold shares no anchor with the first.
   *
   * @param vectors of one evaluation
   */
  public static Optional<PooledSpace> of(List<StoredVector> vectors) {
    List<FoldCells> folds =
        FoldCells.of(vectors).stream().filter(fold -> !fold.tested().isEmpty()).toList();
    if (folds.isEmpty()) {
      return Optional.empty();
    }
    List<Placed> placed = new ArrayList<>(Placed.of(folds.get(0), points(folds.get(0))));
    List<Residual> residuals = new ArrayList<>();
    for (FoldCells fold : folds.subList(1, folds.size())) {
      List<Key> shared =
          fold.anchors().keySet().stream().filter(folds.get(0).anchors()::containsKey).toList();
      if (shared.isEmpty()) {
        return Optional.empty();
      }
      Procrustes alignment =
          Procrustes.fit(points(fold.anchors(), shared), points(folds.get(0).anchors(), shared));
      residuals.add(new Residual(fold.fold(), shared.size(), alignment.residual()));
      placed.addAll(Placed.of(fold, alignment.apply(points(fold))));
    }
    return Optional.of(of(placed, residuals));
  }

  private static PooledSpace of(List<Placed> placed, List<Residual> residuals) {
    placed.sort(
        Comparator.comparing((Placed each) -> each.cell().cohort())
            .thenComparing(each -> each.cell().cellId()));
    return new PooledSpace(
        placed.stream().map(Placed::cell).toList(),
        placed.stream().map(Placed::point).toArray(double[][]::new),
        residuals);
  }

  private static double[][] points(FoldCells fold) {
    return fold.tested().values().toArray(double[][]::new);
  }

  private static double[][] points(Map<Key, double[]> of, List<Key> keys) {
    return keys.stream().map(of::get).toArray(double[][]::new);
  }
}
