package org.patchbridge.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;

/**
 * A labelled cohort of made-up cells in the 30 features that mouse and human tables share. Each
 * class is a (log-)normal distribution; three factors shared by the features of a cell (size, spike
 * kinetics, voltage offset) and donor effects make the features depend on one another; some cells
 * lie between two classes; some values are absent, each with its reason. Class proportions are the
 * published ones. The same arguments give the same cohort bit for bit.
 *
 * <p>Mouse donors mostly carry cells of one class, as transgenic lines do; human donors are mixed,
 * and human cells are acute or cultured.
 *
 * @param cells at least 1; with few cells the rarest classes may have none
 */
public record StatisticalCohort(Species species, int cells, long seed) {

  /** What a person reading any result made from such a cohort must be told. */
  public static final String NOTE =
      "Simulated data: drawn from a statistical model with rounded published medians and spreads;"
          + " no cell was recorded, and results on it say nothing about real neurons.";

  /** Share of a feature's within-class variance that is common to the cells of a donor. */
  private static final double DONOR_VARIANCE = 0.15;

  /** Share of cells that lie between their own class and another. */
  private static final double INTERMEDIATE_CELLS = 0.12;

  /** An intermediate cell lies at most this far on the way to the other class. */
  private static final double MOST_INTERMEDIATE = 0.8;

  public StatisticalCohort {
    if (cells < 1) {
      throw new IllegalArgumentException("a cohort of " + cells + " cells; at least 1 is needed");
    }
  }

  /** Draws the cohort. */
  public Cohort generate() {
    RandomGenerator random = new SplittableRandom(seed + species.ordinal());
    StatisticalParameters parameters = StatisticalParameters.of(species);
    List<DonorPlan.Place> places =
        DonorPlan.of(species).assign(parameters.classCounts(cells), random);
    List<Cell> labelled = new ArrayList<>(cells);
    List<double[]> rows = new ArrayList<>(cells);
    double[] donorEffect = {};
    int donor = -1;
    for (int i = 0; i < cells; i++) {
      DonorPlan.Place place = places.get(i);
      if (place.donor() != donor) {
        donor = place.donor();
        donorEffect = gaussians(parameters.features().size(), random);
      }
      boolean cultured = random.nextDouble() < parameters.culturedShare(place.subclass());
      labelled.add(cell(i, place, cultured));
      rows.add(values(parameters, place.subclass(), cultured, donorEffect, random));
    }
    List<String[]> absences = new ArrayList<>(cells);
    for (int i = 0; i < cells; i++) {
      absences.add(parameters.drawAbsences(random));
    }
    return new Cohort(
        "simulated-" + species.label(), labelled, blocks(parameters, rows, absences), List.of());
  }

  private Cell cell(int index, DonorPlan.Place place, boolean cultured) {
    String prefix = "sim-" + species.label();
    Optional<String> condition =
        species == Species.HUMAN
            ? Optional.of(cultured ? PlannedCell.CULTURE : PlannedCell.ACUTE)
            : Optional.empty();
    return new Cell(
        String.format(Locale.ROOT, "%s-%05d", prefix, index + 1),
        species,
        Optional.of(String.format(Locale.ROOT, "%s-donor-%04d", prefix, place.donor() + 1)),
        Optional.of(place.subclass()),
        condition);
  }

  private static double[] values(
      StatisticalParameters parameters,
      String subclass,
      boolean cultured,
      double[] donorEffect,
      RandomGenerator random) {
    double towards = 0;
    String other = subclass;
    if (random.nextDouble() < INTERMEDIATE_CELLS) {
      towards = MOST_INTERMEDIATE * random.nextDouble();
      other = parameters.classes().get(random.nextInt(parameters.classes().size()));
    }
    double[] factors = gaussians(3, random);
    List<StatisticalParameters.Feature> features = parameters.features();
    double[] row = new double[features.size()];
    for (int i = 0; i < row.length; i++) {
      StatisticalParameters.Feature feature = features.get(i);
      if (feature.scale() == StatisticalParameters.Scale.DERIVED) {
        continue;
      }
      double centre = (1 - towards) * feature.centre(subclass) + towards * feature.centre(other);
      double common = feature.common(factors) + Math.sqrt(DONOR_VARIANCE) * donorEffect[i];
      double own = Math.sqrt(Math.max(0, 1 - DONOR_VARIANCE - feature.factorVariance()));
      double deviation = common + own * random.nextGaussian() + (cultured ? feature.culture() : 0);
      row[i] = feature.scale().toValue(centre + feature.spread() * deviation);
    }
    derive(parameters, row);
    return row;
  }

  /** Features that are arithmetic of others keep that arithmetic, as in a real table. */
  private static void derive(StatisticalParameters parameters, double[] row) {
    row[parameters.indexOf("trough_deltav_rheo")] =
        row[parameters.indexOf("fast_trough_deltav_rheo")]
            + row[parameters.indexOf("trough_slowdeltav_rheo")];
    row[parameters.indexOf("downstroke_rheo")] =
        -row[parameters.indexOf("upstroke_rheo")]
            / row[parameters.indexOf("upstroke_downstroke_ratio_rheo")];
  }

  private List<FamilyBlock> blocks(
      StatisticalParameters parameters, List<double[]> rows, List<String[]> absences) {
    List<FamilyBlock> blocks = new ArrayList<>();
    for (Map.Entry<String, List<Integer>> family : parameters.families().entrySet()) {
      List<Integer> members = family.getValue();
      FamilyBlock.Builder block =
          FamilyBlock.builder(
              family.getKey(),
              members.stream().map(at -> parameters.features().get(at).column()).toList(),
              cells);
      for (int cell = 0; cell < cells; cell++) {
        for (int column = 0; column < members.size(); column++) {
          int feature = members.get(column);
          double value = rows.get(cell)[feature];
          String reason = absences.get(cell)[feature];
          if (!reason.isEmpty()) {
            block.absent(cell, column, reason);
          } else if (!parameters.features().get(feature).isPossible(value)) {
            block.absent(cell, column, "impossible value");
          } else {
            block.set(cell, column, value);
          }
        }
      }
      blocks.add(block.build());
    }
    return blocks;
  }

  private static double[] gaussians(int count, RandomGenerator random) {
    double[] drawn = new double[count];
    for (int i = 0; i < count; i++) {
      drawn[i] = random.nextGaussian();
    }
    return drawn;
  }
}
