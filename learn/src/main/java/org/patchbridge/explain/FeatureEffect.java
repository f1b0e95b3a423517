package org.patchbridge.explain;

import org.patchbridge.dataset.Column;

/**
 * The effect of a class on a feature in two species: Cliff's delta of the class against each other
 * class, averaged.
 *
 * @param difference mouse minus human
 */
public record FeatureEffect(
    String family,
    Column feature,
    String subclass,
    Effect mouse,
    Effect human,
    Effect difference,
    Verdict verdict) {}
