package org.patchbridge.table;

import java.util.Optional;
import org.patchbridge.dataset.Species;

/**
 * What is known of a recorded cell besides its recording; empty where the table's field is.
 *
 * @param id of the recording, or name of its file
 * @param file name of the recording's file, or the end of its path
 */
public record CellLabel(
    String id,
    Optional<String> file,
    Optional<Species> species,
    Optional<String> donor,
    Optional<String> subclass,
    Optional<String> condition) {}
