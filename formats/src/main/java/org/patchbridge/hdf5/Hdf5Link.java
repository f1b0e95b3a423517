package org.patchbridge.hdf5;

/** A named link of a group. */
public sealed interface Hdf5Link {
  record Hard(long address) implements Hdf5Link {}

  record Soft(String path) implements Hdf5Link {}

  record External(String file, String path) implements Hdf5Link {}
}
