package org.patchbridge.abf;

/**
 * Where the samples of a sweep stand, in samples of all channels from the begin of the data.
 *
 * @param length a multiple of the number of channels
 */
record SweepExtent(long start, long length) {}
