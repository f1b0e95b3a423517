package org.patchbridge.adaptation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.adaptation.mixture.AffineMixture;
import org.patchbridge.adaptation.mixture.ClassShapes;
import org.patchbridge.adaptation.mixture.MixturePrior;
import org.patchbridge.dataset.Cell;
import org.patchbridge.random.RandomStream;

/**
 * How much shares of classes depend on which donors a batch happens to hold: the standard error of
 * estimates from donors drawn again, map and shares found anew each time where that is quick.
 */
final class ShareIntervals {
  private static final int DRAWS = 40;
  private static final int MOST_CELLS = 400;

  /** With more features the map is taken as known. */
  private static final int MOST_FEATURES_REFITTED = 16;

  private static final double NORMAL = 1.96;

  private ShareIntervals() {}

  /**
   * @param found map and shares of the whole batch
   * @param refits whether the map is found anew; else only the shares are
   * @return 1.96 standard errors of each share
   */
  static double[] halfWidths(
      ClassShapes shapes,
      List<Cell> batch,
      double[][] cells,
      AffineMixture found,
      boolean refits,
      long seed) {
    RandomStream random = RandomStream.of(seed);
    List<List<double[]>> units = units(batch, cells);
    boolean again = refits && shapes.width() <= MOST_FEATURES_REFITTED;
    double[] sums = new double[found.shares().length];
    double[] squares = new double[sums.length];
    double shrunk = Math.sqrt(Math.min(1, MOST_CELLS / (double) cells.length));
    for (int draw = 0; draw < DRAWS; draw++) {
      double[][] drawn = drawn(units, Math.min(MOST_CELLS, cells.length), random);
      double[] shares =
          again
              ? found.refit(shapes, drawn, MixturePrior.DEFAULT).shares()
              : AffineMixture.sharesUnder(shapes, drawn, found.map()).shares();
      for (int label = 0; label < sums.length; label++) {
        sums[label] += shares[label] / DRAWS;
        squares[label] += shares[label] * shares[label] / DRAWS;
      }
    }
    double[] result = new double[sums.length];
    Arrays.setAll(
        result,
        k ->
            NORMAL
                * shrunk
                * Math.sqrt(Math.max(0, squares[k] - sums[k] * sums[k]) * DRAWS / (DRAWS - 1.0)));
    return result;
  }

  /** Cells of a donor together; a cell of unknown donor is a unit of its own. */
  private static List<List<double[]>> units(List<Cell> batch, double[][] cells) {
    Map<String, List<double[]>> byDonor = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      String unit =
          batch.get(i).donor().map(donor -> "donor " + donor).orElse("cell " + batch.get(i).id());
      byDonor.computeIfAbsent(unit, any -> new ArrayList<>()).add(cells[i]);
    }
    return List.copyOf(byDonor.values());
  }

  private static double[][] drawn(List<List<double[]>> units, int count, RandomStream random) {
    List<double[]> drawn = new ArrayList<>();
    while (drawn.size() < count) {
      drawn.addAll(units.get(random.nextInt(units.size())));
    }
    return drawn.subList(0, count).toArray(double[][]::new);
  }
}
