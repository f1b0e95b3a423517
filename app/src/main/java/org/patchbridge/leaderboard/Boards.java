package org.patchbridge.leaderboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.patchbridge.comparison.ComparisonFamily;
import org.patchbridge.comparison.MetricDifference;
import org.patchbridge.comparison.Ranking;
import org.patchbridge.findings.ComparisonSections;
import org.patchbridge.findings.EvaluatedModel;
import org.patchbridge.leaderboard.JudgedFolder.Entry;
import org.patchbridge.leaderboard.Leaderboard.Board;
import org.patchbridge.leaderboard.Leaderboard.Contestant;
import org.patchbridge.leaderboard.Leaderboard.Difference;
import org.patchbridge.leaderboard.Leaderboard.JudgedModel;
import org.patchbridge.leaderboard.Leaderboard.Standing;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.OverallMetric;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.ResultRow;

/** Models of the same cells in the same folds, put together and ranked. */
final class Boards {
  private static final Comparator<Standing> BY_RANK =
      Comparator.comparingInt((Standing each) -> each.rank().orElse(Integer.MAX_VALUE))
          .thenComparing(each -> -each.model().macroF1().map(Estimate::value).orElse(-1.0))
          .thenComparing(each -> each.model().name());

  private final List<Place> places = new ArrayList<>();

  /** Who was tested on the same cells in the same folds. */
  private static final class Place {
    private final List<Seat> seats = new ArrayList<>();

    boolean fits(EvaluatedModel model) {
      EvaluatedModel there = seats.get(0).model();
      return there.stored().cohortId().equals(model.stored().cohortId())
          && there.stored().scheme().equals(model.stored().scheme())
          && there.predictions().size() == model.predictions().size()
          && new ComparisonFamily.ComparedPredictions(there.predictions(), model.predictions())
              .isComparable();
    }

    boolean hasContender() {
      return seats.stream().anyMatch(seat -> seat.contestant().isPresent());
    }
  }

  private record Seat(String name, Optional<Contestant> contestant, EvaluatedModel model) {
    JudgedModel judged() {
      ResultRow row = model.row();
      return new JudgedModel(
          name,
          contestant,
          model.isBaseline(),
          row.macroF1(),
          metric(row, OverallMetric.ACCURACY),
          row.cells());
    }
  }

  private Boards() {}

  /**
   * Boards in the order of the study's models. Those without a model of another program are left
   * out, unless all are.
   *
   * @param own the study's models and baselines
   * @param paired models of other programs on folds of the study
   */
  static List<Board> of(List<EvaluatedModel> own, List<Entry> paired) {
    Boards boards = new Boards();
    own.forEach(
        each ->
            boards.seat(new Seat(Titles.model(each.stored().learner()), Optional.empty(), each)));
    paired.forEach(
        each -> boards.seat(new Seat(each.name(), Optional.of(each.contestant()), each.model())));
    boolean any = boards.places.stream().anyMatch(Place::hasContender);
    return boards.places.stream()
        .filter(place -> !any || place.hasContender())
        .map(Boards::board)
        .toList();
  }

  private void seat(Seat seat) {
    places.stream()
        .filter(place -> place.fits(seat.model()))
        .findFirst()
        .orElseGet(
            () -> {
              places.add(new Place());
              return places.get(places.size() - 1);
            })
        .seats
        .add(seat);
  }

  /** What is known of a model by itself. */
  static JudgedModel judged(Entry entry) {
    return new Seat(entry.name(), Optional.of(entry.contestant()), entry.model()).judged();
  }

  private static Optional<Estimate> metric(ResultRow row, OverallMetric metric) {
    return row.metrics().stream()
        .filter(each -> each.name().equals(metric.label()))
        .findFirst()
        .map(MetricValue::estimate);
  }

  private static Board board(Place place) {
    List<Seat> models = place.seats.stream().filter(seat -> !seat.model().isBaseline()).toList();
    EvaluatedModel any = place.seats.get(0).model();
    ResultRow row = any.row();
    Ranking ranking =
        Ranking.of(
            models.stream().map(seat -> seat.model().predictions()).toList(),
            OverallMetric.MACRO_F1,
            Bootstrap.withSeed(any.stored().firstSeed()));
    OptionalInt first = best(models, false);
    OptionalInt studyBest = best(models, true);
    Stream<Standing> ranked =
        IntStream.range(0, models.size())
            .mapToObj(
                at ->
                    new Standing(
                        Optional.of(ranking.rankOfEach()[at]),
                        models.get(at).judged(),
                        difference(ranking, at, first),
                        difference(ranking, at, studyBest)));
    Stream<Standing> baselines =
        place.seats.stream()
            .filter(seat -> seat.model().isBaseline())
            .map(
                seat ->
                    new Standing(
                        Optional.empty(), seat.judged(), Optional.empty(), Optional.empty()));
    return new Board(
        Titles.cohort(row.cohort(), row.origin()) + ": " + Titles.split(row),
        row.cohort(),
        row.origin(),
        row.features(),
        any.stored().scheme(),
        row.grouping(),
        row.folds(),
        row.runs(),
        row.firstSeed(),
        row.cells(),
        row.over(),
        any.audit().testCellsWithDonorInTraining(),
        studyBest.stream().mapToObj(at -> models.get(at).name()).findFirst(),
        ranking.pairs(),
        ranking.criticalValue(),
        Stream.concat(ranked, baselines).sorted(BY_RANK).toList());
  }

  private static OptionalInt best(List<Seat> models, boolean ofStudy) {
    return IntStream.range(0, models.size())
        .filter(at -> !ofStudy || models.get(at).contestant().isEmpty())
        .reduce((best, at) -> macroF1(models.get(at)) > macroF1(models.get(best)) ? at : best);
  }

  private static double macroF1(Seat seat) {
    return seat.model().evaluation().metric(OverallMetric.MACRO_F1).value();
  }

  private static Optional<Difference> difference(Ranking ranking, int model, OptionalInt other) {
    if (other.isEmpty() || other.getAsInt() == model) {
      return Optional.empty();
    }
    ComparisonFamily.Joint joint = ranking.compared(model, other.getAsInt());
    MetricDifference alone = joint.difference();
    return Optional.of(
        new Difference(
            ComparisonSections.estimate(alone.value(), joint.together()),
            ComparisonSections.estimate(alone.value(), alone.interval()),
            alone.foldsWon(),
            alone.foldsTied(),
            alone.foldsWon() + alone.foldsLost() + alone.foldsTied()));
  }
}
