/** Recordings of model neurons, and cohorts of made-up cells. */
module org.patchbridge.simulate {
  requires transitive org.patchbridge.dataset;
  requires transitive org.patchbridge.ephys;
  requires transitive org.patchbridge.formats;
  requires de.siegmar.fastcsv;

  exports org.patchbridge.simulate;
}
