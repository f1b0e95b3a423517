/**
 * Learners, fitted classifiers, cross-validation and label-only baselines. Start at {@link
 * org.patchbridge.evaluation.CrossValidation}, whose predictions {@link
 * org.patchbridge.metric.Evaluation} judges.
 */
package org.patchbridge.evaluation;
