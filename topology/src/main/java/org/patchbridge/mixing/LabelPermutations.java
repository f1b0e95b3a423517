package org.patchbridge.mixing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Species;
import org.patchbridge.random.DerivedSeed;
import org.patchbridge.random.RandomStream;

/**
 * Labels as chance would give them, the true ones first. Species are permuted over donors, all
 * cells of a donor together, since a donor is of one species and its cells are not independent.
 * Classes are permuted over the labelled cells within each species, so that each keeps its shares.
 */
record LabelPermutations(List<int[]> species, List<int[]> classes) {
  private static final int OF_SPECIES = 0;
  private static final int OF_CLASSES = 1;

  static LabelPermutations of(MixedCells cells, int permutations, long seed) {
    List<int[]> species = new ArrayList<>(List.of(cells.species()));
    List<int[]> classes = new ArrayList<>(List.of(cells.labels()));
    for (int p = 0; p < permutations; p++) {
      species.add(overDonors(cells, RandomStream.of(DerivedSeed.of(seed, OF_SPECIES, p))));
      classes.add(withinSpecies(cells, RandomStream.of(DerivedSeed.of(seed, OF_CLASSES, p))));
    }
    return new LabelPermutations(species, classes);
  }

  private static int[] overDonors(MixedCells cells, RandomStream random) {
    int[] unitOfCell = cells.donors().unitOfCell();
    int[] sizes = new int[cells.donors().units()];
    int left = 0;
    for (int cell = 0; cell < unitOfCell.length; cell++) {
      sizes[unitOfCell[cell]]++;
      left += cells.species()[cell] == Species.HUMAN.ordinal() ? 1 : 0;
    }
    int[] order = IntStream.range(0, sizes.length).toArray();
    random.shuffle(order);
    int[] ofUnit = new int[sizes.length];
    for (int unit : order) {
      boolean human = sizes[unit] <= left;
      left -= human ? sizes[unit] : 0;
      ofUnit[unit] = (human ? Species.HUMAN : Species.MOUSE).ordinal();
    }
    return Arrays.stream(unitOfCell).map(unit -> ofUnit[unit]).toArray();
  }

  private static int[] withinSpecies(MixedCells cells, RandomStream random) {
    int[] permuted = cells.labels().clone();
    for (int species : Arrays.stream(cells.species()).distinct().sorted().toArray()) {
      int[] rows =
          IntStream.range(0, permuted.length)
              .filter(cell -> cells.species()[cell] == species && cells.labels()[cell] >= 0)
              .toArray();
      int[] drawn = rows.clone();
      random.shuffle(drawn);
      for (int i = 0; i < rows.length; i++) {
        permuted[rows[i]] = cells.labels()[drawn[i]];
      }
    }
    return permuted;
  }
}
