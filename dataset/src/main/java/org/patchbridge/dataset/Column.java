package org.patchbridge.dataset;

/**
 * One position of a feature family.
 *
 * @param unit as printed to a person ({@code mV}, {@code pA}, {@code s}, {@code Hz/pA}, {@code
 *     ratio}); empty for a pure number
 */
public record Column(String name, String unit) {}
