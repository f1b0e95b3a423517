package org.patchbridge.family;

final class DefaultRecipe implements Recipe {
  @Override
  public ExtractedParts run(ProtocolSweeps sweeps) {
    throw new org.patchbridge.signal.MeasurementException("not computed");
  }
}
