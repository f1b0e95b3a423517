/**
 * Cells, their labels, donors and features; splits that keep donors apart; seeds, files, long work.
 */
module org.patchbridge.dataset {
  requires java.net.http;

  exports org.patchbridge.dataset;
  exports org.patchbridge.files;
  exports org.patchbridge.random;
  exports org.patchbridge.title;
  exports org.patchbridge.work;
}
