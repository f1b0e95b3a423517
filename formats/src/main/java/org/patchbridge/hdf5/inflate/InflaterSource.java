package org.patchbridge.hdf5.inflate;

import java.util.Optional;

/**
 * Makes inflaters that are faster than the JDK's: a service that is looked for with {@link
 * java.util.ServiceLoader}, so that reading a recording needs no native library.
 */
public interface InflaterSource {
  /** Another one at every call; empty where this machine lacks what it takes. */
  Optional<ZlibInflater> inflater();
}
