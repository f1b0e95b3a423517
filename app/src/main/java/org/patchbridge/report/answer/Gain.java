package org.patchbridge.report.answer;

import org.patchbridge.report.value.Estimate;

/**
 * A paired difference in macro-F1.
 *
 * @param model with the other species' cells
 * @param control without them
 * @param difference model minus control, with the interval that holds together with those of all
 *     other comparisons of the report
 */
public record Gain(String model, String control, Estimate difference) {}
