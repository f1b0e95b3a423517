package org.patchbridge.reproduction;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbridge.findings.ComparisonSections;
import org.patchbridge.findings.EvaluatedModel;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.PublishedNumber;
import org.patchbridge.report.value.PublishedNumbers;
import org.patchbridge.report.value.ResultRow;
import org.patchbridge.shape.cohort.FindingsText;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.SettingsJson;
import org.patchbridge.study.store.StudyInput;

/**
 * Everything that came of a reproduction so far. It depends on the cells, the form and the
 * program's version, on no machine and no number of threads.
 *
 * @param numbers every published one
 * @param others what was evaluated besides: other ways of transfer, label-only baselines
 * @param shape what was found of the cell space, a fact a line
 */
public record Reproduction(
    ReproductionForm form,
    List<ReproducedNumber> numbers,
    List<ReproducedDifference> differences,
    List<ResultRow> others,
    List<String> shape) {

  public Reproduction {
    numbers = List.copyOf(numbers);
    differences = List.copyOf(differences);
    others = List.copyOf(others);
    shape = List.copyOf(shape);
  }

  /** What a study holds of it. */
  public static Reproduction of(Study study, ReproductionForm form) {
    List<StudyInput> inputs = study.inputs();
    List<EvaluatedModel> evaluated =
        study.evaluated().stream()
            .filter(each -> form.made(SettingsJson.readMap(each.stored().settings())))
            .toList();
    List<PublishedNumber> published = PublishedNumbers.all();
    MeasuredNumbers measured = MeasuredNumbers.of(evaluated);
    CountedNumbers counted = new CountedNumbers(inputs, evaluated);
    WhatDiffers differs = new WhatDiffers(form);
    List<ReproducedNumber> numbers =
        published.stream()
            .map(
                number ->
                    number.isCount()
                        ? counted.beside(number)
                        : differs.beside(number, measured.of(number)))
            .toList();
    return new Reproduction(
        form,
        numbers,
        Claim.ALL.stream().map(claim -> difference(claim, numbers, published, evaluated)).toList(),
        measured.others(),
        study.spaces().kept().stream()
            .flatMap(found -> FindingsText.lines(found).stream())
            .toList());
  }

  private static ReproducedDifference difference(
      Claim claim,
      List<ReproducedNumber> numbers,
      List<PublishedNumber> published,
      List<EvaluatedModel> evaluated) {
    Map<String, EvaluatedModel> byId =
        evaluated.stream()
            .collect(
                Collectors.toMap(each -> each.stored().id(), Function.identity(), (a, b) -> a));
    Map<Grouping, Optional<Estimate>> ours = new EnumMap<>(Grouping.class);
    for (Grouping grouping : Grouping.values()) {
      Optional<EvaluatedModel> first = model(claim.first(), claim, grouping, numbers, byId);
      Optional<EvaluatedModel> second = model(claim.second(), claim, grouping, numbers, byId);
      ours.put(
          grouping,
          first.isPresent() && second.isPresent()
              ? ComparisonSections.difference(
                  first.get(), second.get(), Bootstrap.withSeed(first.get().stored().firstSeed()))
              : Optional.empty());
    }
    return new ReproducedDifference(
        claim.words(), claim.species(), "macro-F1", claim.published(published), ours);
  }

  private static Optional<EvaluatedModel> model(
      String subject,
      Claim claim,
      Grouping grouping,
      List<ReproducedNumber> numbers,
      Map<String, EvaluatedModel> byId) {
    return numbers.stream()
        .filter(each -> each.published().subject().equals(subject))
        .filter(each -> each.published().species().equals(claim.species()))
        .flatMap(each -> each.ours(grouping).stream())
        .findFirst()
        .map(each -> byId.get(each.row().id()));
  }

  /** What came of it, a sentence each. */
  public List<String> findings() {
    return new ReproductionFindings(this).sentences();
  }

  /** Published results of models. */
  public List<ReproducedNumber> models() {
    return numbers.stream().filter(each -> !each.published().isCount()).toList();
  }

  /** Published counts of cells and components. */
  public List<ReproducedNumber> counts() {
    return numbers.stream().filter(each -> each.published().isCount()).toList();
  }

  /** Whether some of it was measured on recordings. */
  public boolean hasRecordings() {
    return numbers.stream()
        .flatMap(each -> each.ours().stream())
        .anyMatch(each -> each.inputs() == OurNumber.Inputs.RECORDINGS);
  }
}
