package org.patchbridge.study.contender;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.metric.FoldId;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.study.store.EvaluationTable.StoredEvaluation;
import org.patchbridge.study.store.SettingsJson;

/**
 * The folds that a model of another program was tested on: those of an evaluation of the study
 * where every fold has the same cells, which makes the two comparable; else folds of its own.
 *
 * @param settings of the split, as evaluations have them
 * @param isOfStudy whether the folds are those of an evaluation
 */
record FoldsTested(
    String scheme,
    int runs,
    long firstSeed,
    List<Split> splits,
    Map<String, String> settings,
    boolean isOfStudy) {
  private static final List<String> OF_SPLIT =
      List.of("split", "partition", "groups donors", "runs", "first seed");

  /** The evaluation's folds, if the predictions are for exactly their cells. */
  static Optional<FoldsTested> ofEvaluation(
      StoredEvaluation stored, List<Split> splits, Contender contender) {
    if (!stored.cohortId().equals(contender.input().cohortId())
        || splits.size() != contender.folds().size()) {
      return Optional.empty();
    }
    Map<FoldId, int[]> tested = new HashMap<>();
    contender.folds().forEach(fold -> tested.put(fold.id(), fold.rows()));
    boolean same =
        splits.stream()
            .allMatch(split -> Arrays.equals(tested.get(FoldId.of(split)), split.test()));
    if (!same) {
      return Optional.empty();
    }
    Map<String, String> settings = new TreeMap<>(SettingsJson.readMap(stored.settings()));
    settings.keySet().retainAll(OF_SPLIT);
    return Optional.of(
        new FoldsTested(
            stored.scheme(), stored.runs(), stored.firstSeed(), splits, settings, true));
  }

  /**
   * Folds of its own: what is not tested in a fold counts as learnt from, which is the most that
   * the model can have learnt from, so that donors on both sides are found.
   */
  static FoldsTested own(Contender contender) {
    Cohort cohort = contender.input().cohort();
    List<Split> splits = contender.folds().stream().map(fold -> withTheRest(fold, cohort)).toList();
    boolean grouped = keepsDonorsTogether(contender.folds(), cohort);
    String scheme = grouped ? "donor-grouped folds of its own" : "folds of its own";
    Map<String, String> settings = new TreeMap<>();
    settings.put("split", scheme);
    settings.put("partition", "folds of its own");
    settings.put("groups donors", Boolean.toString(grouped));
    settings.put("runs", Integer.toString(contender.runs()));
    settings.put("first seed", "0");
    return new FoldsTested(
        grouped ? scheme : scheme + ", donors not grouped",
        contender.runs(),
        0,
        splits,
        settings,
        false);
  }

  private static Split withTheRest(FoldPredictions fold, Cohort cohort) {
    int[] labels = cohort.labels();
    Set<Integer> test = new HashSet<>();
    Arrays.stream(fold.rows()).forEach(test::add);
    int[] rest =
        IntStream.range(0, labels.length)
            .filter(row -> labels[row] >= 0 && !test.contains(row))
            .toArray();
    return new Split(fold.run(), fold.fold(), 0, rest, new int[0], fold.rows());
  }

  private static boolean keepsDonorsTogether(List<FoldPredictions> folds, Cohort cohort) {
    int[] donors = cohort.donorNumbers();
    Map<List<Integer>, Integer> foldOfDonor = new HashMap<>();
    List<FoldPredictions> all = new ArrayList<>(folds);
    for (FoldPredictions fold : all) {
      for (int row : fold.rows()) {
        Integer before = foldOfDonor.putIfAbsent(List.of(fold.run(), donors[row]), fold.fold());
        if (before != null && before != fold.fold()) {
          return false;
        }
      }
    }
    // Cells that no fold tests may be of the donors that are tested.
    return all.stream().allMatch(fold -> noDonorOutside(fold, donors, cohort.labels()));
  }

  private static boolean noDonorOutside(FoldPredictions fold, int[] donors, int[] labels) {
    Set<Integer> rows = new HashSet<>();
    Set<Integer> tested = new HashSet<>();
    for (int row : fold.rows()) {
      rows.add(row);
      tested.add(donors[row]);
    }
    return IntStream.range(0, labels.length)
        .noneMatch(row -> labels[row] >= 0 && !rows.contains(row) && tested.contains(donors[row]));
  }
}
