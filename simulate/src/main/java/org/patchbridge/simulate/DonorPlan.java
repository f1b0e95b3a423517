package org.patchbridge.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.patchbridge.dataset.Species;

/**
 * How cells are spread over donors.
 *
 * @param mostCells a donor gives 1 to this many cells, each number as likely
 * @param mixedShare share of cells that change places with a cell of any donor: 0 gives donors of
 *     one class, 1 donors without any tie to a class
 */
record DonorPlan(int mostCells, double mixedShare) {

  /** One cell of a donor, numbered from 0. */
  record Place(int donor, String subclass) {}

  /** Donor sizes and class purity like those of the published cohorts. */
  static DonorPlan of(Species species) {
    return switch (species) {
      case MOUSE -> new DonorPlan(8, 0.12);
      case HUMAN -> new DonorPlan(12, 0.6);
    };
  }

  /** The same plan with smaller donors, where a study has few cells. */
  DonorPlan withAtMost(int cells) {
    return new DonorPlan(Math.min(mostCells, cells), mixedShare);
  }

  /** One place for every cell, ordered by donor; every class gets exactly its count. */
  List<Place> assign(Map<String, Integer> cellsPerClass, RandomGenerator random) {
    List<Integer> donors = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    int donor = 0;
    for (Map.Entry<String, Integer> entry : cellsPerClass.entrySet()) {
      int left = entry.getValue();
      while (left > 0) {
        int take = Math.min(left, 1 + random.nextInt(mostCells));
        donors.addAll(Collections.nCopies(take, donor++));
        classes.addAll(Collections.nCopies(take, entry.getKey()));
        left -= take;
      }
    }
    for (int i = 0; i < classes.size(); i++) {
      if (random.nextDouble() < mixedShare) {
        Collections.swap(classes, i, random.nextInt(classes.size()));
      }
    }
    List<Place> places = new ArrayList<>(donors.size());
    for (int i = 0; i < donors.size(); i++) {
      places.add(new Place(donors.get(i), classes.get(i)));
    }
    places.sort(Comparator.comparingInt(Place::donor));
    return places;
  }
}
