package org.patchbridge.homology.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Quantile;
import org.patchbridge.homology.DiagramDistance;
import org.patchbridge.homology.PersistenceDiagram;
import org.patchbridge.homology.VietorisRips;
import org.patchbridge.random.RandomStream;

/**
 * Whether the diagrams of two groups of cells differ by more than two groups of the same kind would
 * (permutation test after Robinson &amp; Turner 2017). What is exchanged between groups is donors,
 * because the cells of a donor are alike.
 *
 * <p>Diagrams of more points have more features, so both are of equally many cells, drawn anew a
 * few times from their group.
 *
 * <p>The bottleneck distance sees one feature that only one group has; the Wasserstein distance
 * sees many small differences and drowns a single one in them.
 *
 * @param measure how far apart two diagrams are
 * @param dimension of the features that are compared
 * @param cells drawn of each group for a diagram; fewer where a group has fewer
 * @param draws diagrams of each group, whose distances are averaged
 * @param permutations of the donors
 * @param seed of all draws
 */
public record TwoGroupTest(
    DiagramDistance measure, int dimension, int cells, int draws, int permutations, long seed) {
  public TwoGroupTest {
    if (cells < 1 || draws < 1 || permutations < 1) {
      throw new IllegalArgumentException(
          cells + " cells, " + draws + " draws, " + permutations + " permutations");
    }
  }

  /**
   * @param distance of the two groups' diagrams, mean over draws
   * @param ordinary central 95 % of the distances of exchanged groups
   * @param p share of groupings, this one included, that are as far apart or farther
   * @param cells that each diagram was made of
   */
  public record Result(double distance, double[] ordinary, double p, int cells) {}

  /**
   * @param groups of two numbers, 0 and 1, one a cell, the same for all cells of a donor
   * @throws IllegalArgumentException where a group has no donor or a donor is in both
   * @throws InterruptedException after an interruption
   */
  public Result of(DonorCloud all, int[] groups, Replicates replicates)
      throws InterruptedException {
    List<int[]> donors = all.rowsOfDonors();
    int[] groupOfDonor = donors.stream().mapToInt(rows -> groupOf(rows, groups)).toArray();
    int ones = Arrays.stream(groupOfDonor).sum();
    if (ones == 0 || ones == groupOfDonor.length) {
      throw new IllegalArgumentException("one of the two groups has no donor");
    }
    double[] distances =
        replicates.values(
            permutations + 1,
            permutation -> {
              RandomStream random = RandomStream.of(seed, permutation);
              int[] order = groupOfDonor.clone();
              if (permutation > 0) {
                random.shuffle(order);
              }
              return distance(all, donors, order, random);
            });
    double[] exchanged = Arrays.stream(distances, 1, distances.length).sorted().toArray();
    long asFar = Arrays.stream(distances).filter(each -> each >= distances[0]).count();
    return new Result(
        distances[0],
        new double[] {Quantile.of(exchanged, 0.025), Quantile.of(exchanged, 0.975)},
        asFar / (double) distances.length,
        Math.min(cells, all.size()));
  }

  private static int groupOf(int[] rows, int[] groups) {
    int group = groups[rows[0]];
    for (int row : rows) {
      if (groups[row] != group || group < 0 || group > 1) {
        throw new IllegalArgumentException("a donor is in two groups, or in none");
      }
    }
    return group;
  }

  private double distance(
      DonorCloud all, List<int[]> donors, int[] groupOfDonor, RandomStream random) {
    List<int[]> rows = new ArrayList<>();
    for (int group = 0; group <= 1; group++) {
      int wanted = group;
      rows.add(
          IntStream.range(0, groupOfDonor.length)
              .filter(donor -> groupOfDonor[donor] == wanted)
              .flatMap(donor -> Arrays.stream(donors.get(donor)))
              .toArray());
    }
    int size = Math.min(cells, Math.min(rows.get(0).length, rows.get(1).length));
    double sum = 0;
    for (int draw = 0; draw < draws; draw++) {
      sum +=
          measure.between(
              diagram(all, rows.get(0), size, random), diagram(all, rows.get(1), size, random));
    }
    return sum / draws;
  }

  private PersistenceDiagram diagram(DonorCloud all, int[] rows, int size, RandomStream random) {
    int[] shuffled = rows.clone();
    random.shuffle(shuffled);
    return VietorisRips.upTo(dimension)
        .of(all.cloud().select(Arrays.copyOf(shuffled, size)))
        .diagram()
        .of(dimension);
  }
}
