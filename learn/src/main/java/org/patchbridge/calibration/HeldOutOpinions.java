package org.patchbridge.calibration;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What models say of cells whose donors they had not seen.
 *
 * @param probabilities cells × classes, not calibrated
 * @param labels class index of each cell
 * @param donors number of each cell's donor
 * @param novelties of each cell; infinite for one without any feature
 */
public record HeldOutOpinions(
    double[][] probabilities, int[] labels, int[] donors, double[] novelties) {

  public HeldOutOpinions {
    if (probabilities.length != labels.length
        || labels.length != donors.length
        || donors.length != novelties.length) {
      throw new IllegalArgumentException(
          probabilities.length
              + " opinions, "
              + labels.length
              + " labels, "
              + donors.length
              + " donors, "
              + novelties.length
              + " novelties");
    }
  }

  int size() {
    return labels.length;
  }

  /** Of some of the cells. */
  public HeldOutOpinions of(int[] rows) {
    return new HeldOutOpinions(
        Arrays.stream(rows).mapToObj(row -> probabilities[row]).toArray(double[][]::new),
        Arrays.stream(rows).map(row -> labels[row]).toArray(),
        Arrays.stream(rows).map(row -> donors[row]).toArray(),
        Arrays.stream(rows).mapToDouble(row -> novelties[row]).toArray());
  }

  /** Both; the donors of the other cells are never those of these. */
  HeldOutOpinions plus(HeldOutOpinions other) {
    int next = Arrays.stream(donors).max().orElse(-1) + 1;
    double[][] all = Arrays.copyOf(probabilities, size() + other.size());
    System.arraycopy(other.probabilities, 0, all, size(), other.size());
    int[] allLabels = Arrays.copyOf(labels, all.length);
    int[] allDonors = Arrays.copyOf(donors, all.length);
    double[] allNovelties = Arrays.copyOf(novelties, all.length);
    for (int i = 0; i < other.size(); i++) {
      allLabels[size() + i] = other.labels[i];
      allDonors[size() + i] = next + other.donors[i];
      allNovelties[size() + i] = other.novelties[i];
    }
    return new HeldOutOpinions(all, allLabels, allDonors, allNovelties);
  }

  int cellsOf(int label) {
    return (int) Arrays.stream(labels).filter(each -> each == label).count();
  }

  int distinctDonors() {
    return (int) Arrays.stream(donors).distinct().count();
  }

  int donorsOf(int label) {
    return (int)
        IntStream.range(0, size())
            .filter(i -> labels[i] == label)
            .map(i -> donors[i])
            .distinct()
            .count();
  }
}
