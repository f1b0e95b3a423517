/**
 * Public data on the user's machine: a catalogue of tables, their transfer, and the folder they lie
 * in; recordings of the DANDI archive. Start at {@link org.patchbridge.archive.FetchedTables} and
 * {@link org.patchbridge.archive.dandi.DandiArchive}.
 */
module org.patchbridge.archive {
  requires transitive org.patchbridge.dataset;
  requires transitive org.patchbridge.formats;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;

  exports org.patchbridge.archive;
  exports org.patchbridge.archive.dandi;
}
