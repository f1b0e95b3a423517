package org.patchbridge.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.explain.Occlusion;
import org.patchbridge.explain.Segment;
import org.patchbridge.explain.SegmentEffect;
import org.patchbridge.explain.TypicalRanges;

/**
 * What speaks for and against a subclass of one cell.
 *
 * @param subclass that it speaks for or against
 * @param families of the model, in its order
 * @param features single numbers that the cell has: first those that the model takes, then those it
 *     does not, each the strongest first
 */
public record Evidence(
    String subclass, List<FamilyEvidence> families, List<FeatureEvidence> features) {

  /**
   * Degrees of freedom of Student's t. Its tails are heavy: one number far out of a class's range
   * does not outweigh all others, and one far out of every range says little of the classes. No
   * limit has to be set, at which numbers would be tied.
   */
  /** Values of cells with one family occluded that are made at once: 8 MB. */
  private static final long MOST_VALUES = 1L << 20;

  private static final double DEGREES_OF_FREEDOM = 3;

  /** The central 90 % of a normal distribution are so many standard deviations wide. */
  private static final double DEVIATIONS_OF_RANGE = 2 * 1.6448536269514722;

  public Evidence {
    families = List.copyOf(families);
    features = List.copyOf(features);
  }

  /**
   * One family as a whole.
   *
   * @param logOdds of the subclass, ln(p/(1−p)), minus the same with the family as an average cell
   *     has it; positive speaks for the subclass
   * @param present values that the cell has of it
   * @param columns values it could have
   */
  public record FamilyEvidence(String family, double logOdds, int present, int columns) {}

  /**
   * One feature.
   *
   * @param logOdds where the model takes the feature, as for families; else the logarithm of how
   *     much better the value fits the range of the subclass than that of the best other one; 0
   *     where the subclass or all others have no range
   * @param isOfModel whether the model takes the feature
   */
  public record FeatureEvidence(
      String family, Column feature, double value, double logOdds, boolean isOfModel) {}

  /**
   * Of families alone, for many cells: asking the model about each feature costs a hundred times a
   * call.
   *
   * @param cells as the model takes them
   * @param calls of all of them, in their order
   * @return one for each call
   */
  public static List<Evidence> ofFamilies(
      Bundle bundle, Bundle.ModelCells cells, List<Call> calls) {
    Cohort input = cells.input();
    List<Segment> families = Segment.wholeFamilies(input);
    long values = (long) bundle.input().width() * (families.size() + 1);
    int atOnce = (int) Math.max(1, MOST_VALUES / values);
    List<Evidence> all = new ArrayList<>();
    for (int first = 0; first < calls.size(); first += atOnce) {
      int[] rows = IntStream.range(first, Math.min(calls.size(), first + atOnce)).toArray();
      List<List<SegmentEffect>> effects =
          Occlusion.ofRows(bundle.model(), input, rows, bundle.ranges(), families);
      for (int at = 0; at < rows.length; at++) {
        Call call = calls.get(rows[at]);
        int subclass = bundle.classes().indexOf(call.mostProbable());
        all.add(
            new Evidence(
                call.mostProbable(),
                families(input, rows[at], effects.get(at), subclass),
                List.of()));
      }
    }
    return all;
  }

  /**
   * Evidence for the most probable subclass of a call.
   *
   * @param cells as the model takes them
   * @param row of the cell that was called
   */
  public static Evidence of(Bundle bundle, Bundle.ModelCells cells, int row, Call call) {
    int subclass = bundle.classes().indexOf(call.mostProbable());
    Cohort input = cells.input();
    List<FeatureEvidence> features = new ArrayList<>();
    for (FamilyBlock family : input.families()) {
      if (!Column.areVector(family.name(), family.columns())) {
        features.addAll(ofModel(bundle, input, row, family, subclass));
      }
    }
    for (FamilyBlock family : cells.screened().families()) {
      if (input.families().stream().noneMatch(other -> other.name().equals(family.name()))) {
        features.addAll(ofRanges(bundle.ranges(), row, family, subclass));
      }
    }
    // The two kinds of evidence are numbers of different kinds; what moved the model comes first.
    features.sort(
        Comparator.comparing(FeatureEvidence::isOfModel)
            .reversed()
            .thenComparingDouble(feature -> -Math.abs(feature.logOdds())));
    List<SegmentEffect> effects =
        Occlusion.of(bundle.model(), input, row, bundle.ranges(), Segment.wholeFamilies(input));
    return new Evidence(call.mostProbable(), families(input, row, effects, subclass), features);
  }

  private static List<FamilyEvidence> families(
      Cohort input, int row, List<SegmentEffect> effects, int subclass) {
    List<FamilyEvidence> families = new ArrayList<>();
    for (int f = 0; f < effects.size(); f++) {
      FamilyBlock family = input.families().get(f);
      families.add(
          new FamilyEvidence(
              family.name(),
              effects.get(f).of(subclass),
              (int) present(family, row).count(),
              family.width()));
    }
    return families;
  }

  private static IntStream present(FamilyBlock family, int row) {
    return IntStream.range(0, family.width()).filter(column -> family.isPresent(row, column));
  }

  private static List<FeatureEvidence> ofModel(
      Bundle bundle, Cohort input, int row, FamilyBlock family, int subclass) {
    List<Segment> present =
        present(family, row)
            .mapToObj(column -> new Segment(family.name(), column, column + 1))
            .toList();
    return Occlusion.of(bundle.model(), input, row, bundle.ranges(), present).stream()
        .map(
            effect ->
                new FeatureEvidence(
                    family.name(),
                    family.columns().get(effect.segment().from()),
                    family.value(row, effect.segment().from()),
                    effect.of(subclass),
                    true))
        .toList();
  }

  private static List<FeatureEvidence> ofRanges(
      TypicalRanges ranges, int row, FamilyBlock family, int subclass) {
    return present(family, row)
        .mapToObj(
            column ->
                new FeatureEvidence(
                    family.name(),
                    family.columns().get(column),
                    family.value(row, column),
                    ratio(ranges, family.name(), column, family.value(row, column), subclass),
                    false))
        .toList();
  }

  /**
   * Each range gives median and standard deviation, as of a normal distribution of which it is the
   * central 90 %; the density is that of Student's t.
   */
  private static double ratio(
      TypicalRanges ranges, String family, int column, double value, int subclass) {
    double own = Double.NaN;
    double best = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < ranges.classes().size(); c++) {
      double width = ranges.high(family, c)[column] - ranges.low(family, c)[column];
      double deviation = width / DEVIATIONS_OF_RANGE;
      double distance = (value - ranges.median(family, c)[column]) / deviation;
      double logDensity =
          -(DEGREES_OF_FREEDOM + 1) / 2 * Math.log1p(distance * distance / DEGREES_OF_FREEDOM)
              - Math.log(deviation);
      if (c == subclass) {
        own = logDensity;
      } else if (logDensity > best) {
        best = logDensity;
      }
    }
    double ratio = own - best;
    return Double.isFinite(ratio) ? ratio : 0;
  }
}
