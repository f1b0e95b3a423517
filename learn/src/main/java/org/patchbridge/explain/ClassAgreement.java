package org.patchbridge.explain;

/**
 * How far the two species agree on what marks a class, over all features that could be compared.
 * Intervals are bootstrap percentiles over donors, features fixed; a resample adds noise of its
 * own, so they lie low rather than high.
 *
 * @param features how many
 * @param sameSign share of features whose effects have the same sign; ½ where nothing is shared
 * @param rankCorrelation Spearman's, of the effects over features; NaN below 3 features
 */
public record ClassAgreement(
    String subclass, int features, Effect sameSign, Effect rankCorrelation) {}
