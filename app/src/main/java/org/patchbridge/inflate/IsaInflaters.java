package org.patchbridge.inflate;

import com.intel.gkl.compression.IntelInflater;
import java.util.Optional;
import org.patchbridge.hdf5.inflate.InflaterSource;
import org.patchbridge.hdf5.inflate.ZlibInflater;

/**
 * Inflaters of Intel's ISA-L from the Genomics Kernel Library, which GATK unpacks its files with:
 * two and a half times as fast as zlib. There is a build for x86-64 Linux and macOS; elsewhere the
 * JDK's does. A service, found by {@link org.patchbridge.hdf5.inflate.Inflaters}.
 */
public final class IsaInflaters implements InflaterSource {

  /** Unpacking and linking the library takes some milliseconds, and is done once. */
  private static final class Library {
    static final boolean LOADED = load();

    private static boolean load() {
      try (IntelLibrary library = new IntelLibrary()) {
        return library.load();
      }
    }
  }

  @Override
  public Optional<ZlibInflater> inflater() {
    return Library.LOADED ? Optional.of(new IsaInflater()) : Optional.empty();
  }

  /** The library is loaded through an inflater, which holds memory of its own until it is ended. */
  private static final class IntelLibrary implements AutoCloseable {
    private final IntelInflater inflater = new IntelInflater(true);

    boolean load() {
      return inflater.load(null);
    }

    @Override
    public void close() {
      inflater.end();
    }
  }
}
