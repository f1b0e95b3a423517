package org.patchbridge.calibration;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.patchbridge.certainty.Calibrator;
import org.patchbridge.certainty.CallLimit;
import org.patchbridge.certainty.ConformalSets;
import org.patchbridge.certainty.NoveltyLimit;

/**
 * Calibration, limit of calls, sets and limit of novelty for the cells of one laboratory. Each is
 * learnt on the laboratory's own held-out cells where these are of enough donors for a promise at
 * the level (9 at 0.9), and on the reference's held-out cells where they are not.
 *
 * @param calibrator learnt on the laboratory's cells; of classes that it has none of, on as many of
 *     the reference's
 * @param shares of the classes among the cells of the calibrator
 * @param greatestNovelty of an ordinary cell
 * @param basis what is learnt on the laboratory's cells
 */
public record LabPromise(
    Calibrator calibrator,
    double[] shares,
    CallLimit limit,
    ConformalSets sets,
    double greatestNovelty,
    Basis basis) {

  /**
   * What is learnt on the laboratory's cells rather than on the reference's.
   *
   * @param calls whether the limit of calls is
   * @param sets for each class whether its part in sets is
   * @param novelty whether the limit of novelty is
   */
  public record Basis(boolean calls, boolean[] sets, boolean novelty) {}

  /**
   * @param lab cells of the laboratory, at least one
   * @param reference cells of the reference as the laboratory's rig would see them
   * @param level promised share of right calls, and coverage of the sets
   * @param noveltyRate share of ordinary cells that may be called novel
   */
  public static LabPromise of(
      HeldOutOpinions lab, HeldOutOpinions reference, double level, double noveltyRate) {
    int classes = lab.probabilities()[0].length;
    HeldOutOpinions sample = lab.plus(reference.of(standIns(lab, reference, classes)));
    Calibrator calibrator = Calibrator.fit(sample.probabilities(), sample.labels());
    boolean calls = ConformalSets.canPromise(lab.distinctDonors(), level);
    HeldOutOpinions ofCalls = calls ? sample : reference;
    boolean[] setsOfLab = new boolean[classes];
    for (int label = 0; label < classes; label++) {
      setsOfLab[label] = ConformalSets.canPromise(lab.donorsOf(label), level);
    }
    boolean novelty = ConformalSets.canPromise(lab.distinctDonors(), level);
    return new LabPromise(
        calibrator,
        shares(sample, classes),
        CallLimit.fit(calibrated(calibrator, ofCalls), ofCalls.labels(), ofCalls.donors(), level),
        sets(calibrator, lab, reference, setsOfLab, level),
        greatest(novelty ? lab : reference, noveltyRate),
        new Basis(calls, setsOfLab, novelty));
  }

  /** Of classes that the laboratory has no cell of, as many as it has of the others on average. */
  private static int[] standIns(HeldOutOpinions lab, HeldOutOpinions reference, int classes) {
    long known = Arrays.stream(lab.labels()).distinct().count();
    int wanted = (int) Math.max(1, lab.size() / known);
    return IntStream.range(0, classes)
        .filter(label -> lab.cellsOf(label) == 0)
        .flatMap(label -> evenly(reference, label, wanted))
        .toArray();
  }

  private static IntStream evenly(HeldOutOpinions reference, int label, int wanted) {
    int[] rows =
        IntStream.range(0, reference.size())
            .filter(row -> reference.labels()[row] == label)
            .toArray();
    int count = Math.min(wanted, rows.length);
    return IntStream.range(0, count).map(i -> rows[(int) ((long) i * rows.length / count)]);
  }

  private static double[] shares(HeldOutOpinions sample, int classes) {
    double[] shares = new double[classes];
    for (int label : sample.labels()) {
      shares[label] += 1.0 / sample.size();
    }
    return shares;
  }

  private static double[][] calibrated(Calibrator calibrator, HeldOutOpinions cells) {
    return Arrays.stream(cells.probabilities()).map(calibrator::apply).toArray(double[][]::new);
  }

  /** The reference's part is widened to hold what cells of the class the laboratory has. */
  private static ConformalSets sets(
      Calibrator calibrator,
      HeldOutOpinions lab,
      HeldOutOpinions reference,
      boolean[] ofLab,
      double level) {
    double[][] here = calibrated(calibrator, lab);
    ConformalSets own = ConformalSets.fit(here, lab.labels(), lab.donors(), level);
    ConformalSets known =
        ConformalSets.fit(
            calibrated(calibrator, reference), reference.labels(), reference.donors(), level);
    double[] thresholds = new double[ofLab.length];
    for (int label = 0; label < ofLab.length; label++) {
      thresholds[label] = ofLab[label] ? own.thresholds()[label] : known.thresholds()[label];
      for (int cell = 0; cell < lab.size() && !ofLab[label]; cell++) {
        if (lab.labels()[cell] == label) {
          thresholds[label] = Math.max(thresholds[label], 1 - here[cell][label]);
        }
      }
    }
    return new ConformalSets(level, thresholds);
  }

  /** As of training cells, see {@link NoveltyLimit#fit}: of few cells the largest. */
  private static double greatest(HeldOutOpinions cells, double rate) {
    double[] novelties =
        Arrays.stream(cells.novelties()).filter(Double::isFinite).sorted().toArray();
    int at = (int) Math.ceil((1 - rate) * (novelties.length + 1)) - 1;
    return novelties.length == 0
        ? Double.POSITIVE_INFINITY
        : novelties[Math.min(at, novelties.length - 1)];
  }
}
