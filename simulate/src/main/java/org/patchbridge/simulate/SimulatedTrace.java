package org.patchbridge.simulate;

/**
 * What came of a stimulus.
 *
 * @param stimulus as applied: a ramp may have been stopped early
 * @param millivolts digitised, one for each sample of the stimulus
 * @param spikes number of spikes while the stimulus lasted and 50 ms longer
 * @param endMillivolts mean potential over the last 50 ms of the stimulus
 */
record SimulatedTrace(Stimulus stimulus, float[] millivolts, int spikes, double endMillivolts) {}
