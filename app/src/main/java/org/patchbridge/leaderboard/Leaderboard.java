package org.patchbridge.leaderboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Grouping;

/**
 * What a folder of predictions came to.
 *
 * @param notRanked models that were not tested as any board asks, with the reasons
 * @param skipped files that could not be judged
 */
public record Leaderboard(
    List<Board> boards, List<NotRanked> notRanked, List<SkippedFile> skipped) {

  public Leaderboard {
    boards = List.copyOf(boards);
    notRanked = List.copyOf(notRanked);
    skipped = List.copyOf(skipped);
  }

  /**
   * Who makes it, how and when.
   *
   * @param generator program and version
   */
  public record Origin(String generator, String commandLine, Instant time) {}

  /** How many models of other programs were judged. */
  public long contenders() {
    return notRanked.size()
        + boards.stream()
            .flatMap(board -> board.standings().stream())
            .filter(each -> each.model().contestant().isPresent())
            .count();
  }

  /**
   * Models that were tested on the same cells in the same folds.
   *
   * @param title of the cohort and the split, for people
   * @param scheme of the split
   * @param folds of a run
   * @param cells that are tested
   * @param over what intervals are drawn from, for example {@code 77 donors}
   * @param testedWithDonorInTraining tested cells, counted once a run, of a donor that stands on
   *     the other side, too
   * @param studyBest the study's model with the highest macro-F1; empty where it has none
   * @param pairs of models whose differences have intervals that hold together
   * @param criticalValue standard errors on either side of each difference
   * @param standings by rank, then macro-F1; label-only baselines last
   */
  public record Board(
      String title,
      String cohort,
      DataOrigin origin,
      String features,
      String scheme,
      Grouping grouping,
      int folds,
      int runs,
      long firstSeed,
      int cells,
      String over,
      int testedWithDonorInTraining,
      Optional<String> studyBest,
      int pairs,
      double criticalValue,
      List<Standing> standings) {

    public Board {
      standings = List.copyOf(standings);
    }
  }

  /**
   * A model on a board.
   *
   * @param rank from 1; empty for a label-only baseline
   * @param toFirst itself minus the first; empty for the first itself and for baselines
   * @param toStudyBest itself minus the study's best; empty for that itself and for baselines
   */
  public record Standing(
      Optional<Integer> rank,
      JudgedModel model,
      Optional<Difference> toFirst,
      Optional<Difference> toStudyBest) {}

  /**
   * A paired difference of macro-F1.
   *
   * @param together with the interval that holds together with those of all pairs of the board
   * @param alone with the interval that holds by itself
   * @param foldsWon folds in which the model was better
   */
  public record Difference(
      Estimate together, Estimate alone, int foldsWon, int foldsTied, int folds) {}

  /**
   * A model and what it is worth.
   *
   * @param contestant empty for the study's own
   * @param isBaseline whether it knows labels only
   * @param cells that it was tested on
   */
  public record JudgedModel(
      String name,
      Optional<Contestant> contestant,
      boolean isBaseline,
      Optional<Estimate> macroF1,
      Optional<Estimate> accuracy,
      int cells) {}

  /**
   * Whose model it is.
   *
   * @param file of its predictions
   * @param code address
   * @param labelsOnly whether it gave no probabilities
   */
  public record Contestant(
      String file, List<String> authors, Optional<String> code, boolean labelsOnly) {

    public Contestant {
      authors = List.copyOf(authors);
    }
  }

  /**
   * A model that was tested in another way than the study's.
   *
   * @param testedWithDonorInTraining tested cells, counted once a run, of a donor that it may have
   *     learnt from
   */
  public record NotRanked(
      String cohort,
      DataOrigin origin,
      String scheme,
      JudgedModel model,
      String over,
      int testedWithDonorInTraining,
      List<String> reasons) {

    public NotRanked {
      reasons = List.copyOf(reasons);
    }
  }

  /** A file that could not be judged. */
  public record SkippedFile(String file, String reason) {}
}
