package org.patchbridge.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.Numbers;
import org.patchbridge.reproduction.ReproducedNumber.Standing;

/** What came of it in a few sentences. */
final class ReproductionFindings {
  private final Reproduction found;

  ReproductionFindings(Reproduction found) {
    this.found = found;
  }

  List<String> sentences() {
    List<ReproducedNumber> measured =
        found.models().stream().filter(each -> !each.ours().isEmpty()).toList();
    if (measured.isEmpty()) {
      return List.of("No published result has one beside it yet.");
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(agreement(measured));
    donors(measured).ifPresent(sentences::add);
    transfer().ifPresent(sentences::add);
    return sentences;
  }

  private static String agreement(List<ReproducedNumber> measured) {
    long elsewhere = count(measured, Standing.NOT_MEASURED);
    long compared = measured.size() - elsewhere;
    String donorsOnly =
        elsewhere == 0 ? "." : "; " + elsewhere + " were measured donor-grouped only.";
    if (compared == 0) {
      return "On splits as published nothing was measured yet" + donorsOnly;
    }
    return "On splits as published, "
        + count(measured, Standing.INSIDE)
        + " of "
        + compared
        + " published results lie inside our 95 % interval, "
        + count(measured, Standing.PUBLISHED_HIGHER)
        + " above and "
        + count(measured, Standing.PUBLISHED_LOWER)
        + " below it"
        + donorsOnly;
  }

  private static long count(List<ReproducedNumber> numbers, Standing standing) {
    return numbers.stream().filter(each -> each.standing() == standing).count();
  }

  private static Optional<String> donors(List<ReproducedNumber> measured) {
    OptionalDouble mean =
        measured.stream()
            .filter(each -> each.published().metric().equals(MetricValue.MACRO_F1))
            .filter(each -> each.published().species().equals("mouse"))
            .filter(each -> both(each))
            .mapToDouble(each -> value(each, Grouping.DONOR) - value(each, Grouping.NONE))
            .average();
    return mean.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "With the cells of a donor kept together, macro-F1 of the mouse models changes by "
                + Numbers.difference(mean.getAsDouble())
                + " on average: that is what to expect of animals that a model has not seen.");
  }

  private static boolean both(ReproducedNumber number) {
    return number.ours(Grouping.DONOR).isPresent() && number.ours(Grouping.NONE).isPresent();
  }

  private static double value(ReproducedNumber number, Grouping grouping) {
    return number.ours(grouping).orElseThrow().metric().estimate().value();
  }

  /** Nothing where networks were stopped early: then those with mouse cells are at a loss. */
  private Optional<String> transfer() {
    if (found.form().mostEpochs().isPresent()) {
      return Optional.empty();
    }
    return found.differences().stream()
        .filter(each -> each.claim().startsWith("joint"))
        .findFirst()
        .flatMap(
            each ->
                each.ours()
                    .get(Grouping.DONOR)
                    .map(
                        ours ->
                            String.format(
                                Locale.ROOT,
                                "Mouse cells were published to add %s macro-F1 to human models; here"
                                    + " they add %s (95 %% interval %s) with donors kept together%s.",
                                Numbers.difference(each.published()),
                                Numbers.difference(ours.value()),
                                Numbers.interval(ours),
                                each.ours()
                                    .get(Grouping.NONE)
                                    .map(ReproductionFindings::ungrouped)
                                    .orElse(""))));
  }

  private static String ungrouped(Estimate ours) {
    return ", and "
        + Numbers.difference(ours.value())
        + " ("
        + Numbers.interval(ours)
        + ") on splits as published";
  }
}
