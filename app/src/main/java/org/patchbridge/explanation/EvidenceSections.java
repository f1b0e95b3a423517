package org.patchbridge.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.explain.Segment;
import org.patchbridge.explain.SegmentEffect;
import org.patchbridge.explain.TypicalRanges;
import org.patchbridge.report.EvidenceSection;
import org.patchbridge.report.EvidenceSection.ClassRange;
import org.patchbridge.report.EvidenceSection.FamilyEvidence;
import org.patchbridge.report.EvidenceSection.FeatureEvidence;
import org.patchbridge.sequence.SequenceClassifier;

/** Families and scalar features of a cell with what they add to its most probable class. */
final class EvidenceSections {
  private static final int MOST_FEATURES = 12;

  private final Explanation explained;
  private final TypicalRanges ranges;

  private EvidenceSections(Explanation explained) {
    this.explained = explained;
    this.ranges = explained.bundle().ranges();
  }

  static EvidenceSection of(Explanation explained) {
    EvidenceSections sections = new EvidenceSections(explained);
    return new EvidenceSection(
        "Evidence",
        explained.subclass(),
        sections.families(),
        explained.features().isEmpty() ? sections.telling() : sections.weighed());
  }

  private List<FamilyEvidence> families() {
    Optional<double[]> attention = attention(explained.bundle().model().base());
    List<FamilyEvidence> families = new ArrayList<>();
    for (int k = 0; k < explained.families().size(); k++) {
      int index = k;
      SegmentEffect effect = explained.families().get(k);
      FamilyBlock family = block(explained.input().families(), effect.segment());
      families.add(
          new FamilyEvidence(
              family.name(),
              effect.of(explained.classIndex()),
              (int) columns(family).filter(column -> family.isPresent(0, column)).count(),
              family.width(),
              columns(family)
                  .mapToObj(column -> family.absenceReason(0, column))
                  .filter(reason -> !reason.isEmpty())
                  .findFirst()
                  .orElse(""),
              attention.map(weights -> weights[index])));
    }
    families.sort(Comparator.comparingDouble(each -> -Math.abs(each.logOdds())));
    return families;
  }

  private Optional<double[]> attention(Classifier model) {
    return model instanceof SequenceClassifier sequence
        ? Optional.of(sequence.attention(explained.input(), new int[] {0})[0])
        : Optional.empty();
  }

  /** The features that the model makes most of. */
  private List<FeatureEvidence> weighed() {
    int c = explained.classIndex();
    return explained.features().stream()
        .filter(effect -> isPresent(explained.input().families(), effect.segment()))
        .sorted(Comparator.comparingDouble(effect -> -Math.abs(effect.of(c))))
        .limit(MOST_FEATURES)
        .map(
            effect ->
                feature(explained.input().families(), effect.segment(), Optional.of(effect.of(c))))
        .toList();
  }

  /**
   * For a model of waveforms alone the scalar features that tell its most probable class from the
   * next one most clearly.
   */
  private List<FeatureEvidence> telling() {
    List<FamilyBlock> families = explained.screened().families();
    int next = runnerUp();
    return families.stream()
        .filter(Explanation::holdsScalars)
        .flatMap(family -> Segment.columnsOf(family).stream())
        .filter(segment -> isPresent(families, segment))
        .filter(segment -> Double.isFinite(clarity(families, segment, next)))
        .sorted(Comparator.comparingDouble(segment -> -clarity(families, segment, next)))
        .limit(MOST_FEATURES)
        .map(segment -> feature(families, segment, Optional.empty()))
        .toList();
  }

  private int runnerUp() {
    double[] probabilities = explained.call().probabilities();
    return IntStream.range(0, probabilities.length)
        .filter(c -> c != explained.classIndex())
        .boxed()
        .max(Comparator.comparingDouble(c -> probabilities[c]))
        .orElseThrow();
  }

  /** How much farther the value is from one class than from the other, in widths of the ranges. */
  private double clarity(List<FamilyBlock> families, Segment segment, int next) {
    double value = block(families, segment).value(0, segment.from());
    return Math.abs(
        distance(segment, next, value) - distance(segment, explained.classIndex(), value));
  }

  private double distance(Segment segment, int c, double value) {
    int column = segment.from();
    double low = ranges.low(segment.family(), c)[column];
    double high = ranges.high(segment.family(), c)[column];
    return Math.abs(value - ranges.median(segment.family(), c)[column]) / (high - low);
  }

  private FeatureEvidence feature(
      List<FamilyBlock> families, Segment segment, Optional<Double> logOdds) {
    FamilyBlock family = block(families, segment);
    Column column = family.columns().get(segment.from());
    return new FeatureEvidence(
        column.name(), column.unit(), family.value(0, segment.from()), logOdds, ranges(segment));
  }

  private List<ClassRange> ranges(Segment segment) {
    int column = segment.from();
    String family = segment.family();
    return IntStream.range(0, ranges.classes().size())
        .filter(c -> !Double.isNaN(ranges.median(family, c)[column]))
        .mapToObj(
            c ->
                new ClassRange(
                    ranges.classes().get(c),
                    ranges.low(family, c)[column],
                    ranges.median(family, c)[column],
                    ranges.high(family, c)[column]))
        .toList();
  }

  private static boolean isPresent(List<FamilyBlock> families, Segment segment) {
    return block(families, segment).isPresent(0, segment.from());
  }

  private static FamilyBlock block(List<FamilyBlock> families, Segment segment) {
    return families.stream()
        .filter(family -> family.name().equals(segment.family()))
        .findFirst()
        .orElseThrow();
  }

  private static IntStream columns(FamilyBlock family) {
    return IntStream.range(0, family.width());
  }
}
