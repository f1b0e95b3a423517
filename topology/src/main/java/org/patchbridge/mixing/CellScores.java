package org.patchbridge.mixing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

  /** {@code labellings × cells} of each measure; NaN where a cell has no score. */
  static Map<MixingMeasure, List<double[]>> of(MixedCells cells, MixingSettings settings) {
    CellScores scores = new CellScores(cells, settings);
    Map<MixingMeasure, List<double[]>> all = new EnumMap<>(MixingMeasure.class);
    scores.addSimpson(all);
    scores.addCompositions(all);
    scores.addSilhouettes(all);
    scores.addPurities(all);
    return all;
  }

  private void addSimpson(Map<MixingMeasure, List<double[]>> all) {
    boolean[] everyone = new boolean[cells.size()];
    boolean[] labelled = new boolean[cells.size()];
    for (int cell = 0; cell < cells.size(); cell++) {
      everyone[cell] = true;
      labelled[cell] = cells.labels()[cell] >= 0;
    }
    LocalSimpson whole = LocalSimpson.of(cells.points(), everyone, settings.perplexity());
    all.put(MixingMeasure.ILISI, each(p -> whole.scores(labels.species().get(p), SPECIES)));
    LocalSimpson known =
        Arrays.equals(everyone, labelled)
            ? whole
            : LocalSimpson.of(cells.points(), labelled, settings.perplexity());
    all.put(MixingMeasure.CLISI, each(p -> known.scores(labels.classes().get(p), cells.classes())));
  }

  private void addCompositions(Map<MixingMeasure, List<double[]>> all) {
    NeighbourhoodComposition whole =
        NeighbourhoodComposition.of(
            cells.points(), new int[cells.size()], SPECIES, settings.significance());
    all.put(MixingMeasure.KBET, each(p -> whole.scores(labels.species().get(p))));
    NeighbourhoodComposition within =
        NeighbourhoodComposition.of(
            cells.points(), cells.labels(), SPECIES, settings.significance());
    all.put(MixingMeasure.KBET_WITHIN_CLASS, each(p -> within.scores(labels.species().get(p))));
  }

  private void addSilhouettes(Map<MixingMeasure, List<double[]>> all) {
    SilhouetteTotals species =
        SilhouetteTotals.of(cells.points(), cells.labels(), labels.species(), SPECIES);
    all.put(
        MixingMeasure.SPECIES_SILHOUETTE,
        each(p -> DoubleStream.of(species.silhouettes(p)).map(s -> 1 - Math.abs(s)).toArray()));
    int[] labelled = Arrays.stream(cells.labels()).map(label -> label < 0 ? -1 : 0).toArray();
    SilhouetteTotals classes =
        SilhouetteTotals.of(cells.points(), labelled, labels.classes(), cells.classes());
    all.put(
        MixingMeasure.CLASS_SILHOUETTE,
        each(p -> DoubleStream.of(classes.silhouettes(p)).map(s -> (s + 1) / 2).toArray()));
  }

  private void addPurities(Map<MixingMeasure, List<double[]>> all) {
    CrossSpeciesPurity purity =
        CrossSpeciesPurity.of(
            cells.points(), cells.species(), cells.labels(), settings.neighbours());
    all.put(MixingMeasure.HUMAN_AMONG_MOUSE, purities(purity, Species.HUMAN));
    all.put(MixingMeasure.MOUSE_AMONG_HUMAN, purities(purity, Species.MOUSE));
  }

  private List<double[]> purities(CrossSpeciesPurity purity, Species asked) {
    return each(p -> purity.scores(labels.classes().get(p), cells.species(), asked.ordinal()));
  }

  private List<double[]> each(IntFunction<double[]> scores) {
    List<double[]> all = new ArrayList<>();
    for (int p = 0; p <= settings.permutations(); p++) {
      all.add(scores.apply(p));
    }
    return all;
  }
}
