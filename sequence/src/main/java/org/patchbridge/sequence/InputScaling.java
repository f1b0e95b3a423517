package org.patchbridge.sequence;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.preparation.MixStandardiser;
import org.patchbridge.preparation.Standardiser;
import org.patchbridge.sequence.network.InputEncoding;

/** z-scores of training cells, ready for other cells. Immutable. */
public final class InputScaling {
  private static final String IGNORED = "ignored columns";

  private final InputEncoding encoding;
  private final Standardiser.Fitted standardiser;
  private final Set<Integer> ignored;

  private InputScaling(
      InputEncoding encoding, Standardiser.Fitted standardiser, Set<Integer> ignored) {
    this.encoding = encoding;
    this.standardiser = standardiser;
    this.ignored = new TreeSet<>(ignored);
  }

  /**
   * @param x not changed
   * @param rows training rows, at least one
   */
  public static InputScaling fit(FeatureMatrix x, int[] rows, InputEncoding encoding) {
    return fit(x, rows, encoding, Set.of());
  }

  /**
   * @param ignored columns whose values count as absent in all cells, also later ones
   */
  public static InputScaling fit(
      FeatureMatrix x, int[] rows, InputEncoding encoding, Set<Integer> ignored) {
    FeatureMatrix training = take(x, rows, encoding, ignored);
    return new InputScaling(encoding, Standardiser.fit(training, all(rows.length)), ignored);
  }

  /**
   * As if the classes of the training rows had other shares, see {@link MixStandardiser}.
   *
   * @param labels class of each of {@code rows}
   */
  static InputScaling toMix(
      FeatureMatrix x, int[] rows, int[] labels, double[] shares, InputEncoding encoding) {
    FeatureMatrix training = take(x, rows, encoding, Set.of());
    return new InputScaling(
        encoding, MixStandardiser.fit(training, all(rows.length), labels, shares), Set.of());
  }

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  public static InputScaling read(ParameterReader in) {
    InputEncoding encoding = in.choice("encoding", InputEncoding.class);
    Standardiser.Fitted standardiser = Standardiser.Fitted.read(in);
    Set<Integer> ignored = new TreeSet<>();
    if (in.has(IGNORED)) {
      IntStream.of(in.wholes(IGNORED, 0, standardiser.means().length - 1)).forEach(ignored::add);
    }
    return new InputScaling(encoding, standardiser, ignored);
  }

  public void write(ParameterWriter out) {
    out.choice("encoding", encoding);
    standardiser.write(out);
    if (!ignored.isEmpty()) {
      out.wholes(IGNORED, ignored.stream().mapToInt(Integer::intValue).toArray());
    }
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
    return standardiser.transform(take(x, rows, encoding, ignored), all(rows.length));
  }

  private static FeatureMatrix take(
      FeatureMatrix x, int[] rows, InputEncoding encoding, Set<Integer> ignored) {
    double[] values = new double[Math.multiplyExact(rows.length, x.width())];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(x.values(), rows[i] * x.width(), values, i * x.width(), x.width());
      for (int column : ignored) {
        values[i * x.width() + column] = Double.NaN;
      }
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
