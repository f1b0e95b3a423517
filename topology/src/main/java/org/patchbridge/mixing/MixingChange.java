package org.patchbridge.mixing;

import org.patchbridge.metric.Interval;

/**
 * One measure of the same cells in two spaces, before and after a transfer for example.
 *
 * @param before mean over the cells that have a score in both
 * @param after the same
 * @param difference after − before
 * @param interval of the difference: both spaces meet the same draws of donors
 * @param cells how many have a score in both
 */
public record MixingChange(
    MixingMeasure measure,
    double before,
    double after,
    double difference,
    Interval interval,
    int cells) {}
