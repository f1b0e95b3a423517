package org.patchbridge.space;

/**
 * Cells in a plane.
 *
 * @param coordinates {@code cells × 2}, in the order of the embedded points; not copied, treat as
 *     read-only
 * @param settings that were used; fewer neighbours than asked for where there were too few cells
 * @param preservation what the plane kept of the points' neighbourhoods
 */
public record Embedding(
    double[][] coordinates,
    UmapSettings settings,
    long seed,
    NeighbourhoodPreservation preservation) {}
