package org.patchbridge.npy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes several named arrays into one compressed file, as {@code numpy.savez_compressed} does. */
public final class NpzWriter {
  private final ZipOutputStream zip;

  private NpzWriter(ZipOutputStream zip) {
    this.zip = zip;
  }

  /** What is written for one array. */
  @FunctionalInterface
  public interface Elements {
    void writeTo(NpyWriter array) throws IOException;
  }

  /** The stream stays open after {@link #finish()}. */
  public static NpzWriter begin(OutputStream out) {
    return new NpzWriter(new ZipOutputStream(out));
  }

  /** Adds an array; one file time for all, so that equal content gives equal bytes. */
  public void add(String name, NpyHeader header, Elements elements) throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    NpyWriter array = NpyWriter.begin(zip, header);
    elements.writeTo(array);
    array.finish();
    zip.closeEntry();
  }

  public void finish() throws IOException {
    zip.finish();
  }
}
