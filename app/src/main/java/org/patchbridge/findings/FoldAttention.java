package org.patchbridge.findings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Split;
import org.patchbridge.explain.AttentionSummary;
import org.patchbridge.metric.FoldId;
import org.patchbridge.study.store.EvaluationTable.StoredAttention;

/**
 * What the models of an evaluation attended to on their test cells.
 *
 * @param folds empty for models without attention
 */
public record FoldAttention(SortedMap<FoldId, AttentionSummary> folds) {

  public FoldAttention {
    folds = Collections.unmodifiableSortedMap(new TreeMap<>(folds));
  }

  /**
   * The store keeps means; how many cells stand behind each is known from the splits.
   *
   * @param splits of all folds that have attention
   */
  public static FoldAttention of(Cohort cohort, List<Split> splits, List<StoredAttention> stored) {
    List<String> families =
        cohort.families().stream()
            .map(FamilyBlock::name)
            .filter(name -> stored.stream().anyMatch(each -> each.family().equals(name)))
            .toList();
    Map<FoldId, double[][]> means = new LinkedHashMap<>();
    for (StoredAttention each : stored) {
      double[][] ofFold =
          means.computeIfAbsent(
              each.fold(), fold -> new double[cohort.classes().size()][families.size()]);
      int subclass = cohort.classes().indexOf(each.subclass());
      ofFold[subclass][families.indexOf(each.family())] = each.weight();
    }
    int[] labels = cohort.labels();
    SortedMap<FoldId, AttentionSummary> folds = new TreeMap<>();
    for (Split split : splits) {
      double[][] ofFold = means.get(FoldId.of(split));
      if (ofFold != null) {
        int[] cells = new int[cohort.classes().size()];
        for (int row : split.test()) {
          cells[labels[row]]++;
        }
        folds.put(
            FoldId.of(split), AttentionSummary.ofMeans(families, cohort.classes(), cells, ofFold));
      }
    }
    return new FoldAttention(folds);
  }

  boolean isEmpty() {
    return folds.isEmpty();
  }

  /** All folds as one. */
  public AttentionSummary pooled() {
    return AttentionSummary.pooled(List.copyOf(folds.values()));
  }

  /** The folds of each run as one, in the order of the runs. */
  public List<AttentionSummary> runs() {
    return folds.keySet().stream().map(FoldId::run).distinct().map(this::run).toList();
  }

  private AttentionSummary run(int run) {
    return AttentionSummary.pooled(
        folds.entrySet().stream()
            .filter(fold -> fold.getKey().run() == run)
            .map(Map.Entry::getValue)
            .toList());
  }
}
