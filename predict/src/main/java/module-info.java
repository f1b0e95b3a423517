/** From a recording or a table to a call. Start at {@link org.patchbridge.predict.PatchBridge}. */
module org.patchbridge.predict {
  requires transitive org.patchbridge.dataset;
  requires transitive org.patchbridge.ephys;
  requires transitive org.patchbridge.formats;
  requires transitive org.patchbridge.learn;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jdk8;
  requires de.siegmar.fastcsv;

  exports org.patchbridge.bundle;
  exports org.patchbridge.bundle.cells;
  exports org.patchbridge.extraction;
  exports org.patchbridge.laboratory;
  exports org.patchbridge.predict;
  exports org.patchbridge.prediction;
  exports org.patchbridge.recorded;
  exports org.patchbridge.reference;
  exports org.patchbridge.refit;
  exports org.patchbridge.rig;
  exports org.patchbridge.saliency;

  opens org.patchbridge.bundle to
      com.fasterxml.jackson.databind;

  uses org.patchbridge.parameters.ClassifierKind;
}
