package org.patchbridge.ensemble;

import java.util.Arrays;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/**
 * Training rows that vote for their classes.
 *
 * @param rows training rows, at least one
 * @param labels one a row, below the number of classes
 * @param votes what a neighbour of each class counts for; 0 for a class without training cells
 * @param neighbours how many of the rows vote, at most all
 */
record NearestNeighbours(double[][] rows, int[] labels, double[] votes, int neighbours)
    implements ScoredClassifier.ScoreModel {
  /** A vote for all classes together, so that none is ever impossible. */
  private static final double COMMON_VOTE = 1;

  /**
   * @param neighbours how many vote, but at most half of the rows: a vote of all is the same
   *     wherever a cell lies, and says nothing about how sure votes of more rows will be
   */
  static NearestNeighbours of(double[][] rows, TrainingLabels labels, int neighbours) {
    double[] votes = new double[labels.counts().length];
    for (int label = 0; label < votes.length; label++) {
      votes[label] = labels.counts()[label] == 0 ? 0 : labels.balancedWeight(label);
    }
    int most = (rows.length + 1) / 2;
    return new NearestNeighbours(rows, labels.labels(), votes, Math.min(neighbours, most));
  }

  /**
   * @param width of rows of normal scores
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  static NearestNeighbours read(ParameterReader in, int width) {
    double[] votes = in.doubles("votes");
    int size = in.rows("rows", width);
    if (votes.length == 0 || Arrays.stream(votes).anyMatch(vote -> vote < 0 || vote > size)) {
      throw in.wrong("votes", "must be some, each from 0 to " + size);
    }
    int[] labels = in.wholes("labels", 0, votes.length - 1);
    if (labels.length != size) {
      throw in.wrong("labels", labels.length + " for " + size + " rows");
    }
    return new NearestNeighbours(
        in.matrix("rows", size, width), labels, votes, in.whole("neighbours", 1, size));
  }

  @Override
  public void write(ParameterWriter out) {
    out.matrix("rows", rows, rows[0].length);
    out.wholes("labels", labels);
    out.doubles("votes", votes);
    out.whole("neighbours", neighbours);
  }

  @Override
  public String kind() {
    return ScoredClassifier.NEAREST_NEIGHBOURS;
  }

  @Override
  public int classes() {
    return votes.length;
  }

  @Override
  public double[][] probabilities(FeatureMatrix z) {
    ColumnBlock block = ColumnBlock.of(rows);
    double[][] result = new double[z.rows()][];
    for (int row = 0; row < result.length; row++) {
      result[row] = shares(nearest(block.squaredDistances(MatrixRows.at(z, row))));
    }
    return result;
  }

  /** Of equally distant rows the first. */
  private int[] nearest(double[] distances) {
    int[] found = new int[neighbours];
    int size = 0;
    for (int row = 0; row < distances.length; row++) {
      double distance = distances[row];
      if (size == neighbours && distance >= distances[found[size - 1]]) {
        continue;
      }
      int at = size < neighbours ? size++ : size - 1;
      for (; at > 0 && distances[found[at - 1]] > distance; at--) {
        found[at] = found[at - 1];
      }
      found[at] = row;
    }
    return found;
  }

  private double[] shares(int[] voters) {
    double[] shares = new double[votes.length];
    Arrays.fill(shares, COMMON_VOTE / votes.length);
    double sum = COMMON_VOTE;
    for (int voter : voters) {
      double vote = votes[labels[voter]];
      shares[labels[voter]] += vote;
      sum += vote;
    }
    for (int label = 0; label < shares.length; label++) {
      shares[label] /= sum;
    }
    return shares;
  }
}
