package org.patchbridge.sequence.network;

import java.util.Arrays;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.sequence.network.FamilyLayout.Family;

/**
 * Cells as the network takes them: {@code cells × families × width}, row-major, each family brought
 * to mean 0 and variance 1 (the layer normalisation of the input without its learned scale and
 * shift, which depends on the data alone and is therefore computed once).
 *
 * @param familyWidths of each family before it was padded: the values of a cell's family are equal
 *     from there on
 * @param present {@code cells × families}: whether the family takes part in the attention; a cell
 *     without any present family has all of them, since some family must be attended to
 */
public record CellSequences(
    int cells, int families, int width, int[] familyWidths, float[] normalised, boolean[] present) {
  /** Added to the variance (PyTorch's default for {@code LayerNorm}). */
  static final double EPSILON = 1e-5;

  public CellSequences {
    if (familyWidths.length != families) {
      throw new IllegalArgumentException(
          familyWidths.length + " widths for " + families + " families");
    }
  }

  /**
   * @param scaled z-scores with the columns the layout was made from
   */
  public static CellSequences of(
      FeatureMatrix scaled, FamilyLayout layout, InputEncoding encoding) {
    int families = layout.size();
    int width = layout.paddedWidth();
    float[] normalised = new float[Math.multiplyExact(scaled.rows(), families * width)];
    boolean[] present = new boolean[scaled.rows() * families];
    double[] values = new double[width];
    for (int row = 0; row < scaled.rows(); row++) {
      boolean any = false;
      for (int f = 0; f < families; f++) {
        int count = read(scaled, row, layout.families().get(f), encoding, values);
        boolean attended = count > 0 || encoding == InputEncoding.ZERO_FILLED;
        normalise(values, count, normalised, (row * families + f) * width);
        present[row * families + f] = attended;
        any |= attended;
      }
      if (!any) {
        Arrays.fill(present, row * families, (row + 1) * families, true);
      }
    }
    int[] widths = layout.families().stream().mapToInt(Family::width).toArray();
    return new CellSequences(scaled.rows(), families, width, widths, normalised, present);
  }

  /**
   * @param values receives the family, NaN where the normalisation must not look
   * @return number of values it looks at
   */
  private static int read(
      FeatureMatrix x, int row, Family family, InputEncoding encoding, double[] values) {
    Arrays.fill(values, encoding == InputEncoding.ZERO_FILLED ? 0 : Double.NaN);
    for (int i = 0; i < family.width(); i++) {
      values[i] = x.at(row, family.firstColumn() + i);
    }
    return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
  }

  private static void normalise(double[] values, int count, float[] out, int at) {
    double mean = 0;
    for (double value : values) {
      mean += Double.isNaN(value) ? 0 : value / count;
    }
    double variance = 0;
    for (double value : values) {
      variance += Double.isNaN(value) ? 0 : (value - mean) * (value - mean) / count;
    }
    double deviation = Math.sqrt(variance + EPSILON);
    for (int i = 0; i < values.length; i++) {
      out[at + i] = Double.isNaN(values[i]) ? 0 : (float) ((values[i] - mean) / deviation);
    }
  }
}
