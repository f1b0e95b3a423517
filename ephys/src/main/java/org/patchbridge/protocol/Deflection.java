package org.patchbridge.protocol;

/**
 * Extreme potential during a step.
 *
 * @param seconds time on the axis of the sweep
 */
public record Deflection(double millivolts, int index, double seconds) {}
