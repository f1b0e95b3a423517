package org.patchbridge.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.evaluation.Classifier;

/**
 * Which parts of a cell a model's probabilities rest on, for any model: a part is made
 * inconspicuous, replaced by what an average cell has there, and the model asked again (Zeiler
 * &amp; Fergus 2014). One part at a time: what the model can read from another part as well shows
 * little effect, and two parts that only count together show it twice.
 */
public final class Occlusion {
  /**
   * Probabilities are taken as no closer to 0 or 1. A forest of 500 trees cannot tell smaller ones
   * apart, and below it one tree would outweigh everything else.
   */
  static final double LEAST_PROBABILITY = 1e-3;

  private static final String NO_REFERENCE = "occluded; no training cell has a value";

  private Occlusion() {}

  /**
   * The effect of each segment on one cell. Present values are replaced by the reference of {@link
   * TypicalRanges#reference}; absent ones stay absent. Where no training cell has a value the
   * occluded one is absent, too: the model can know nothing of it.
   *
   * @param cohort with the cell; may have families the model does not know, and no labels
   * @param row of the cell
   * @param typical of the model's training cells, with its classes in its order
   * @return one effect a segment, in their order
   * @throws IllegalArgumentException where the cohort has no such family or the segment leaves it,
   *     or the model has another number of classes
   */
  public static List<SegmentEffect> of(
      Classifier classifier,
      Cohort cohort,
      int row,
      TypicalRanges typical,
      List<Segment> segments) {
    return ofRows(classifier, cohort, new int[] {row}, typical, segments).get(0);
  }

  /**
   * The same for many cells, the model being asked about all of them at once; of each cell what
   * {@link #of} says, bit for bit.
   *
   * @param rows of the cells
   * @return for each row one effect a segment, in their order
   */
  public static List<List<SegmentEffect>> ofRows(
      Classifier classifier,
      Cohort cohort,
      int[] rows,
      TypicalRanges typical,
      List<Segment> segments) {
    Map<String, FamilyBlock> blocks = new LinkedHashMap<>();
    cohort.families().forEach(family -> blocks.put(family.name(), family));
    segments.forEach(segment -> check(segment, blocks));
    Cohort variants = variants(cohort, rows, typical, segments);
    double[][] probabilities =
        classifier.probabilities(variants, IntStream.range(0, variants.size()).toArray());
    int classes = typical.classes().size();
    if (probabilities[0].length != classes) {
      throw new IllegalArgumentException(
          "a model of " + probabilities[0].length + " classes with typical ranges of " + classes);
    }
    List<List<SegmentEffect>> effects = new ArrayList<>();
    for (int at = 0; at < rows.length; at++) {
      int first = at * (segments.size() + 1);
      List<SegmentEffect> ofCell = new ArrayList<>();
      for (int s = 0; s < segments.size(); s++) {
        double[] change = new double[classes];
        for (int c = 0; c < classes; c++) {
          change[c] = logOdds(probabilities[first][c]) - logOdds(probabilities[first + s + 1][c]);
        }
        ofCell.add(new SegmentEffect(segments.get(s), change));
      }
      effects.add(ofCell);
    }
    return effects;
  }

  /** ln(p/(1−p)), with p kept away from 0 and 1. */
  static double logOdds(double probability) {
    double p = Math.max(LEAST_PROBABILITY, Math.min(1 - LEAST_PROBABILITY, probability));
    return Math.log(p / (1 - p));
  }

  private static void check(Segment segment, Map<String, FamilyBlock> blocks) {
    FamilyBlock block = blocks.get(segment.family());
    if (block == null || segment.to() > block.width()) {
      throw new IllegalArgumentException(
          "columns "
              + segment.from()
              + " to "
              + segment.to()
              + " of "
              + segment.family()
              + " are not in the cohort");
    }
  }

  /** Each cell as it is, then once for each segment with that occluded. */
  private static Cohort variants(
      Cohort cohort, int[] rows, TypicalRanges typical, List<Segment> segments) {
    List<Cell> cells = new ArrayList<>();
    for (int row : rows) {
      Cell cell = cohort.cells().get(row);
      for (int variant = 0; variant <= segments.size(); variant++) {
        cells.add(
            new Cell(
                cell.id() + " occluded " + variant,
                cell.species(),
                cell.donor(),
                cell.subclass(),
                cell.condition()));
      }
    }
    List<FamilyBlock> families = new ArrayList<>();
    for (FamilyBlock family : cohort.families()) {
      families.add(occluded(family, rows, typical, segments));
    }
    return new Cohort(cohort.name(), cells, families, List.of());
  }

  private static FamilyBlock occluded(
      FamilyBlock family, int[] rows, TypicalRanges typical, List<Segment> segments) {
    double[] reference =
        typical.has(family.name()) ? typical.reference(family.name()) : new double[0];
    int variants = segments.size() + 1;
    FamilyBlock.Builder block =
        FamilyBlock.builder(
            family.name(), family.columns(), Math.multiplyExact(rows.length, variants));
    for (int at = 0; at < rows.length; at++) {
      occlude(block, at * variants, family, rows[at], reference, segments);
    }
    return block.build();
  }

  /**
   * @param first row of the block for the cell as it is
   */
  private static void occlude(
      FamilyBlock.Builder block,
      int first,
      FamilyBlock family,
      int row,
      double[] reference,
      List<Segment> segments) {
    for (int variant = 0; variant <= segments.size(); variant++) {
      boolean touched = variant > 0 && segments.get(variant - 1).family().equals(family.name());
      int from = touched ? segments.get(variant - 1).from() : 0;
      int to = touched ? segments.get(variant - 1).to() : 0;
      for (int k = 0; k < family.width(); k++) {
        if (!family.isPresent(row, k)) {
          block.absent(first + variant, k, family.absenceReason(row, k));
        } else if (k < from || k >= to) {
          block.set(first + variant, k, family.value(row, k));
        } else if (k < reference.length && !Double.isNaN(reference[k])) {
          block.set(first + variant, k, reference[k]);
        } else {
          block.absent(first + variant, k, NO_REFERENCE);
        }
      }
    }
  }
}
