package org.patchbridge.sequence;

import java.util.stream.IntStream;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.preparation.Standardiser;

/** z-scores of training cells, ready for other cells. Immutable. */
public final class InputScaling {
  private final InputEncoding encoding;
  private final Standardiser.Fitted standardiser;

  private InputScaling(InputEncoding encoding, Standardiser.Fitted standardiser) {
    this.encoding = encoding;
    this.standardiser = standardiser;
  }

  /**
   * @param x not changed
   * @param rows training rows, at least one
   */
  public static InputScaling fit(FeatureMatrix x, int[] rows, InputEncoding encoding) {
    FeatureMatrix training = take(x, rows, encoding);
    return new InputScaling(encoding, Standardiser.fit(training, all(rows.length)));
  }

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  static InputScaling read(ParameterReader in) {
    return new InputScaling(
        in.choice("encoding", InputEncoding.class), Standardiser.Fitted.read(in));
  }

  void write(ParameterWriter out) {
    out.choice("encoding", encoding);
    standardiser.write(out);
  }

  /** What it does about absent values. */
  InputEncoding encoding() {
    return encoding;
  }

  /** Columns of the matrix it was fitted on. */
  int width() {
    return standardiser.means().length;
  }

  /**
   * The given rows; absent values are NaN for {@link InputEncoding#MASKED}, else there are none.
   */
  public FeatureMatrix transform(FeatureMatrix x, int[] rows) {
    return standardiser.transform(take(x, rows, encoding), all(rows.length));
  }

  private static FeatureMatrix take(FeatureMatrix x, int[] rows, InputEncoding encoding) {
    double[] values = new double[Math.multiplyExact(rows.length, x.width())];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(x.values(), rows[i] * x.width(), values, i * x.width(), x.width());
    }
    if (encoding == InputEncoding.ZERO_FILLED) {
      for (int i = 0; i < values.length; i++) {
        values[i] = Double.isNaN(values[i]) ? 0 : values[i];
      }
    }
    return new FeatureMatrix(rows.length, x.columns(), x.familyOfColumn(), values);
  }

  private static int[] all(int rows) {
    return IntStream.range(0, rows).toArray();
  }
}
