/**
 * Metrics with intervals, calibration and paired comparison, of predictions of any origin. Start at
 * {@link org.patchbridge.metric.Evaluation}.
 */
package org.patchbridge.metric;
