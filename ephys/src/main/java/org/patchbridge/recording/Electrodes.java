package org.patchbridge.recording;

import java.util.List;
import java.util.Optional;

/**
 * Whose cells a file holds.
 *
 * @param names of electrodes, or recorded channels, with current-clamp sweeps; each can be asked
 *     for, and none is named where the file names none
 * @param read the one whose cell alone is read; empty where all are read as one cell
 */
public record Electrodes(List<String> names, Optional<String> read) {
  public Electrodes {
    names = List.copyOf(names);
  }

  /** Of a file that names none. */
  public static Electrodes none() {
    return new Electrodes(List.of(), Optional.empty());
  }
}
