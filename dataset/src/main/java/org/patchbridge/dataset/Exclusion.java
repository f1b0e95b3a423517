package org.patchbridge.dataset;

import java.util.Optional;

/**
 * A cell that a source holds and the cohort does not.
 *
 * @param subclass its class or, where the label rules left it out, the source's own label
 * @param reason one short phrase, the same for all cells left out for the same cause
 */
public record Exclusion(String cellId, Optional<String> subclass, String reason) {}
