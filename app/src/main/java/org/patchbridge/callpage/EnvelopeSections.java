package org.patchbridge.callpage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.explain.TypicalRanges;
import org.patchbridge.family.recipe.FamilyAxis;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.report.section.EnvelopeSection;
import org.patchbridge.report.section.EnvelopeSection.Chunk;
import org.patchbridge.report.section.EnvelopeSection.ClassBand;
import org.patchbridge.report.section.EnvelopeSection.FamilyEnvelope;

/** The waveforms of a cell over the ranges of the two most probable classes. */
public final class EnvelopeSections {
  private static final int CLASSES = 2;

  private EnvelopeSections() {}

  static Optional<EnvelopeSection> of(Explanation explained) {
    return of(explained.bundle(), explained.made(), explained.input());
  }

  /**
   * Empty for a cell without a waveform.
   *
   * @param made by this bundle
   * @param input the cell as the model takes it, in the one row there is
   */
  public static Optional<EnvelopeSection> of(Bundle bundle, Prediction.Made made, Cohort input) {
    List<Integer> classes = mostProbable(made);
    List<FamilyEnvelope> families =
        input.families().stream()
            .filter(family -> hasValues(family))
            .flatMap(family -> envelope(family, bundle.ranges(), classes).stream())
            .toList();
    return families.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new EnvelopeSection(
                "Families over the subclasses",
                classes.stream().map(bundle.classes()::get).toList(),
                families));
  }

  private static List<Integer> mostProbable(Prediction.Made made) {
    double[] probabilities = made.call().probabilities();
    return IntStream.range(0, probabilities.length)
        .boxed()
        .sorted(Comparator.comparingDouble(c -> -probabilities[c]))
        .limit(CLASSES)
        .toList();
  }

  private static boolean hasValues(FamilyBlock family) {
    return IntStream.range(0, family.width()).anyMatch(column -> family.isPresent(0, column));
  }

  private static Optional<FamilyEnvelope> envelope(
      FamilyBlock family, TypicalRanges ranges, List<Integer> classes) {
    return FamilyAxis.of(family.name(), family.width())
        .map(
            axis ->
                new FamilyEnvelope(
                    family.name(),
                    family.columns().get(0).unit(),
                    axis.quantity(),
                    IntStream.range(0, family.width()).mapToObj(k -> family.value(0, k)).toList(),
                    axis.chunks().stream()
                        .map(chunk -> new Chunk(chunk.label(), chunk.from(), chunk.length()))
                        .toList(),
                    classes.stream().map(c -> band(family.name(), ranges, c)).toList()));
  }

  private static ClassBand band(String family, TypicalRanges ranges, int c) {
    return new ClassBand(
        ranges.classes().get(c),
        list(ranges.low(family, c)),
        list(ranges.median(family, c)),
        list(ranges.high(family, c)));
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
