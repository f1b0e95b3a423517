package org.patchbridge.reproduction;

import java.util.Map;
import java.util.Optional;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Grouping;

/**
 * What one model was published to add to another, and what it adds here.
 *
 * @param claim in words
 * @param published difference of the two published means; the publication gives no interval
 * @param ours paired on the same cells, folds and seeds, by the grouping of the splits; empty where
 *     one of the two is not computed
 */
public record ReproducedDifference(
    String claim,
    String species,
    String metric,
    double published,
    Map<Grouping, Optional<Estimate>> ours) {}
