package org.patchbridge.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.sequence.network.CellSequences;
import org.patchbridge.sequence.network.FamilyLayout;
import org.patchbridge.sequence.network.InputEncoding;

/** From a cohort's families to sequences, with z-scores of the training cells. Immutable. */
public final class SequenceInput {
  private final InputEncoding encoding;
  private final FamilyLayout layout;
  private final InputScaling scaling;

  private SequenceInput(InputEncoding encoding, FamilyLayout layout, InputScaling scaling) {
    this.encoding = encoding;
    this.layout = layout;
    this.scaling = scaling;
  }

  /**
   * @param train rows whose mean and standard deviation are taken, at least one
   */
  public static SequenceInput fit(Cohort cohort, int[] train, InputEncoding encoding) {
    FeatureMatrix x = cohort.matrix();
    return new SequenceInput(encoding, FamilyLayout.of(x), InputScaling.fit(x, train, encoding));
  }

  /**
   * The same, with columns whose values count as absent in every cell, because the model that takes
   * the sequences has never seen one.
   */
  public static SequenceInput fit(
      Cohort cohort, int[] train, InputEncoding encoding, Set<Integer> ignored) {
    FeatureMatrix x = cohort.matrix();
    return new SequenceInput(
        encoding, FamilyLayout.of(x), InputScaling.fit(x, train, encoding, ignored));
  }

  /**
   * With the mean and standard deviation that the rows would have if their classes had the given
   * shares.
   *
   * @throws IllegalArgumentException naming the first cell without a class
   */
  public static SequenceInput toMix(
      Cohort cohort, int[] train, double[] shares, InputEncoding encoding) {
    FeatureMatrix x = cohort.matrix();
    return new SequenceInput(
        encoding,
        FamilyLayout.of(x),
        InputScaling.toMix(x, train, labels(cohort, train), shares, encoding));
  }

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  static SequenceInput read(ParameterReader in) {
    InputScaling scaling = InputScaling.read(in);
    List<String> names = in.texts("families");
    int[] widths = in.wholes("widths", 1, scaling.width());
    if (widths.length != names.size() || names.isEmpty()) {
      throw in.wrong("widths", widths.length + " for " + names.size() + " families");
    }
    List<FamilyLayout.Family> families = new ArrayList<>();
    long first = 0;
    for (int f = 0; f < widths.length; f++) {
      families.add(new FamilyLayout.Family(names.get(f), (int) first, widths[f]));
      first += widths[f];
    }
    if (first != scaling.width()) {
      throw in.wrong("widths", "add up to " + first + ", not to " + scaling.width() + " columns");
    }
    return new SequenceInput(scaling.encoding(), new FamilyLayout(families), scaling);
  }

  void write(ParameterWriter out) {
    scaling.write(out);
    out.texts("families", layout.names());
    out.wholes("widths", layout.families().stream().mapToInt(FamilyLayout.Family::width).toArray());
  }

  public FamilyLayout layout() {
    return layout;
  }

  /** Names of the families, in the order of the attention. */
  public List<String> families() {
    return layout.names();
  }

  /** One sequence for each of the rows, in their order. */
  public CellSequences sequences(Cohort cohort, int[] rows) {
    return sequences(cohort.matrix(), rows);
  }

  CellSequences sequences(FeatureMatrix x, int[] rows) {
    return CellSequences.of(scaling.transform(x, rows), layout, encoding);
  }

  CellSequences sequences(ScaledCells cells) {
    return CellSequences.of(cells.scaled(), layout, encoding);
  }

  ScaledCells labelled(Cohort cohort, int[] rows) {
    return new ScaledCells(scaling.transform(cohort.matrix(), rows), labels(cohort, rows));
  }

  /** Sequences and classes of cells that steer early stopping. */
  public NetworkTraining.Validation validation(Cohort cohort, int[] rows) {
    return new NetworkTraining.Validation(sequences(cohort, rows), labels(cohort, rows));
  }

  /**
   * Classes of the rows.
   *
   * @throws IllegalArgumentException naming the first cell without one
   */
  public static int[] labels(Cohort cohort, int[] rows) {
    int[] all = cohort.labels();
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = all[rows[i]];
      if (labels[i] < 0) {
        throw new IllegalArgumentException(
            "cell '" + cohort.cells().get(rows[i]).id() + "' has no subclass to learn from");
      }
    }
    return labels;
  }
}
