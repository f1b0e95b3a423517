/**
 * Public tables on the user's machine: a catalogue of them, their transfer, and the folder they lie
 * in. Start at {@link org.patchbridge.archive.FetchedTables}.
 */
module org.patchbridge.archive {
  requires transitive org.patchbridge.dataset;
  requires transitive org.patchbridge.formats;
  requires java.net.http;

  exports org.patchbridge.archive;
}
