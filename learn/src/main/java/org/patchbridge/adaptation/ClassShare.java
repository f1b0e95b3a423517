package org.patchbridge.adaptation;

/**
 * How frequent a class is in a batch.
 *
 * @param name of the class
 * @param reference share among the reference cells
 * @param estimate share in the batch
 * @param lower end of the central 95 % of estimates from donors, or cells, drawn again
 * @param upper end of these
 */
public record ClassShare(
    String name, double reference, double estimate, double lower, double upper) {}
