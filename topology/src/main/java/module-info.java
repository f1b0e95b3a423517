/** The shape of a space of cells: persistent homology, with what chance would show. */
module org.patchbridge.topology {
  requires transitive org.patchbridge.dataset;

  exports org.patchbridge.homology;
  exports org.patchbridge.homology.inference;
}
