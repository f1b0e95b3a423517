package org.patchbridge.family;

/** A family vector that knows where in the recording it comes from. */
public record PlacedVector(FamilyVector.Present vector, TracePlacement placement) {}
