/**
 * The shape of a space of cells: persistent homology, with what chance would show; the Mapper
 * graph; how mixed species are in it and how apart classes.
 */
module org.patchbridge.topology {
  requires transitive org.patchbridge.dataset;
  requires transitive org.patchbridge.learn;
  requires org.apache.commons.numbers.gamma;

  exports org.patchbridge.homology;
  exports org.patchbridge.homology.inference;
  exports org.patchbridge.mapper;
  exports org.patchbridge.mixing;
}
