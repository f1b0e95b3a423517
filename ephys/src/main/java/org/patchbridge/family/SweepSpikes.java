package org.patchbridge.family;

import java.util.List;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.spike.Spike;
import org.patchbridge.stimulus.Protocol;

/**
 * The spikes of one analysed sweep.
 *
 * @param amplitude of the stimulus, pA
 */
public record SweepSpikes(
    SweepInfo sweep, Protocol protocol, double amplitude, List<Spike> spikes) {}
