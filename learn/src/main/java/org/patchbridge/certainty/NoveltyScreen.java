package org.patchbridge.certainty;

import java.util.Arrays;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/** Tells cells that are unlike all training cells: their novelty, and from which on it is said. */
public record NoveltyScreen(Novelty novelty, NoveltyLimit limit) {

  /**
   * @param cohort with the features that novelty is judged by
   * @param rate share of ordinary cells that may be called novel, for example 0.04
   */
  public static NoveltyScreen fit(Cohort cohort, int[] train, double rate, long seed) {
    int[] labels = cohort.labels();
    return new NoveltyScreen(
        Novelty.fit(cohort.matrix(), train, Arrays.stream(train).map(row -> labels[row]).toArray()),
        NoveltyLimit.fit(cohort, train, rate, seed));
  }

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  public static NoveltyScreen read(ParameterReader in) {
    double[] limit = in.anyDoubles("limit", 2);
    if (Double.isNaN(limit[0]) || !(limit[1] >= 0 && limit[1] <= 1)) {
      throw in.wrong("limit", "is " + limit[0] + " with " + limit[1] + " of the features");
    }
    return new NoveltyScreen(Novelty.read(in), new NoveltyLimit(limit[0], limit[1]));
  }

  public void write(ParameterWriter out) {
    novelty.write(out);
    out.doubles("limit", new double[] {limit.greatest(), limit.leastPresent()});
  }

  /** Never, but for a cell with hardly any feature, where the limit could not be learnt. */
  public boolean isNovel(FeatureMatrix x, int row) {
    return limit.isExceeded(novelty, x, row);
  }
}
