package org.patchbridge.rig;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.adaptation.AdaptedCell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;

/**
 * The cells behind what was found of a rig, for pictures of it; in the features that were compared.
 *
 * @param classes of the reference
 * @param labels of its cells, numbers in {@code classes}
 * @param reference the training cells
 * @param before the batch as it was given, background included
 * @param after the same in the reference's units; NaN where a value is absent
 */
public record ShiftCells(
    List<String> classes,
    int[] labels,
    FeatureMatrix reference,
    FeatureMatrix before,
    FeatureMatrix after) {
  public ShiftCells {
    classes = List.copyOf(classes);
  }

  static ShiftCells of(RigBatch batch, List<AdaptedCell> adapted) {
    Cohort reference = batch.reference();
    FeatureMatrix before = batch.cells().matrix();
    double[] mapped =
        IntStream.range(0, before.rows())
            .boxed()
            .flatMapToDouble(row -> Arrays.stream(adapted.get(row).mapped()))
            .toArray();
    return new ShiftCells(
        reference.classes(),
        reference.labels(),
        reference.matrix(),
        before,
        new FeatureMatrix(before.rows(), before.columns(), before.familyOfColumn(), mapped));
  }
}
