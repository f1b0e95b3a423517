/**
 * Cross-validation, metrics with intervals, calibration, paired comparison and label-only
 * baselines. Start at {@link org.patchbridge.evaluation.CrossValidation}, whose predictions {@link
 * org.patchbridge.evaluation.Evaluation} judges.
 */
package org.patchbridge.evaluation;
