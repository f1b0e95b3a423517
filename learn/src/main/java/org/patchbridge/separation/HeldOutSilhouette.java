package org.patchbridge.separation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.DonorResampling;
import org.patchbridge.separation.ClassSeparation.Estimate;
import org.patchbridge.space.CellSpace;

/**
 * Silhouettes of test cells. In every split the space is learnt from the training cells; the test
 * cells are put into it and compared with each other. Values are means over all test cells (of a
 * class, of the two classes of a pair); of a pair, the other classes' cells are ignored, as if
 * there were none. A value is the mean over the cells of all splits together. A draw of donors that
 * lacks a class gives no value but of pairs: without it cells have other neighbours.
 */
public final class HeldOutSilhouette {
  private HeldOutSilhouette() {}

  /**
   * @param splits of one repetition: no cell is tested twice
   * @throws IllegalArgumentException where there is no test cell, or the space cannot be learnt
   */
  public static ClassSeparation of(
      Cohort cohort, List<Split> splits, CellSpace space, Bootstrap bootstrap) {
    int[] rows = splits.stream().flatMapToInt(split -> Arrays.stream(split.test())).toArray();
    DonorResampling donors = DonorResampling.of(cohort, rows, bootstrap);
    int classes = cohort.classes().size();
    List<Silhouette> parts = new ArrayList<>();
    int from = 0;
    for (Split split : splits) {
      int until = from + split.test().length;
      int[] units = Arrays.copyOfRange(donors.unitOfCell(), from, until);
      parts.add(
          Silhouette.of(
              space.fit(cohort, split.train()).coordinates(cohort, split.test()),
              labels(cohort, split.test()),
              classes,
              units));
      from = until;
    }
    List<Estimate> estimates =
        Separations.estimates(
            times -> {
              SilhouetteSums sums = new SilhouetteSums(classes);
              parts.forEach(part -> part.addTo(sums, times));
              double[] means = sums.means();
              if (!donors.hasEveryClass(times)) {
                Arrays.fill(means, 0, 1 + classes, Double.NaN);
              }
              return means;
            },
            donors);
    return new ClassSeparation(
        cohort.classes(),
        estimates.get(0),
        estimates.subList(1, 1 + classes),
        Separations.pairs(classes, estimates.subList(1 + classes, estimates.size())));
  }

  /**
   * Silhouette of each point among all of them; 0 for the only one of a class, NaN where there is
   * one class only.
   *
   * @param points {@code cells × components}
   * @param labels class of each, from 0
   */
  public static double[] samples(double[][] points, int[] labels) {
    int classes = Arrays.stream(labels).max().orElse(-1) + 1;
    int[] units = IntStream.range(0, points.length).toArray();
    int[] once = new int[points.length];
    Arrays.fill(once, 1);
    return Silhouette.of(points, labels, classes, units).samples(once);
  }

  private static int[] labels(Cohort cohort, int[] rows) {
    int[] labels = cohort.labels();
    return Arrays.stream(rows).map(row -> labels[row]).toArray();
  }
}
