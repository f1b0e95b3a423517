package org.patchbridge.stimulus;

/**
 * A stretch of a sweep.
 *
 * @param first index of its first sample; an experiment epoch may begin before the sweep
 * @param last index of its last sample, included; an experiment epoch may end after the sweep
 */
public record Epoch(int first, int last) {}
