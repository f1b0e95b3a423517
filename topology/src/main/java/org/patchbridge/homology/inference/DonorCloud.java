package org.patchbridge.homology.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.homology.PointCloud;
import org.patchbridge.random.RandomStream;

/**
 * Cells as points, and the donors they come from.
 *
 * @param cloud one point a cell
 * @param donors number of every cell's donor; a cell of unknown donor has one of its own
 */
public record DonorCloud(PointCloud cloud, int[] donors) {
  public DonorCloud {
    if (donors.length != cloud.size()) {
      throw new IllegalArgumentException(
          donors.length + " donors given for " + cloud.size() + " cells");
    }
    donors = donors.clone();
  }

  /** Every cell a donor of its own. */
  public static DonorCloud ofSingleCells(PointCloud cloud) {
    return new DonorCloud(cloud, IntStream.range(0, cloud.size()).toArray());
  }

  public int size() {
    return cloud.size();
  }

  /** Rows of each donor's cells, donors in the order of their first cell. */
  public List<int[]> rowsOfDonors() {
    List<int[]> rows = new ArrayList<>();
    for (int donor : Arrays.stream(donors).distinct().toArray()) {
      rows.add(IntStream.range(0, donors.length).filter(row -> donors[row] == donor).toArray());
    }
    return rows;
  }

  /** Some of the cells, in their order; all where there are no more. */
  public DonorCloud sample(int most, RandomStream random) {
    if (size() <= most) {
      return this;
    }
    int[] rows = IntStream.range(0, size()).toArray();
    random.shuffle(rows);
    int[] picked = Arrays.stream(rows, 0, most).sorted().toArray();
    return new DonorCloud(
        cloud.select(picked), Arrays.stream(picked).map(row -> donors[row]).toArray());
  }
}
