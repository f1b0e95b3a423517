package org.patchbridge.recording;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A sweep of a file that is not analysed.
 *
 * @param number empty where the file gives none
 * @param clampMode empty where there is no response, or none of an amplifier
 * @param stimulusCode empty where unknown
 * @param reason why, and where in the file
 */
public record SkippedSweep(
    OptionalInt number, Optional<ClampMode> clampMode, String stimulusCode, Finding reason) {}
