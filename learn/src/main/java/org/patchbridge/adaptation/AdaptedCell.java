package org.patchbridge.adaptation;

/**
 * One cell of a batch as it looks after adaptation.
 *
 * @param mapped its features in the reference's units, in the order of the columns; NaN where
 *     absent
 * @param scores the same in standard scores of the reference
 * @param probabilities of the classes; as often wrong on average as is expected of the batch
 * @param set for each class whether it is in the cell's set
 * @param none probability of being of none of the classes, by the model's broad distribution
 * @param isStrange whether {@code none} is beyond the limit; such a cell gets no call
 * @param isCalled whether the most probable class is called
 */
public record AdaptedCell(
    double[] mapped,
    double[] scores,
    double[] probabilities,
    boolean[] set,
    double none,
    boolean isStrange,
    boolean isCalled) {}
