package org.patchbridge.recording;

/**
 * What is known of a sweep before its samples are read.
 *
 * @param number sweep number in the file
 * @param location where the response stands in the file, for messages
 * @param samplingRateHz samples per second, of the stimulus series where the two agree
 * @param samples number of samples of the response
 * @param stimulusCode as in the stimulus ontology, without channel suffix and sweep-set index;
 *     empty where unknown
 */
public record SweepInfo(
    int number,
    String location,
    ClampMode clampMode,
    double samplingRateHz,
    long samples,
    String stimulusCode) {}
