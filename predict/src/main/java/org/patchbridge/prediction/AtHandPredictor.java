package org.patchbridge.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.patchbridge.adaptation.RigReference;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Caller;
import org.patchbridge.bundle.MismatchException;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.refit.Refit;
import org.patchbridge.refit.Refits;

/**
 * Makes predictions with the features that cells have: where columns of a model are missing, with
 * one that is learnt again without them.
 */
public final class AtHandPredictor {
  private final Bundle bundle;
  private final Function<Bundle, Caller> callers;
  private final Refits refits;

  /**
   * @param callers make calls with a model under the shares that are assumed
   */
  public AtHandPredictor(Bundle bundle, Function<Bundle, Caller> callers, Refits refits) {
    this.bundle = bundle;
    this.callers = callers;
    this.refits = refits;
  }

  /**
   * What is learnt of the rig of the model's cells, which is kept with the models that were learnt
   * again.
   *
   * @param reference cells of the model in the features of a batch
   */
  public Optional<RigReference> rig(Cohort reference) {
    return refits.rig(reference, bundle.origin().seed());
  }

  /**
   * Predictions for the cells of a table.
   *
   * @param predictions one a row
   * @param notes what the features at hand are worth, one sentence for each model that was learnt
   *     again
   * @param warnings one sentence each
   */
  public record OfTable(List<Prediction> predictions, List<String> notes, List<String> warnings) {
    public OfTable {
      predictions = List.copyOf(predictions);
      notes = List.copyOf(notes);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * @throws MismatchException where the features are not those of the model
   * @throws InterruptedException after an interruption while a model is learnt again
   */
  public OfTable ofTable(TableCells table) throws InterruptedException {
    Refits.Grouped grouped = refits.group(bundle, table.cohort());
    Prediction[] predictions = new Prediction[table.cohort().size()];
    for (Refits.Group group : grouped.groups()) {
      List<Prediction> ofGroup = ofGroup(table, group);
      IntStream.range(0, ofGroup.size())
          .forEach(at -> predictions[group.rows()[at]] = ofGroup.get(at));
    }
    boolean counted = grouped.groups().stream().anyMatch(group -> group.refit().isEmpty());
    return new OfTable(
        Arrays.asList(predictions),
        notes(grouped, "cells"),
        Stream.concat(table.warnings(counted).stream(), grouped.warnings().stream()).toList());
  }

  /**
   * What recordings are called with.
   *
   * @param models one for each of them, in their order
   * @param notes what the features at hand are worth
   * @param warnings one sentence each
   */
  public record ForRecordings(List<Predictor> models, List<String> notes, List<String> warnings) {
    public ForRecordings {
      models = List.copyOf(models);
      notes = List.copyOf(notes);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Chooses a model for each recording by the features that it gives; those that are refused count
   * for nothing.
   *
   * @param outcomes of all recordings of a batch
   * @throws InterruptedException after an interruption while a model is learnt again
   */
  public ForRecordings forRecordings(List<FileOutcome> outcomes) throws InterruptedException {
    Predictor usual = new Predictor(bundle, callers.apply(bundle));
    Predictor[] models = new Predictor[outcomes.size()];
    Arrays.fill(models, usual);
    List<Cohort> cells = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at < outcomes.size(); at++) {
      Optional<Cohort> cell = usual.cell(outcomes.get(at));
      if (cell.isPresent()) {
        cells.add(cell.get());
        places.add(at);
      }
    }
    if (cells.isEmpty()) {
      return new ForRecordings(Arrays.asList(models), List.of(), List.of());
    }
    Refits.Grouped grouped = refits.group(bundle, cells);
    for (Refits.Group group : grouped.groups()) {
      Predictor predictor = group.refit().map(this::with).orElse(usual);
      IntStream.of(group.rows()).forEach(row -> models[places.get(row)] = predictor);
    }
    return new ForRecordings(
        Arrays.asList(models), notes(grouped, "recordings"), grouped.warnings());
  }

  private Predictor with(Refit refit) {
    return new Predictor(refit.bundle(), callers.apply(refit.bundle()), Optional.of(refit));
  }

  private static List<String> notes(Refits.Grouped grouped, String cells) {
    List<String> notes = new ArrayList<>();
    for (Refits.Group group : grouped.groups()) {
      String counted =
          grouped.groups().size() > 1 ? group.rows().length + " " + cells + " with " : "";
      group.refit().ifPresent(refit -> notes.add(counted + refit.sentence()));
    }
    return notes;
  }

  private List<Prediction> ofGroup(TableCells table, Refits.Group group) {
    Cohort cells = table.cohort();
    Cohort part = group.rows().length == cells.size() ? cells : cells.select(group.rows());
    Predictor predictor = new Predictor(group.bundle(), callers.apply(group.bundle()));
    if (group.refit().isEmpty()) {
      return predictor.ofTable(new TableCells(part, table.columns(), List.of(), List.of()));
    }
    Refit refit = group.refit().get();
    Optional<ColumnMatch> columns =
        Optional.of(table.columns()).filter(match -> match.absent() > 0);
    return predictor.ofTable(part).stream()
        .map(each -> (Prediction.Made) each)
        .<Prediction>map(
            made ->
                new Prediction.Made(
                    made.source(),
                    made.call(),
                    Stream.concat(made.flags().stream(), Stream.of(refit.flag())).toList(),
                    made.evidence(),
                    columns,
                    group.refit()))
        .toList();
  }
}
