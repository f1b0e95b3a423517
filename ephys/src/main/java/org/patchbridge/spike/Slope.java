package org.patchbridge.spike;

/**
 * Steepest rise or fall of a spike.
 *
 * @param voltsPerSecond dV/dt there, V/s (= mV/ms)
 */
public record Slope(SpikePoint point, double voltsPerSecond) {}
