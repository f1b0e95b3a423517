package org.patchbridge.bundle;

import java.util.List;
import java.util.Optional;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;

/**
 * Asks a model that was just read for the probabilities of a cell without any feature: parts that
 * were checked one by one must also go together, before anyone relies on them.
 */
final class Probe {
  private static final double SUM_TOLERANCE = 1e-6;

  private Probe() {}

  /**
   * @throws ParameterException where the model cannot answer, or not with probabilities
   */
  static void check(Bundle bundle, ParameterReader in) {
    double[] probabilities = probabilities(bundle, in);
    double sum = 0;
    for (double probability : probabilities) {
      sum += probability >= 0 ? probability : Double.NaN;
    }
    if (probabilities.length != bundle.classes().size() || !(Math.abs(sum - 1) < SUM_TOLERANCE)) {
      throw in.wrong("model", "does not give one probability a class");
    }
  }

  private static double[] probabilities(Bundle bundle, ParameterReader in) {
    try {
      return bundle.model().probabilities(emptyCell(bundle.input()), new int[] {0})[0];
    } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
      throw in.wrong("model", "does not take the features of 'input' (" + e.getMessage() + ")");
    }
  }

  private static Cohort emptyCell(ModelInput input) {
    List<FamilyBlock> blocks =
        input.families().stream()
            .map(family -> FamilyBlock.builder(family.name(), family.columns(), 1).build())
            .toList();
    Cell cell =
        new Cell("probe", Species.MOUSE, Optional.empty(), Optional.empty(), Optional.empty());
    return new Cohort("probe", List.of(cell), blocks, List.of());
  }
}
