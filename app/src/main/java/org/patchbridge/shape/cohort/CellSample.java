package org.patchbridge.shape.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.random.RandomStream;

/**
 * Some of many cells: whole donors, drawn at random within each species until it has its share. A
 * donor that would go beyond is cut.
 */
final class CellSample {
  private CellSample() {}

  /**
   * @param most at least 1
   * @return the series itself where it has no more cells
   */
  static SpaceSeries of(SpaceSeries series, int most, long seed) {
    Cohort cells = series.first().identified();
    if (cells.size() <= most) {
      return series;
    }
    int[] donors = cells.donorNumbers();
    Map<String, List<Integer>> rowsOfSpecies = new LinkedHashMap<>();
    for (int row = 0; row < donors.length; row++) {
      rowsOfSpecies
          .computeIfAbsent(cells.cells().get(row).species().label(), each -> new ArrayList<>())
          .add(row);
    }
    RandomStream random = RandomStream.of(seed);
    List<Integer> picked = new ArrayList<>();
    for (List<Integer> rows : rowsOfSpecies.values()) {
      long share = Math.max(1, Math.round((double) most * rows.size() / cells.size()));
      picked.addAll(drawn(rows, donors, (int) share, random));
    }
    return series.select(picked.stream().sorted().mapToInt(Integer::intValue).toArray());
  }

  private static List<Integer> drawn(
      List<Integer> rows, int[] donors, int share, RandomStream random) {
    int[] order = rows.stream().mapToInt(row -> donors[row]).distinct().toArray();
    random.shuffle(order);
    int[] rank = new int[Arrays.stream(donors).max().orElse(0) + 1];
    IntStream.range(0, order.length).forEach(at -> rank[order[at]] = at);
    return rows.stream()
        .sorted((one, other) -> Integer.compare(rank[donors[one]], rank[donors[other]]))
        .limit(share)
        .toList();
  }
}
