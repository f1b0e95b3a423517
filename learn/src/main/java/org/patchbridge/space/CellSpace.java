package org.patchbridge.space;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.gouwens.ComponentSettings;
import org.patchbridge.gouwens.FamilyComponents;
import org.patchbridge.gouwens.FittedFamilyComponents;
import org.patchbridge.preparation.MedianImputer;
import org.patchbridge.preparation.Standardiser;

/**
 * The space in which distances between cells are measured. Cohorts of scalars: every column, absent
 * values at the median, as z-scores. Cohorts with waveform-like families: the z-scored components
 * of {@link FamilyComponents}. Columns that only say what was imputed are no part of it: how a cell
 * was measured is not where it lies.
 */
public final class CellSpace {
  private final ComponentSettings components;

  private CellSpace(ComponentSettings components) {
    this.components = components;
  }

  /**
   * With as many components of each family as the published table has, but ordinary ones: sparse
   * ones take minutes where cells are fewer than the columns of a family.
   */
  public static CellSpace standard() {
    return new CellSpace(ComponentSettings.defaults().withoutSparsity());
  }

  /** A space that was learnt from some cells and holds any cell with the same columns. */
  public interface Fitted {
    /**
     * @return {@code rows × components}, without absent values
     */
    double[][] coordinates(Cohort cohort, int[] rows);
  }

  /** What the space is made of, as it stands in a caption. */
  public String describe(Cohort cohort) {
    return isVectorial(cohort)
        ? "z-scored principal components of " + cohort.families().size() + " feature families"
        : cohort.matrix().width() + " standardised features";
  }

  /**
   * Learns medians, components and scaling from the {@code train} rows and nothing else.
   *
   * @throws IllegalArgumentException where there are no training rows, or nothing is left of any
   *     family
   */
  public Fitted fit(Cohort cohort, int[] train) {
    return isVectorial(cohort) ? fitFamilies(cohort, train) : fitScalars(cohort, train);
  }

  /** Whether some family has components of its own; the others are scalars. */
  public boolean isVectorial(Cohort cohort) {
    return cohort.families().stream().anyMatch(family -> hasComponents(family.name()));
  }

  /** Whether a family of this name is laid onto components, as waveforms are. */
  public boolean hasComponents(String family) {
    return components.preset().of(family).isPresent();
  }

  private Fitted fitFamilies(Cohort cohort, int[] train) {
    FittedFamilyComponents fitted = FamilyComponents.with(components).fit(cohort, train);
    return (other, rows) -> {
      FeatureMatrix scores = fitted.transform(other, rows).matrix();
      return columns(scores, measured(scores));
    };
  }

  private static Fitted fitScalars(Cohort cohort, int[] train) {
    FeatureMatrix x = cohort.matrix();
    MedianImputer.Fitted imputer = MedianImputer.fit(x, train);
    int[] values = IntStream.range(0, x.width()).toArray();
    FeatureMatrix filled = imputer.transform(x, train);
    Standardiser.Fitted scaler =
        Standardiser.fit(filled, IntStream.range(0, train.length).toArray());
    return (other, rows) ->
        columns(
            scaler.transform(
                imputer.transform(other.matrix(), rows), IntStream.range(0, rows.length).toArray()),
            values);
  }

  private static int[] measured(FeatureMatrix scores) {
    List<Integer> kept = new ArrayList<>();
    for (int column = 0; column < scores.width(); column++) {
      String mask = scores.familyOfColumn().get(column) + " imputed";
      if (!scores.columns().get(column).name().equals(mask)) {
        kept.add(column);
      }
    }
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }

  private static double[][] columns(FeatureMatrix x, int[] columns) {
    double[][] picked = new double[x.rows()][columns.length];
    for (int row = 0; row < picked.length; row++) {
      for (int k = 0; k < columns.length; k++) {
        picked[row][k] = x.at(row, columns[k]);
      }
    }
    return picked;
  }
}
