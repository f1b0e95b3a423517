package org.patchbridge.nwb;

import java.util.OptionalInt;

/**
 * One response or stimulus of a file, without its samples.
 *
 * @param type neurodata type, for example {@code CurrentClampSeries}
 * @param dataAddress where the data set's header is in the file
 */
record Series(
    String path,
    String type,
    OptionalInt sweepNumber,
    String stimulusDescription,
    double rateHz,
    String unit,
    double conversion,
    double offset,
    long dataAddress,
    int samples,
    SampleType sampleType) {}
