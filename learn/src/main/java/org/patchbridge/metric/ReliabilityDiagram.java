package org.patchbridge.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Predicted probability against observed frequency in 15 bins of equal width (Guo et al. 2017). Bin
 * b holds the probabilities in (b/15, (b+1)/15], and the first bin 0 too; empty bins are kept.
 */
public record ReliabilityDiagram(List<Bin> bins) {
  /** Number of bins (Guo et al. 2017, On Calibration of Modern Neural Networks). */
  public static final int BINS = 15;

  /**
   * @param cells predictions in the bin
   * @param meanProbability NaN where the bin is empty
   * @param frequency share of the predictions that came true; NaN where the bin is empty
   */
  public record Bin(
      double lower, double upper, int cells, double meanProbability, double frequency) {}

  public ReliabilityDiagram {
    bins = List.copyOf(bins);
  }

  /** Of the probability of the predicted class. Runs are pooled. */
  public static ReliabilityDiagram ofTopLabel(Predictions predictions) {
    Tally tally = Tally.of(predictions);
    List<Bin> bins = new ArrayList<>(BINS);
    for (int b = 0; b < BINS; b++) {
      bins.add(bin(b, tally.cellsInBin(b), tally.confidenceInBin(b), tally.correctInBin(b)));
    }
    return new ReliabilityDiagram(bins);
  }

  /** Of the probability of one class, over all cells. Runs are pooled. */
  public static ReliabilityDiagram ofClass(Predictions predictions, int c) {
    double[] cells = new double[BINS];
    double[] probability = new double[BINS];
    double[] hits = new double[BINS];
    for (int row = 0; row < predictions.size(); row++) {
      double p = predictions.probabilities(row)[c];
      int b = binOf(p);
      cells[b]++;
      probability[b] += p;
      hits[b] += predictions.truth(row) == c ? 1 : 0;
    }
    List<Bin> bins = new ArrayList<>(BINS);
    for (int b = 0; b < BINS; b++) {
      bins.add(bin(b, cells[b], probability[b], hits[b]));
    }
    return new ReliabilityDiagram(bins);
  }

  private static Bin bin(int b, double cells, double probability, double hits) {
    return new Bin(
        (double) b / BINS, (double) (b + 1) / BINS, (int) cells, probability / cells, hits / cells);
  }

  /** Number of the bin, from 0, that holds the probability. */
  public static int binOf(double probability) {
    return Math.min(BINS - 1, Math.max(0, (int) Math.ceil(probability * BINS) - 1));
  }

  /**
   * Expected calibration error: mean over predictions of the distance between mean probability and
   * frequency of their bin; NaN where there is no prediction.
   */
  public double calibrationError() {
    double sum = 0;
    double total = 0;
    for (Bin bin : bins) {
      if (bin.cells() > 0) {
        sum += bin.cells() * Math.abs(bin.meanProbability() - bin.frequency());
        total += bin.cells();
      }
    }
    return sum / total;
  }
}
