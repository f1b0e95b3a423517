package org.patchbridge.reproduction;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.findings.EvaluatedModel;
import org.patchbridge.gouwens.ComponentSettings;
import org.patchbridge.gouwens.FamilyComponents;
import org.patchbridge.gouwens.FamilyFit;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.PublishedNumber;
import org.patchbridge.report.value.PublishedResults;
import org.patchbridge.study.plan.GouwensPlan;
import org.patchbridge.study.store.ExtractedCohorts;
import org.patchbridge.study.store.SettingsJson;
import org.patchbridge.study.store.StudyInput;

/** Published counts: cells of the tables, cells that quality control left, components. */
final class CountedNumbers {
  private static final String ALL_CELLS = "all";
  private static final String OF_A_TABLE = "tables";

  private final List<StudyInput> inputs;
  private final List<EvaluatedModel> evaluated;

  CountedNumbers(List<StudyInput> inputs, List<EvaluatedModel> evaluated) {
    this.inputs = inputs;
    this.evaluated = evaluated;
  }

  ReproducedNumber beside(PublishedNumber number) {
    if (number.metric().equals(PublishedNumber.COMPONENTS)) {
      return components(number);
    }
    Optional<Cohort> cohort = cohort(number.species());
    OptionalLong count =
        cohort.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(
                number.inputs().equals(OF_A_TABLE)
                    ? cohort.get().size() + cohort.get().exclusions().size()
                    : labelled(cohort.get(), number.subject()));
    return new ReproducedNumber(
        number,
        List.of(),
        count,
        number.inputs().equals(OF_A_TABLE)
            ? List.of()
            : List.of(
                "Counted here are all cells of the published table that have a label of these"
                    + " classes; quality control of recordings, which the publication had before"
                    + " it, cannot be done on tables."),
        Optional.empty());
  }

  /** Of the published cells, in features of their own: not in those that two species share. */
  private Optional<Cohort> cohort(String species) {
    return inputs.stream()
        .map(StudyInput::cohort)
        .filter(cohort -> !cohort.name().startsWith(ExtractedCohorts.PREFIX))
        .filter(cohort -> !cohort.name().contains(ReproductionRun.ALIGNED))
        .filter(cohort -> cohort.cells().get(0).species().label().equals(species))
        .findFirst();
  }

  private static long labelled(Cohort cohort, String subject) {
    return cohort.cells().stream()
        .filter(
            cell ->
                cell.subclass()
                    .map(name -> subject.equals(ALL_CELLS) || isNamed(name, subject))
                    .orElse(false))
        .count();
  }

  /** The human class of Lamp5 cells has others in it and a longer name. */
  private static boolean isNamed(String subclass, String subject) {
    return subclass.toLowerCase(Locale.ROOT).startsWith(subject.toLowerCase(Locale.ROOT));
  }

  private ReproducedNumber components(PublishedNumber number) {
    return evaluated.stream()
        .filter(each -> each.stored().learner().equals(PublishedResults.SPARSE_PCA_FOREST))
        .filter(each -> each.cohort().cells().get(0).species().label().equals(number.species()))
        .findFirst()
        .map(model -> components(number, model))
        .orElseGet(
            () ->
                new ReproducedNumber(
                    number,
                    List.of(),
                    OptionalLong.empty(),
                    List.of("Families of a table have too few columns for sparse components."),
                    Optional.of(WhatDiffers.REMEDY)));
  }

  private static ReproducedNumber components(PublishedNumber number, EvaluatedModel model) {
    boolean kept = number.subject().endsWith("kept");
    int count =
        fits(model).stream()
            .mapToInt(fit -> kept ? fit.numbers().size() : fit.explained().size())
            .sum();
    return new ReproducedNumber(
        number,
        List.of(),
        OptionalLong.of(count),
        List.of(
            "Fitted once more, on all labelled cells that were recorded here.",
            model.source().origin() == DataOrigin.SIMULATED
                ? WhatDiffers.SIMULATED
                : "The publication fitted them on the cells that its quality control left."),
        Optional.empty());
  }

  private static List<FamilyFit.Components> fits(EvaluatedModel model) {
    Map<String, String> settings = SettingsJson.readMap(model.stored().settings());
    ComponentSettings components = GouwensPlan.components(settings).orElseThrow();
    int[] labels = model.cohort().labels();
    int[] labelled = IntStream.range(0, labels.length).filter(row -> labels[row] >= 0).toArray();
    return FamilyComponents.with(components).fit(model.cohort(), labelled).families().stream()
        .filter(FamilyFit.Components.class::isInstance)
        .map(FamilyFit.Components.class::cast)
        .toList();
  }
}
