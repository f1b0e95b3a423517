package org.patchbridge.forest;

import java.io.IOException;
import java.nio.file.Path;

/** A forest file breaks its format. The message names the file, the part of it and the fact. */
public final class ForestFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String part;

  ForestFileException(Path file, String part, String fact) {
    super(file + " at " + part + ": " + fact + "; take a fresh copy or fit the forest again");
    this.part = part;
  }

  /** Which part of the file, for example {@code column names} or {@code tree 12}. */
  public String part() {
    return part;
  }
}
