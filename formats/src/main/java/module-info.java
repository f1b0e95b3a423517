/** NWB and Axon ABF recordings, feature tables and their schemas, NumPy arrays. */
module org.patchbridge.formats {
  requires transitive org.patchbridge.dataset;
  requires transitive org.patchbridge.ephys;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires de.siegmar.fastcsv;
  requires io.jhdf;
  requires org.bytedeco.hdf5;
  requires org.bytedeco.javacpp;

  exports org.patchbridge.hdf5.inflate;
  exports org.patchbridge.npy;
  exports org.patchbridge.nwb.write;
  exports org.patchbridge.reader;
  exports org.patchbridge.table;
  exports org.patchbridge.table.mapping;
  exports org.patchbridge.table.recorded;
  exports org.patchbridge.table.schema;
  exports org.patchbridge.table.vocabulary;

  uses org.patchbridge.hdf5.inflate.InflaterSource;
}
