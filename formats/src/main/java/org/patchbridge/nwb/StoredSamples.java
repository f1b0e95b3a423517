package org.patchbridge.nwb;

import org.patchbridge.hdf5.SampleType;

/**
 * Where the samples of a series are and what the stored numbers mean.
 *
 * @param address of the data set's header in the file
 * @param length number of samples
 * @param conversion from stored numbers to {@code unit}
 * @param offset added after the conversion, in {@code unit}
 */
record StoredSamples(
    long address, int length, SampleType type, String unit, double conversion, double offset) {}
