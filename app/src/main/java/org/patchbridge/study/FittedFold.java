package org.patchbridge.study;

import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.study.store.FoldDetails;

/**
 * A fit that was done.
 *
 * @param seconds wall-clock time of fitting
 * @param details what is kept of the model besides its predictions
 */
public record FittedFold(
    String evaluationId, FoldPredictions predictions, double seconds, FoldDetails details) {}
