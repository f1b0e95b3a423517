package org.patchbridge.hdf5.inflate;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The fastest inflater there is. */
public final class Inflaters {
  private Inflaters() {}

  /** Asked for once: which libraries there are does not change while the program runs. */
  private static final class Found {
    static final List<InflaterSource> SOURCES =
        ServiceLoader.load(InflaterSource.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  /** A native one if a service has any, else the JDK's: what they unpack is the same. */
  public static ZlibInflater best() {
    return Found.SOURCES.stream()
        .map(InflaterSource::inflater)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(JdkInflater::new);
  }
}
