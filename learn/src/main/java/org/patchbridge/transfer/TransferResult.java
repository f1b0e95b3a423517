package org.patchbridge.transfer;

import org.patchbridge.evaluation.FoldPredictions;
import org.patchbridge.sequence.SequenceClassifier;

/**
 * A finished unit.
 *
 * @param predictions for the human test cells of the fold
 * @param attention of the test cells, {@code cells × families}
 * @param classifier for importances or saving
 */
public record TransferResult(
    TransferUnit unit,
    FoldPredictions predictions,
    double[][] attention,
    SequenceClassifier classifier) {}
