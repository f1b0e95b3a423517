package org.patchbridge.leaderboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Split;
import org.patchbridge.findings.EvaluatedModel;
import org.patchbridge.leaderboard.JudgedFolder.Entry;
import org.patchbridge.leaderboard.Leaderboard.NotRanked;
import org.patchbridge.metric.FoldId;
import org.patchbridge.report.value.ResultRow;

/** The judged models of a folder beside those of a study. */
public final class LeaderboardOfStudy {
  private final List<EvaluatedModel> own;

  private LeaderboardOfStudy(List<EvaluatedModel> own) {
    this.own = own;
  }

  /**
   * @param own models and baselines of the study, best first
   * @param cohorts names of those that are shown; none for all
   */
  public static Leaderboard of(List<EvaluatedModel> own, JudgedFolder folder, Set<String> cohorts) {
    Predicate<EvaluatedModel> shown =
        model -> cohorts.isEmpty() || cohorts.contains(model.cohort().name());
    List<Entry> entries =
        folder.entries().stream().filter(entry -> shown.test(entry.model())).toList();
    LeaderboardOfStudy study = new LeaderboardOfStudy(own.stream().filter(shown).toList());
    return new Leaderboard(
        Boards.of(study.own, entries.stream().filter(Entry::isPaired).toList()),
        entries.stream().filter(entry -> !entry.isPaired()).map(study::notRanked).toList(),
        folder.skipped());
  }

  private NotRanked notRanked(Entry entry) {
    EvaluatedModel model = entry.model();
    ResultRow row = model.row();
    int shared = model.audit().testCellsWithDonorInTraining();
    List<String> reasons = new ArrayList<>();
    Optional<Lacking> lacking = lacking(model);
    reasons.add(
        lacking.map(Lacking::sentence).orElse("its folds are those of no evaluation of the study"));
    if (shared > 0) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "%,d tested cells are of a donor with cells that it may have learnt from",
              shared));
    }
    return new NotRanked(
        row.cohort(),
        row.origin(),
        model.stored().scheme(),
        Boards.judged(entry),
        row.over(),
        shared,
        reasons);
  }

  /** Folds of the study of which some cells are not tested; a cell counts once a run. */
  private record Lacking(String scheme, int tested, int all) {
    String sentence() {
      return String.format(
          Locale.ROOT,
          "%,d of the %,d test cells of the study's folds (%s) are missing",
          all - tested,
          all,
          scheme);
    }
  }

  private Optional<Lacking> lacking(EvaluatedModel model) {
    Lacking least = null;
    for (EvaluatedModel each : own) {
      if (each.stored().cohortId().equals(model.stored().cohortId())) {
        int all = each.splits().stream().mapToInt(split -> split.test().length).sum();
        OptionalInt tested = testedIn(each.splits(), model.splits());
        if (tested.isPresent() && (least == null || all < least.all())) {
          least = new Lacking(each.stored().scheme(), tested.getAsInt(), all);
        }
      }
    }
    return Optional.ofNullable(least);
  }

  /** How many cells, where each is tested in the same fold of the same run there; else none. */
  private static OptionalInt testedIn(List<Split> study, List<Split> tested) {
    Map<FoldId, Set<Integer>> cells = new HashMap<>();
    for (Split split : study) {
      Set<Integer> rows = new HashSet<>();
      IntStream.of(split.test()).forEach(rows::add);
      cells.put(FoldId.of(split), rows);
    }
    int count = 0;
    for (Split split : tested) {
      Set<Integer> there = cells.getOrDefault(FoldId.of(split), Set.of());
      if (!IntStream.of(split.test()).allMatch(there::contains)) {
        return OptionalInt.empty();
      }
      count += split.test().length;
    }
    return OptionalInt.of(count);
  }
}
