package org.patchbridge.separation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.DonorResampling;
import org.patchbridge.metric.Predictions;
import org.patchbridge.metric.RankedValues;
import org.patchbridge.separation.ClassSeparation.Estimate;

/**
 * How well a model's held-out probabilities tell two classes apart: area under the ROC curve of
 * every pair of classes after Hand &amp; Till 2001. Only cells of the two classes count; the area
 * by the one's probability and the area by the other's are averaged. 0.5 is chance, 1 complete.
 * Overall is their measure M, the mean over pairs; of a class the mean over its pairs.
 *
 * <p>Test cells of all folds of a run are ranked together, and runs averaged.
 */
public final class PairwiseAuc {
  private PairwiseAuc() {}

  /**
   * @param cohort the predictions are of
   * @throws IllegalArgumentException where there are no predictions
   */
  public static ClassSeparation of(Cohort cohort, Predictions predictions, Bootstrap bootstrap) {
    int classes = predictions.classes().size();
    int[] rows = IntStream.range(0, predictions.size()).map(predictions::cell).toArray();
    DonorResampling donors = DonorResampling.of(cohort, rows, bootstrap);
    List<List<RankedValues>> runs = new ArrayList<>();
    for (int run : predictions.runs()) {
      int[] tested =
          IntStream.range(0, predictions.size())
              .filter(i -> predictions.fold(i).run() == run)
              .toArray();
      int[] truth = IntStream.of(tested).map(predictions::truth).toArray();
      int[] units = IntStream.of(tested).map(i -> donors.unitOfCell()[i]).toArray();
      runs.add(
          IntStream.range(0, classes)
              .mapToObj(
                  c ->
                      RankedValues.of(probabilities(predictions, tested, c), truth, classes, units))
              .toList());
    }
    List<Estimate> estimates =
        Separations.estimates(times -> meanOverRuns(runs, classes, times), donors);
    return new ClassSeparation(
        predictions.classes(),
        estimates.get(0),
        estimates.subList(1, 1 + classes),
        Separations.pairs(classes, estimates.subList(1 + classes, estimates.size())));
  }

  private static double[] probabilities(Predictions predictions, int[] rows, int c) {
    return IntStream.of(rows).mapToDouble(row -> predictions.probabilities(row)[c]).toArray();
  }

  private static double[] meanOverRuns(List<List<RankedValues>> runs, int classes, int[] times) {
    double[] mean = new double[1 + classes + Separations.pairs(classes)];
    for (List<RankedValues> run : runs) {
      double[] values = ofRun(run, classes, times);
      for (int k = 0; k < mean.length; k++) {
        mean[k] += values[k] / runs.size();
      }
    }
    return mean;
  }

  private static double[] ofRun(List<RankedValues> byProbability, int classes, int[] times) {
    double[][][] superiority = new double[classes][][];
    for (int c = 0; c < classes; c++) {
      superiority[c] = byProbability.get(c).superiority(times);
    }
    double[] values = new double[1 + classes + Separations.pairs(classes)];
    int at = 1 + classes;
    for (int a = 0; a < classes; a++) {
      for (int b = a + 1; b < classes; b++) {
        double area = (superiority[a][a][b] + superiority[b][b][a]) / 2;
        values[at++] = area;
        values[0] += area / Separations.pairs(classes);
        values[1 + a] += area / (classes - 1);
        values[1 + b] += area / (classes - 1);
      }
    }
    return values;
  }
}
