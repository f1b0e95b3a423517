package org.patchbridge.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.comparison.SimultaneousIntervals;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.Species;
import org.patchbridge.explain.Conservation.NotCompared;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.random.DerivedSeed;
import org.patchbridge.space.SharedSpace;

/** Effects in mouse and human side by side, and their resamples. */
final class SpeciesComparison {
  private final Cohort cohort;
  private final FeatureMatrix x;
  private final int[] columns;
  private final ClassEffects mouse;
  private final ClassEffects human;
  private final boolean[][] compared;
  private final Bootstrap bootstrap;

  private SpeciesComparison(Cohort cohort, int[] columns, Bootstrap bootstrap) {
    this.cohort = cohort;
    this.x = cohort.matrix();
    this.columns = columns;
    this.bootstrap = bootstrap;
    this.mouse = effects(Species.MOUSE);
    this.human = effects(Species.HUMAN);
    this.compared = new boolean[columns.length][cohort.classes().size()];
    for (int f = 0; f < columns.length; f++) {
      for (int c = 0; c < compared[f].length; c++) {
        int fewest = Math.min(mouse.donors(f, c), human.donors(f, c));
        compared[f][c] = fewest >= Conservation.LEAST_DONORS;
      }
    }
  }

  static SpeciesComparison of(SharedSpace space, Bootstrap bootstrap) {
    return new SpeciesComparison(space.joined(), space.scalarColumns(), bootstrap);
  }

  private ClassEffects effects(Species species) {
    int[] labels = cohort.labels();
    int[] rows =
        IntStream.range(0, cohort.size())
            .filter(row -> labels[row] >= 0)
            .filter(row -> cohort.cells().get(row).species() == species)
            .toArray();
    long seed = DerivedSeed.of(bootstrap.seed(), species.ordinal());
    return ClassEffects.of(
        cohort, rows, columns, new Bootstrap(bootstrap.replicates(), bootstrap.level(), seed));
  }

  Conservation conservation() {
    int features = columns.length;
    int classes = cohort.classes().size();
    Table estimates =
        new Table(mouse.deltas(compared, mouse.once()), human.deltas(compared, human.once()));
    double[][] replicates = new double[3 * features * classes][bootstrap.replicates()];
    Agreements agreements = new Agreements(features, classes, bootstrap);
    for (int r = 0; r < bootstrap.replicates(); r++) {
      Table drawn =
          new Table(mouse.deltas(compared, mouse.draw(r)), human.deltas(compared, human.draw(r)));
      double[] values = drawn.flat();
      for (int k = 0; k < values.length; k++) {
        replicates[k][r] = values[k];
      }
      agreements.add(r, drawn);
    }
    SimultaneousIntervals intervals =
        SimultaneousIntervals.of(estimates.flat(), replicates, bootstrap.level());
    List<NotCompared> left = new ArrayList<>();
    List<FeatureEffect> effects = effects(estimates, intervals, left);
    return new Conservation(
        effects,
        agreements.of(estimates, cohort.classes()),
        left,
        bootstrap.level(),
        intervals.quantile(),
        bootstrap.replicates());
  }

  /**
   * @param left gets what has no effect
   */
  private List<FeatureEffect> effects(
      Table estimates, SimultaneousIntervals intervals, List<NotCompared> left) {
    List<FeatureEffect> effects = new ArrayList<>();
    for (int c = 0; c < cohort.classes().size(); c++) {
      for (int f = 0; f < columns.length; f++) {
        if (Double.isNaN(estimates.mouse()[f][c])) {
          left.add(notCompared(f, c));
        } else {
          effects.add(effect(f, c, estimates, intervals));
        }
      }
    }
    return effects;
  }

  private FeatureEffect effect(int f, int c, Table estimates, SimultaneousIntervals intervals) {
    int at = f * cohort.classes().size() + c;
    int block = columns.length * cohort.classes().size();
    double ofMouse = estimates.mouse()[f][c];
    double ofHuman = estimates.human()[f][c];
    Effect inMouse = Effect.within(1, ofMouse, intervals.halfWidth(at));
    Effect inHuman = Effect.within(1, ofHuman, intervals.halfWidth(block + at));
    Effect difference = Effect.within(2, ofMouse - ofHuman, intervals.halfWidth(2 * block + at));
    return new FeatureEffect(
        x.familyOfColumn().get(columns[f]),
        x.columns().get(columns[f]),
        cohort.classes().get(c),
        inMouse,
        inHuman,
        difference,
        Verdict.of(inMouse, inHuman, difference));
  }

  private NotCompared notCompared(int f, int c) {
    return new NotCompared(
        x.columns().get(columns[f]).name(),
        cohort.classes().get(c),
        mouse.donors(f, c),
        human.donors(f, c));
  }

  /** Effects of both species, each {@code features × classes}. */
  record Table(double[][] mouse, double[][] human) {

    /** Mouse, human, then mouse minus human, each feature by feature. */
    double[] flat() {
      double[] ofMouse = Arrays.stream(mouse).flatMapToDouble(Arrays::stream).toArray();
      double[] ofHuman = Arrays.stream(human).flatMapToDouble(Arrays::stream).toArray();
      int block = ofMouse.length;
      double[] all = Arrays.copyOf(ofMouse, 3 * block);
      for (int k = 0; k < block; k++) {
        all[block + k] = ofHuman[k];
        all[2 * block + k] = ofMouse[k] - ofHuman[k];
      }
      return all;
    }
  }
}
