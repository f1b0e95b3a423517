/** Models of cells, what they are worth, how sure they are, and why they say what they say. */
module org.patchbridge.learn {
  requires transitive org.patchbridge.dataset;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires ejml.core;
  requires ejml.ddense;
  requires external.umap.java;
  requires org.apache.commons.numbers.gamma;

  exports org.patchbridge.adaptation;
  exports org.patchbridge.calibration;
  exports org.patchbridge.certainty;
  exports org.patchbridge.comparison;
  exports org.patchbridge.ensemble;
  exports org.patchbridge.evaluation;
  exports org.patchbridge.explain;
  exports org.patchbridge.forest;
  exports org.patchbridge.gouwens;
  exports org.patchbridge.metric;
  exports org.patchbridge.optimisation;
  exports org.patchbridge.parameters;
  exports org.patchbridge.preparation;
  exports org.patchbridge.separation;
  exports org.patchbridge.space;
  exports org.patchbridge.spca;
}
