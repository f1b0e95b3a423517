package org.patchbridge.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.patchbridge.dataset.Species;

/** Which cells a study simulates: classes, donors and conditions, all from the seed. */
public final class StudyPlan {
  /** A class of average size has about this many donors or more, so that folds can be made. */
  private static final int DONORS_PER_CLASS = 6;

  private StudyPlan() {}

  /**
   * The interneurons of one species, ordered by donor.
   *
   * @param cells at least 1
   * @throws IllegalArgumentException for fewer
   */
  public static List<PlannedCell> of(Species species, int cells, SimulationSettings settings) {
    if (cells < 1) {
      throw new IllegalArgumentException("a study of " + cells + " cells; at least 1 is needed");
    }
    StatisticalParameters parameters = StatisticalParameters.of(species);
    Map<String, Integer> counts =
        switch (settings.proportions()) {
          case PUBLISHED -> parameters.classCounts(cells);
          case EQUAL -> equalCounts(parameters.classes(), cells);
        };
    RandomGenerator random = new SplittableRandom(31 * settings.seed() + species.ordinal());
    int mostPerDonor = Math.max(1, 2 * cells / (counts.size() * DONORS_PER_CLASS) - 1);
    List<DonorPlan.Place> places =
        DonorPlan.of(species).withAtMost(mostPerDonor).assign(counts, random);
    String prefix = prefix(species);
    List<PlannedCell> planned = new ArrayList<>(cells);
    Map<Integer, Long> donorSeeds = new LinkedHashMap<>();
    for (int i = 0; i < cells; i++) {
      DonorPlan.Place place = places.get(i);
      long donorSeed = donorSeeds.computeIfAbsent(place.donor(), donor -> random.nextLong());
      boolean cultured = random.nextDouble() < parameters.culturedShare(place.subclass());
      planned.add(
          new PlannedCell(
              String.format(Locale.ROOT, "%s%05d", prefix, i + 1),
              species,
              String.format(Locale.ROOT, "%sD%04d", prefix, place.donor() + 1),
              donorSeed,
              random.nextLong(),
              place.subclass(),
              condition(species, cultured)));
    }
    return planned;
  }

  /**
   * Pyramidal-like cells beside a study's interneurons, which stay the same however many these are.
   *
   * @param cells 0 or more
   */
  public static List<PlannedCell> glutamatergic(
      Species species, int cells, SimulationSettings settings) {
    int stream = Species.values().length + species.ordinal();
    RandomGenerator random = new SplittableRandom(31 * settings.seed() + stream);
    String prefix = prefix(species) + "G";
    List<PlannedCell> planned = new ArrayList<>(cells);
    for (int i = 0; i < cells; i++) {
      planned.add(
          new PlannedCell(
              String.format(Locale.ROOT, "%s%05d", prefix, i + 1),
              species,
              String.format(Locale.ROOT, "%sD%04d", prefix, i + 1),
              random.nextLong(),
              random.nextLong(),
              PlannedCell.GLUTAMATERGIC,
              condition(species, false)));
    }
    return planned;
  }

  private static String prefix(Species species) {
    return species == Species.MOUSE ? "simM" : "simH";
  }

  private static Optional<String> condition(Species species, boolean cultured) {
    return species == Species.HUMAN
        ? Optional.of(cultured ? PlannedCell.CULTURE : PlannedCell.ACUTE)
        : Optional.empty();
  }

  private static Map<String, Integer> equalCounts(List<String> classes, int cells) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      int extra = i < cells % classes.size() ? 1 : 0;
      counts.put(classes.get(i), cells / classes.size() + extra);
    }
    return counts;
  }
}
