package org.patchbridge.laboratory;

/**
 * How a model is calibrated for a laboratory.
 *
 * @param isMapped whether scale and shift of the laboratory's rig are found; else its units are
 *     taken for the reference's
 * @param keepsRecordings whether the model may take recordings: where the labelled table has the
 *     features as this program takes them
 * @param threads fits at a time; changes no number
 */
public record LabSettings(boolean isMapped, boolean keepsRecordings, int threads) {}
