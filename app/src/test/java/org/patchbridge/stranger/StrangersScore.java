package org.patchbridge.stranger;

import java.util.List;
import java.util.Locale;
import org.patchbridge.adaptation.AdaptedCell;
import org.patchbridge.adaptation.BatchAdaptation;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.metric.ClassPrediction;

/**
 * What an adaptation said of cells, beside the truth.
 *
 * @param macroF1 of the most probable classes, over the classes that occur
 * @param accuracy of these
 * @param called share of the cells of known classes
 * @param right share of the calls
 * @param covered share of the cells whose set holds their class
 * @param strangersCalled share of the cells of other classes that get a call
 * @param worstShare largest difference between estimated and true share of a class
 */
record StrangersScore(
    double macroF1,
    double accuracy,
    double called,
    double right,
    double covered,
    double strangersCalled,
    double worstShare) {

  static StrangersScore of(BatchAdaptation adaptation, Cohort batch, List<String> classes) {
    int width = classes.size();
    double[][] confusion = new double[width][width];
    double[] counts = new double[6];
    for (int row = 0; row < batch.size(); row++) {
      AdaptedCell cell = adaptation.cells().get(row);
      int truth = classes.indexOf(batch.cells().get(row).subclass().orElseThrow());
      int best = ClassPrediction.mostLikely(cell.probabilities());
      if (truth < 0) {
        counts[4]++;
        counts[5] += cell.isCalled() ? 1 : 0;
      } else {
        confusion[truth][best]++;
        counts[0]++;
        counts[1] += cell.isCalled() ? 1 : 0;
        counts[2] += cell.isCalled() && truth == best ? 1 : 0;
        counts[3] += cell.set()[truth] ? 1 : 0;
      }
    }
    return of(confusion, counts, adaptation);
  }

  private static StrangersScore of(
      double[][] confusion, double[] counts, BatchAdaptation adaptation) {
    double f1 = 0;
    double right = 0;
    double worst = 0;
    int occurring = 0;
    for (int label = 0; label < confusion.length; label++) {
      double truth = 0;
      double told = 0;
      for (int other = 0; other < confusion.length; other++) {
        truth += confusion[label][other];
        told += confusion[other][label];
      }
      right += confusion[label][label];
      if (truth > 0) {
        occurring++;
        f1 += 2 * confusion[label][label] / (truth + told);
      }
      double share = truth / counts[0];
      worst = Math.max(worst, Math.abs(share - adaptation.shares().get(label).estimate()));
    }
    return new StrangersScore(
        f1 / occurring,
        right / counts[0],
        counts[1] / counts[0],
        counts[2] / counts[1],
        counts[3] / counts[0],
        counts[5] / Math.max(1, counts[4]),
        worst);
  }

  /** A row of a table of docs/strangers.md. */
  String row(String name, BatchAdaptation adaptation) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.3f | %.3f | %.2f | %.0f %% | %.0f %% | %.0f %% | %.0f %% | %s |",
        name,
        adaptation.method().label(),
        macroF1,
        accuracy,
        adaptation.expectedRight(),
        100 * called,
        100 * right,
        100 * covered,
        100 * strangersCalled,
        adaptation.verdict().label());
  }
}
