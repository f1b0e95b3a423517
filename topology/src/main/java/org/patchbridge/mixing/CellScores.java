package org.patchbridge.mixing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import org.patchbridge.dataset.Species;

/**
 * Every measure's score of each cell, with the true labels first, then with each permutation.
 * Neighbours are found once.
 */
final class CellScores {
  private static final int SPECIES = Species.values().length;

  private final MixedCells cells;
  private final MixingSettings settings;
  private final LabelPermutations labels;

  private CellScores(MixedCells cells, MixingSettings settings) {
    this.cells = cells;
    this.settings = settings;
    this.labels = LabelPermutations.of(cells, settings.permutations(), settings.seed());
  }

  /**
   * Scores of one measure.
   *
   * @param labellings {@code labellings × cells}; NaN where a cell has no score
   * @param without mean with the true labels without each donor
   */
  record Scores(List<double[]> labellings, double[] without) {}

  /** Every measure. */
  static Map<MixingMeasure, Scores> of(MixedCells cells, MixingSettings settings) {
    CellScores scores = new CellScores(cells, settings);
    Map<MixingMeasure, Scores> all = new EnumMap<>(MixingMeasure.class);
    scores.addSimpson(all);
    scores.addCompositions(all);
    scores.addSilhouettes(all);
    scores.addPurities(all);
    return all;
  }

  private void addSimpson(Map<MixingMeasure, Scores> all) {
    boolean[] everyone = new boolean[cells.size()];
    boolean[] labelled = new boolean[cells.size()];
    for (int cell = 0; cell < cells.size(); cell++) {
      everyone[cell] = true;
      labelled[cell] = cells.labels()[cell] >= 0;
    }
    LocalSimpson whole = LocalSimpson.of(cells.points(), everyone, settings.perplexity());
    all.put(
        MixingMeasure.ILISI,
        new Scores(
            each(p -> whole.scores(labels.species().get(p), SPECIES)),
            whole.meansWithout(cells.species(), SPECIES, deleted())));
    LocalSimpson known =
        Arrays.equals(everyone, labelled)
            ? whole
            : LocalSimpson.of(cells.points(), labelled, settings.perplexity());
    all.put(
        MixingMeasure.CLISI,
        new Scores(
            each(p -> known.scores(labels.classes().get(p), cells.classes())),
            known.meansWithout(cells.labels(), cells.classes(), deleted())));
  }

  private void addCompositions(Map<MixingMeasure, Scores> all) {
    all.put(MixingMeasure.KBET, compositions(new int[cells.size()]));
    all.put(MixingMeasure.KBET_WITHIN_CLASS, compositions(cells.labels()));
  }

  private Scores compositions(int[] group) {
    NeighbourhoodComposition compositions =
        NeighbourhoodComposition.of(cells.points(), group, SPECIES, settings.significance());
    return new Scores(
        each(p -> compositions.scores(labels.species().get(p))),
        compositions.meansWithout(cells.species(), deleted()));
  }

  private void addSilhouettes(Map<MixingMeasure, Scores> all) {
    all.put(
        MixingMeasure.SPECIES_SILHOUETTE,
        silhouettes(cells.labels(), labels.species(), SPECIES, s -> 1 - Math.abs(s)));
    int[] labelled = Arrays.stream(cells.labels()).map(label -> label < 0 ? -1 : 0).toArray();
    all.put(
        MixingMeasure.CLASS_SILHOUETTE,
        silhouettes(labelled, labels.classes(), cells.classes(), s -> (s + 1) / 2));
  }

  private Scores silhouettes(
      int[] group, List<int[]> labellings, int kinds, DoubleUnaryOperator score) {
    SilhouetteTotals totals = SilhouetteTotals.of(cells.points(), group, labellings, kinds);
    return new Scores(
        each(p -> DoubleStream.of(totals.silhouettes(p)).map(score).toArray()),
        totals.meansWithout(score, deleted()));
  }

  private void addPurities(Map<MixingMeasure, Scores> all) {
    CrossSpeciesPurity purity =
        CrossSpeciesPurity.of(
            cells.points(), cells.species(), cells.labels(), settings.neighbours());
    all.put(MixingMeasure.HUMAN_AMONG_MOUSE, purities(purity, Species.HUMAN.ordinal()));
    all.put(MixingMeasure.MOUSE_AMONG_HUMAN, purities(purity, Species.MOUSE.ordinal()));
  }

  private Scores purities(CrossSpeciesPurity purity, int asked) {
    return new Scores(
        each(p -> purity.scores(labels.classes().get(p), cells.species(), asked)),
        purity.meansWithout(cells.species(), asked, deleted()));
  }

  private DeletedMeans deleted() {
    return new DeletedMeans(cells.donors().unitOfCell(), cells.donors().units());
  }

  private List<double[]> each(IntFunction<double[]> scores) {
    List<double[]> all = new ArrayList<>();
    for (int p = 0; p <= settings.permutations(); p++) {
      all.add(scores.apply(p));
    }
    return all;
  }
}
