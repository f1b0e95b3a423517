package org.patchbridge.family.recipe;

/** What a preset does, step by step, with the sweeps of one recording. */
sealed interface Recipe permits PaperRecipe, IpfxRecipe, DefaultRecipe {

  /**
   * Takes everything the preset gives.
   *
   * @throws org.patchbridge.signal.MeasurementException if the preset gives nothing for this cell
   */
  ExtractedParts run(ProtocolSweeps sweeps);
}
