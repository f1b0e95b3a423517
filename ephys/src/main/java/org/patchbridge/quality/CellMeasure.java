package org.patchbridge.quality;

/**
 * A measure of the state of a cell or its electrode.
 *
 * @param location of the sweep it was taken from, for messages
 */
public record CellMeasure(double value, String location) {}
