package org.patchbridge.transfer;

import java.util.OptionalInt;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.FoldId;

/**
 * The smallest piece of a transfer study that is computed and stored by itself.
 *
 * @param split of the human cohort
 * @param trainingCells human training cells that are used, for a learning curve; empty for all
 */
public record TransferUnit(TransferCondition condition, Split split, OptionalInt trainingCells) {

  /** With all training cells. */
  public TransferUnit(TransferCondition condition, Split split) {
    this(condition, split, OptionalInt.empty());
  }

  public FoldId fold() {
    return FoldId.of(split);
  }
}
