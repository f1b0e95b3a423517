package org.patchbridge.callpage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Evidence;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.explain.TypicalRanges;
import org.patchbridge.report.section.EvidenceSection;
import org.patchbridge.report.section.EvidenceSection.ClassRange;
import org.patchbridge.report.section.EvidenceSection.FamilyEvidence;
import org.patchbridge.report.section.EvidenceSection.FeatureEvidence;
import org.patchbridge.sequence.SequenceClassifier;

/** The evidence of a call with what a reader needs to judge it. */
final class EvidenceSections {
  private static final int MOST_FEATURES = 12;

  private final Explanation explained;

  private EvidenceSections(Explanation explained) {
    this.explained = explained;
  }

  static EvidenceSection of(Explanation explained) {
    EvidenceSections sections = new EvidenceSections(explained);
    return new EvidenceSection(
        "Evidence",
        explained.subclass(),
        sections.families(),
        explained.made().evidence().features().stream()
            .limit(MOST_FEATURES)
            .map(sections::feature)
            .toList());
  }

  /** The strongest first. */
  private List<FamilyEvidence> families() {
    Optional<double[]> attention = attention();
    List<Evidence.FamilyEvidence> told = explained.made().evidence().families();
    List<FamilyEvidence> families = new ArrayList<>();
    for (int f = 0; f < told.size(); f++) {
      int index = f;
      families.add(
          new FamilyEvidence(
              told.get(f).family(),
              told.get(f).logOdds(),
              told.get(f).present(),
              told.get(f).columns(),
              absence(explained.input().families().get(f)),
              attention.map(weights -> weights[index])));
    }
    families.sort(Comparator.comparingDouble(each -> -Math.abs(each.logOdds())));
    return families;
  }

  /** Why the first value that is missing is missing; empty where none is. */
  private static String absence(FamilyBlock family) {
    return IntStream.range(0, family.width())
        .mapToObj(column -> family.absenceReason(0, column))
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** One weight a family, of a model that has them. */
  private Optional<double[]> attention() {
    return explained.bundle().model().base() instanceof SequenceClassifier sequence
        ? Optional.of(sequence.attention(explained.input(), new int[] {0})[0])
        : Optional.empty();
  }

  private FeatureEvidence feature(Evidence.FeatureEvidence told) {
    return new FeatureEvidence(
        told.feature().name(),
        told.feature().unit(),
        told.value(),
        told.logOdds(),
        told.isOfModel(),
        ranges(told));
  }

  /** Of the classes that have the feature. */
  private List<ClassRange> ranges(Evidence.FeatureEvidence told) {
    TypicalRanges ranges = explained.bundle().ranges();
    int column = ranges.columns(told.family()).indexOf(told.feature());
    return IntStream.range(0, ranges.classes().size())
        .filter(c -> !Double.isNaN(ranges.median(told.family(), c)[column]))
        .mapToObj(
            c ->
                new ClassRange(
                    ranges.classes().get(c),
                    ranges.low(told.family(), c)[column],
                    ranges.median(told.family(), c)[column],
                    ranges.high(told.family(), c)[column]))
        .toList();
  }
}
