package org.patchbridge.web.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.Evidence;
import org.patchbridge.bundle.SetNotes;
import org.patchbridge.bundle.UnusualFeature;
import org.patchbridge.callpage.EnvelopeSections;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.explain.TypicalRanges;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.prediction.Predictor;
import org.patchbridge.report.section.EnvelopeSection;
import org.patchbridge.web.call.CalledBatch.CalledCell;
import org.patchbridge.web.call.CalledBatch.TableRow;

/**
 * All that is told of one cell.
 *
 * @param row as in the table of calls
 * @param classes of the model that made the call
 * @param level that calls and sets promise
 * @param setNotes why the set is as it is
 * @param noveltyLimit up to which a cell is ordinary; empty where that is not known
 * @param unusual what makes it unlike all training cells
 * @param families what whole families add to the log-odds of the most probable subclass
 * @param features the same of single features, with the ranges of every subclass
 * @param envelopes waveforms over the two most probable subclasses; empty for a cell without any
 */
public record CellDetail(
    CellRows.Row row,
    List<String> classes,
    double level,
    List<String> setNotes,
    OptionalDouble noveltyLimit,
    List<Unusual> unusual,
    List<Evidence.FamilyEvidence> families,
    List<Feature> features,
    Optional<EnvelopeSection> envelopes) {

  /** A feature beside what is ordinary, in words. */
  public record Unusual(String feature, String value, String ordinary) {}

  /**
   * A feature.
   *
   * @param isOfModel whether its evidence is the model's, or how well it fits the subclass's range
   * @param ranges of every subclass, in their order; empty where there are none
   */
  public record Feature(
      String family,
      String feature,
      String unit,
      double value,
      double logOdds,
      boolean isOfModel,
      List<ClassRange> ranges) {}

  /** The central 90 % of the training cells of a subclass, and their median. */
  public record ClassRange(String subclass, double low, double median, double high) {}

  /** Empty for a cell without a prediction. */
  static Optional<CellDetail> of(CalledBatch batch, CalledCell cell) {
    if (!(cell.prediction() instanceof Prediction.Made made)) {
      return Optional.empty();
    }
    Bundle model = made.by(batch.model());
    Optional<Cohort> input = input(model, cell);
    Evidence evidence = evidence(model, cell, made);
    Call call = made.call();
    OptionalDouble limit =
        model.screen().limit().isLearnt()
            ? OptionalDouble.of(model.screen().limit().greatest())
            : OptionalDouble.empty();
    return Optional.of(
        new CellDetail(
            CellRows.of(List.of(cell.file()), Optional.of(batch)).stream()
                .filter(row -> row.id().equals(cell.id()))
                .findFirst()
                .orElseThrow(),
            model.classes(),
            model.quality().level(),
            SetNotes.of(model, call),
            limit,
            call.unusual().stream().map(CellDetail::unusual).toList(),
            evidence.families(),
            evidence.features().stream().map(each -> feature(model, each)).toList(),
            input.flatMap(aligned -> EnvelopeSections.of(model, made, aligned))));
  }

  /** The cell as the model takes it, in one row. */
  static Optional<Cohort> input(Bundle model, CalledCell cell) {
    return cohort(model, cell).map(one -> model.align(one).input());
  }

  static Optional<Cohort> cohort(Bundle model, CalledCell cell) {
    if (cell.table().isPresent()) {
      TableRow place = cell.table().get();
      return Optional.of(place.cells().select(new int[] {place.row()}));
    }
    return cell.outcome()
        .filter(FileOutcome.Extracted.class::isInstance)
        .flatMap(
            outcome -> new Predictor(model, org.patchbridge.bundle.Caller.of(model)).cell(outcome));
  }

  /** Predictions of many cells do without the evidence of single features; one cell has it. */
  private static Evidence evidence(Bundle model, CalledCell cell, Prediction.Made made) {
    if (!made.evidence().features().isEmpty()) {
      return made.evidence();
    }
    return cohort(model, cell)
        .map(one -> Evidence.of(model, model.align(one), 0, made.call()))
        .orElse(made.evidence());
  }

  private static Unusual unusual(UnusualFeature feature) {
    return new Unusual(feature.feature().name(), feature.valueInWords(), feature.ordinaryInWords());
  }

  private static Feature feature(Bundle model, Evidence.FeatureEvidence evidence) {
    return new Feature(
        evidence.family(),
        evidence.feature().name(),
        evidence.feature().unit(),
        evidence.value(),
        evidence.logOdds(),
        evidence.isOfModel(),
        ranges(model.ranges(), evidence));
  }

  private static List<ClassRange> ranges(TypicalRanges ranges, Evidence.FeatureEvidence evidence) {
    if (!ranges.has(evidence.family())) {
      return List.of();
    }
    int column =
        ranges.columns(evidence.family()).stream()
            .map(each -> each.name())
            .toList()
            .indexOf(evidence.feature().name());
    List<ClassRange> all = new ArrayList<>();
    for (int c = 0; column >= 0 && c < ranges.classes().size(); c++) {
      double low = ranges.low(evidence.family(), c)[column];
      double median = ranges.median(evidence.family(), c)[column];
      double high = ranges.high(evidence.family(), c)[column];
      if (!Double.isNaN(median)) {
        all.add(new ClassRange(ranges.classes().get(c), low, median, high));
      }
    }
    return all;
  }
}
